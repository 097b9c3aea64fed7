using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP302: linger with a time blocks the thread in Close and proves nothing.</summary>
public class LingeringCloseTests
{
    [Theory]
    [InlineData("client.LingerState = {|HUP302:new LingerOption(true, 10)|}")]
    [InlineData("client.LingerState = {|HUP302:new(true, 10)|}")]
    [InlineData("client.LingerState = {|HUP302:new LingerOption(seconds: 10, enable: true)|}")]
    [InlineData("client.LingerState = {|HUP302:new LingerOption(true, seconds)|}")]
    [InlineData("client.Client.LingerState = {|HUP302:new LingerOption(true, 10)|}")]
    [InlineData("client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, {|HUP302:new LingerOption(true, 10)|})")]
    [InlineData("var option = {|HUP302:new LingerOption(true, 10)|}; client.LingerState = option")]
    [InlineData("const int time = 10; client.LingerState = {|HUP302:new LingerOption(true, time)|}")]
    public Task LingerWithATime_IsReported(string statement) => Check($$"""
        void Set(TcpClient client, int seconds)
        {
            {{statement}};
        }
        """);

    [Fact]
    public Task ObjectInitialiser_IsReported() => Check("""
        TcpClient Make() => new() { LingerState = {|HUP302:new LingerOption(true, 10)|} };
        """);

    [Fact]
    public Task Field_IsReported() => Check("""
        private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

        void Open(IPEndPoint server)
        {
            socket.LingerState = {|HUP302:new LingerOption(true, 10)|};
            socket.Connect(server);
        }

        void Close() => socket.Close();
        """);

    [Fact]
    public Task TwoOptions_AreReportedBoth() => Check("""
        void Set(Socket socket, bool patient)
        {
            if (patient)
            {
                socket.LingerState = {|HUP302:new LingerOption(true, 60)|};
            }
            else
            {
                socket.LingerState = {|HUP302:new LingerOption(true, 1)|};
            }
        }
        """);

    [Fact]
    public Task CloseOfALingeringClient_IsNoFinBeforeAReset() => Check("""
        void End(TcpClient client)
        {
            client.LingerState = {|HUP302:new LingerOption(true, 10)|};
            client.Close();
        }
        """);

    [Theory]
    [InlineData("client.LingerState = new LingerOption(true, 0)")]
    [InlineData("client.LingerState = new LingerOption(false, 0)")]
    [InlineData("client.LingerState = new LingerOption(false, 10)")]
    [InlineData("client.LingerState = known")]
    [InlineData("var option = new LingerOption(true, 10)")]
    [InlineData("const int now = 0; client.LingerState = new LingerOption(true, now)")]
    public Task OtherOption_IsNotReported(string statement) => Check($$"""
        void Set(TcpClient client, LingerOption known)
        {
            {{statement}};
        }
        """);

    [Fact]
    public Task OptionThatIsReturned_IsNotReported() => Check("""
        LingerOption Patient() => new(true, 10);

        void Set(TcpClient client) => client.LingerState = Patient();
        """);

    [Fact]
    public Task OptionInAReadOnlyField_IsReportedWhereItIsSet() => Check("""
        static class Options
        {
            public static readonly LingerOption Wait = new(true, 10);
        }

        class Session
        {
            void Open(Socket socket) => socket.LingerState = {|HUP302:Options.Wait|};

            void Accept(Socket socket) => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, {|HUP302:Options.Wait|});
        }
        """);

    [Theory]
    [InlineData("using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp); socket.LingerState = new LingerOption(true, 10);")]
    [InlineData("using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 10) }; socket.Bind(local); socket.Listen();")]
    [InlineData("using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp); socket.Bind(local); socket.Listen(); socket.LingerState = new LingerOption(true, 10);")]
    public Task SocketWithoutAPeer_IsNotReported(string program) => Check($$"""
        void Open(EndPoint local)
        {
            {{program}}
        }
        """);

    [Fact]
    public Task SocketThatHasEnded_IsOnlyToldOnce() => Check("""
        void Close(Socket socket)
        {
            socket.Close(0);
            {|HUP202:socket.LingerState = new LingerOption(true, 10)|};
        }
        """);

    [Fact]
    public Task SocketThatOthersConnect_IsReported() => Check("""
        Socket Open() => new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = {|HUP302:new LingerOption(true, 10)|} };
        """);

    [Fact]
    public Task SocketThatOnlyALambdaSets_IsNotReported() => Check("""
        void Try(Action<Action> refuses)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            refuses(() => socket.LingerState = new LingerOption(true, 70_000));
        }
        """);

    [Fact]
    public Task SocketOfWhichNothingIsKnown_IsNotReported() => Check("""
        void Try(Func<Socket> some) => some().LingerState = new LingerOption(true, 10);
        """);
}
