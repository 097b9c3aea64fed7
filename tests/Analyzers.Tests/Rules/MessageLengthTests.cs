using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>No message grows with what it quotes: <see cref="ConnectionTest"/> holds each to 160 characters.</summary>
public class MessageLengthTests
{
    private const string Name = "connectionToTheServerOfThePrimaryDataCentre";

    [Theory]
    [InlineData("{|HUP101:<>.Dispose()|};")]
    [InlineData("if (late) <>.Close(); {|HUP101:<>.Dispose()|};")]
    [InlineData("<>.LingerState = new LingerOption(true, 0); {|HUP201:<>.Close()|};")]
    [InlineData("<>.Client.Shutdown(SocketShutdown.Send); {|HUP201:<>.Abort()|};")]
    [InlineData("<>.Client.Shutdown(SocketShutdown.Send); <>.LingerState = new LingerOption(true, 0); {|HUP201:<>.Close()|};")]
    [InlineData("var stream = <>.GetStream(); {|HUP201:stream.Close(0)|};")]
    [InlineData("<>.LingerState = new LingerOption(true, 0); {|HUP201:<>.Client.Disconnect(false)|};")]
    [InlineData("using var scope = <>.AbortOnDispose(); {|HUP201:<>.Close()|};")]
    [InlineData("<>.CloseGracefully(); {|HUP202:<>.Abort()|};")]
    [InlineData("var scope = {|HUP203:<>.AbortOnDispose()|}; <>.GetStream().Write(data); scope.Dispose();")]
    [InlineData("{|HUP204:<>.LingerState.Enabled = true|};")]
    [InlineData("{|HUP205:<>.Client.LingerState = new LingerOption(true, 0)|}; <>.Client.Send(data); <>.Client.Close();")]
    [InlineData("{|HUP301:<>.Client.Close(5)|};")]
    [InlineData("{|HUP301:<>.GetStream().Close(5)|};")]
    [InlineData("<>.GetStream().Write(data); <>.LingerState = {|HUP302:new LingerOption(true, 5)|};")]
    [InlineData("<>.GetStream().Write(data); {|HUP303:<>.Close()|};")]
    [InlineData("<>.GetStream().Write(data); {|HUP305:<>.Client.Shutdown(SocketShutdown.Both)|};")]
    [InlineData("var tls = new SslStream(<>.GetStream()); tls.AuthenticateAsClient(\"host\"); {|HUP304:<>.CloseGracefully()|};")]
    [InlineData("var tls = new SslStream(<>.GetStream()); tls.AuthenticateAsClient(\"host\"); tls.ShutdownAsync().Wait(); {|HUP304:<>.Abort()|};")]
    public Task LongNameOfABorrowedConnection_IsCut(string body) => Check($$"""
        void End(TcpClient {{Name}}, byte[] data, bool late)
        {
            {{body.Replace("<>", Name, StringComparison.Ordinal)}}
        }
        """);

    [Theory]
    [InlineData("var <> = {|HUP103:new TcpClient(\"host\", 80)|}; <>.GetStream().Write(<long>);")]
    [InlineData("var <> = {|HUP103:new TcpClient(\"host\", 80)|}; if (late) <>.Close();")]
    [InlineData("var <> = {|HUP104:new TcpClient(\"host\", 80)|}; <>.GetStream().Write(<long>); <>.Close();")]
    [InlineData("using var {|HUP102:<>|} = new TcpClient(\"host\", 80); <>.GetStream().Write(<long>); <>.Close();")]
    public Task LongNameAndOperationOfAnOwnedConnection_AreCut(string body) => Check($$"""
        void Send(bool late)
        {
            {{body.Replace("<>", Name, StringComparison.Ordinal).Replace("<long>", "System.Text.Encoding.UTF8.GetBytes(Environment.CurrentDirectory + Environment.CommandLine)", StringComparison.Ordinal)}}
        }
        """);

    [Fact]
    public Task LongFieldThatNobodyEnds_IsCut() => Check($$"""
        class Holder
        {
            private readonly TcpClient {|HUP103:{{Name}}|} = new("host", 80);

            public void Send(byte[] data) => {{Name}}.GetStream().Write(data);
        }
        """);
}
