using Hangup.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What HUP2xx, HUP3xx and HUP401 say where it varies.</summary>
public class AbortMessageTests
{
    [Theory]
    [InlineData("client.LingerState = new LingerOption(true, 0)", "client.Close()", "client", "is shut down by this before the linger option can reset it, so the peer reads end-of-file: call Abort()")]
    [InlineData("client.Client.Shutdown(SocketShutdown.Send)", "client.Abort()", "client", "has been shut down before this abort, so the peer has read end-of-file: abort it first")]
    [InlineData("var stream = client.GetStream()", "stream.Close(0)", "stream", "is shut down by NetworkStream.Close before it is reset, so the peer reads end-of-file: call Abort()")]
    [InlineData("client.LingerState = new LingerOption(true, 0)", "client.Client.Disconnect(false)", "client.Client", "is shut down by Disconnect before it is reset, so the peer reads end-of-file: call Abort()")]
    [InlineData("using var scope = client.AbortOnDispose()", "client.Close()", "client", "ends while AbortOnDispose() is in charge, so a reset follows that can destroy what was sent last: call CloseGracefully() or Abort()")]
    public Task FinBeforeReset_SaysWhichFin(string before, string end, string name, string reason) => Check($$"""
        void Drop(TcpClient client)
        {
            {{before}};
            {|#0:{{end}}|};
        }
        """, Say(Descriptors.FinBeforeReset, name, reason));

    [Theory]
    [InlineData("client.Client.Close(5)", "client.Client", "resets as soon as a byte arrives or the time is up")]
    [InlineData("client.GetStream().Close(5)", "client", "never waits")]
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
    [InlineData("", "client.CloseGracefully()", "is closed without close_notify, so the TLS peer cannot tell truncation: await ShutdownAsync() first")]
    [InlineData("await tls.ShutdownAsync();", "client.Abort()", "is aborted after close_notify has told the TLS peer that it has everything")]
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
