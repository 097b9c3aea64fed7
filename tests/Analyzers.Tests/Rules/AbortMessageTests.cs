using Hangup.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What HUP2xx, HUP3xx and HUP401 say where it varies.</summary>
public class AbortMessageTests
{
    [Theory]
    [InlineData("client.LingerState = new LingerOption(true, 0)", "client.Close()", "client", "is ended normally here before linger can abort it, so the other side sees success: call Abort()")]
    [InlineData("client.Client.Shutdown(SocketShutdown.Send)", "client.Abort()", "client", "was shut down before this abort, so the other side has already seen a normal end: call Abort() without Shutdown")]
    [InlineData("var stream = client.GetStream()", "stream.Close(0)", "stream", "is ended normally by NetworkStream.Close before the abort, so the other side sees success: call Abort()")]
    [InlineData("client.LingerState = new LingerOption(true, 0)", "client.Client.Disconnect(false)", "client.Client", "is ended normally by Disconnect before the abort, so the other side sees success: call Abort()")]
    [InlineData("using var scope = client.AbortOnDispose()", "client.Close()", "client", "ends under AbortOnDispose(), so an abort follows that can destroy the last data: call CloseGracefully() or Abort()")]
    public Task FinBeforeReset_SaysWhichFin(string before, string end, string name, string reason) => Check($$"""
        void Drop(TcpClient client)
        {
            {{before}};
            {|#0:{{end}}|};
        }
        """, Say(Descriptors.FinBeforeReset, name, reason));

    [Theory]
    [InlineData("client.Client.Close(5)", "client.Client", "aborts as soon as a byte arrives or the time is up")]
    [InlineData("client.GetStream().Close(5)", "client", "never waits for the other side")]
    public Task TimedClose_SaysWhatItDoes(string close, string name, string effect) => Check($$"""
        void End(TcpClient client)
        {
            {|#0:{{close}}|};
        }
        """, Say(Descriptors.TimedClose, name, effect));

    [Fact]
    public Task ScopeThatNobodyDisposes_IsNever() => Check("""
        void Send(TcpClient client)
        {
            {|#0:client.AbortOnDispose()|};
            client.CloseGracefully();
        }
        """, Say(Descriptors.ScopeNotDisposed, "client", "is never disposed"));

    [Fact]
    public Task ScopeThatIsSometimesDisposed_IsNotOnEveryPath() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            var scope = {|#0:client.AbortOnDispose()|};
            client.GetStream().Write(data);
            scope.Dispose();
        }
        """, Say(Descriptors.ScopeNotDisposed, "client", "is not disposed on every path"));

    [Fact]
    public Task LostSetting_NamesTheSetting() => Check("""
        void Arm(Socket socket) => {|#0:socket.LingerState!.Enabled = true|};
        """, Say(Descriptors.LostSetting, "socket.LingerState!.Enabled"));

    [Fact]
    public Task EndedTwice_NamesTheConnection() => Check("""
        void End(TcpClient client)
        {
            client.CloseGracefully();
            {|#0:client.GetStream().Abort()|};
        }
        """, Say(Descriptors.EndedTwice, "client", ""));

    [Theory]
    [InlineData("", "client.CloseGracefully()", "is closed without close_notify, so the other side cannot tell if all has arrived: await ShutdownAsync() first")]
    [InlineData("await tls.ShutdownAsync();", "client.Abort()", "is aborted after close_notify has told the other side that all has arrived: call Abort() without ShutdownAsync()")]
    public Task MissingCloseNotify_SaysWhatThePeerBelieves(string before, string end, string reason) => Check($$"""
        async Task End(TcpClient client)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            {{before}}
            {|#0:{{end}}|};
        }
        """, Say(Descriptors.MissingCloseNotify, "client", reason));

    [Theory]
    [InlineData("int", "socket.Receive(buffer)", "return 0")]
    [InlineData("object?", "new StreamReader(new NetworkStream(socket)).ReadLine()", "return null")]
    public Task ResetTakenForEnd_QuotesTheAnswer(string type, string read, string answer) => Check($$"""
        {{type}} Read(Socket socket, byte[] buffer)
        {
            try
            {
                return {{read}};
            }
            {|#0:catch|} (IOException)
            {
                {{answer}};
            }
        }
        """, Say(Descriptors.ResetTakenForEnd, answer));

    private static DiagnosticResult Say(DiagnosticDescriptor rule, params object[] arguments) =>
        new DiagnosticResult(rule).WithArguments(arguments).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
}
