using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A method of another type, under any name, ends whatever <c>IDisposable</c> it is given.</summary>
public class StrangersTests
{
    private const string Junk = """
        static class Junk
        {
            public static void Collect(IDisposable? thing) => thing?.Dispose();

            public static void Weigh(IDisposable? thing) => Console.WriteLine(thing);

            public static void Sweep<T>(ref T? thing) where T : class, IDisposable
            {
                thing?.Dispose();
                thing = null;
            }
        }

        """;

    [Fact]
    public Task Field_IsReported() => Check(Junk + """
        class Peer
        {
            private readonly TcpClient client = new TcpClient("a", 1);

            void Ask() => client.GetStream().WriteByte(1);

            void Stop() => {|HUP101:Junk.Collect(client)|};
        }
        """);

    [Fact]
    public Task Parameter_IsReported() => Check(Junk + """
        class Peer
        {
            void Drop(Socket socket)
            {
                socket.Send(new byte[1]);
                {|HUP101:Junk.Collect(socket)|};
            }
        }
        """);

    [Fact]
    public Task FieldByReference_IsReported() => Check(Junk + """
        class Peer
        {
            private TcpClient? client;

            void Open() => client = new TcpClient("a", 1);

            void Stop() => {|HUP101:Junk.Sweep(ref client)|};
        }
        """);

    [Fact]
    public Task EndedBeforeOrOnlyLookedAt_IsNotReported() => Check(Junk + """
        class Peer
        {
            void Drop(Socket socket)
            {
                socket.Send(new byte[1]);
                Junk.Weigh(socket);
                socket.Abort();
                Junk.Collect(socket);
            }
        }
        """);
}
