using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Helpers that dispose anything cannot say that it is a connection: the call can.</summary>
public class DisposeHelperTests
{
    [Fact]
    public Task HelperForIDisposable_AfterClose_IsNotReported() => Check("""
        void Drop(TcpClient client)
        {
            client.Close();
            SafeDispose(client);
        }

        static void SafeDispose(IDisposable? target) => target?.Dispose();
        """);

    [Fact]
    public Task HelperOfAnIdleClient_IsNotReported() => Check("""
        void Drop()
        {
            var client = new TcpClient();
            SafeDispose(client);
        }

        static void SafeDispose(IDisposable? target) => target?.Dispose();
        """);

    [Fact]
    public Task RecursiveHelper_DoesNotOverflow() => Check("""
        void Drop(TcpClient client) => Again(client);

        static void Again(IDisposable target) => Again(target);
        """);

    [Fact]
    public Task GenericHelper_IsReportedAtTheCall() => Check("""
        void Drop(TcpClient client) => {|HUP101:SafeDispose(client)|};

        static void SafeDispose<T>(T? target) where T : class, IDisposable => target?.Dispose();
        """);

    [Fact]
    public Task GenericHelperConstrainedByNothing_IsReportedAtTheCall() => Check("""
        void Drop(TcpClient client) => {|HUP101:SafeDispose(client)|};

        static void SafeDispose<T>(T target) => (target as IDisposable)?.Dispose();
        """);

    [Fact]
    public Task HelperForIDisposable_IsReportedAtTheCall() => Check("""
        void Drop(TcpClient client) => {|HUP101:SafeDispose(client)|};

        static void SafeDispose(IDisposable? target)
        {
            try
            {
                target?.Dispose();
            }
            catch (Exception)
            {
            }
        }
        """);

    [Fact]
    public Task HelperInAFinally_IsReportedForExceptions() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            finally
            {
                {|HUP102:SafeDispose(client)|};
            }
        }

        static void SafeDispose(IDisposable? target) => target?.Dispose();
        """);

    [Fact]
    public Task ExtensionHelper_IsReportedAtTheCall() => Check("""
        static class Disposables
        {
            public static void SafeDispose(this IDisposable? target) => target?.Dispose();
        }

        class Program
        {
            void Drop(TcpClient client) => {|HUP101:client.SafeDispose()|};
        }
        """);

    [Fact]
    public Task HelperWithParams_IsReportedAtTheCall() => Check("""
        void Drop(TcpClient client) => {|HUP101:DisposeAll(client, new MemoryStream())|};

        static void DisposeAll(params IDisposable[] all)
        {
            foreach (var one in all)
            {
                one.Dispose();
            }
        }
        """);

    [Fact]
    public Task HelperWithParamsThatOnlyCounts_IsNotReported() => Check("""
        void Count(TcpClient client) => Console.WriteLine(CountOf(client, new MemoryStream()));

        static int CountOf(params IDisposable[] all) => all.Length;
        """);

    [Theory]
    [InlineData("Stream stream", "stream.Dispose()")]
    [InlineData("object stream", "((IDisposable)stream).Dispose()")]
    public Task BodyThatOnlyCallsAHelper_IsReported(string parameter, string dispose) => Check($$"""
        private NetworkStream? stream;

        void Open(TcpClient client) => stream = client.GetStream();

        void Stop() => {|HUP101:Release(stream!)|};

        private static void Release({{parameter}}) => {{dispose}};
        """);

    [Fact]
    public Task BodyThatOnlyCallsAHelperThatFlushes_IsNotReported() => Check("""
        private NetworkStream? stream;

        void Open(TcpClient client) => stream = client.GetStream();

        void Stop() => Settle(stream!);

        private static void Settle(Stream stream) => stream.Flush();
        """);
}
