using Hangup.Analyzers.Rules;
using Microsoft.CodeAnalysis.Testing;
using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What cannot fail with arguments like these is not believed to; and of several that can, the one that exchanges data is named.</summary>
public class UnlikelyFaultTests
{
    private static string Between(string operation) => $$"""
        enum Tone { Low, High }

        void Say(TcpListener listener, string word)
        {
            using var line = listener.AcceptTcpClient();
            Greet(line);
            {{operation}}
            line.Close();
        }

        static void Greet(TcpClient line) => line.NoDelay = true;

        static void Tune(Socket line, uint seconds)
        {
            line.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            line.IOControl(IOControlCode.KeepAliveValues, BitConverter.GetBytes(seconds), null);
        }
        """;

    [Theory]
    [InlineData("var tone = (Tone)Enum.Parse(typeof(Tone), word);")]
    [InlineData("var gate = new ManualResetEventSlim(false);")]
    [InlineData("var gate = new SemaphoreSlim(0, 8);")]
    [InlineData("var door = new TcpListener(new IPEndPoint(IPAddress.Loopback, 0));")]
    [InlineData("var name = Guid.NewGuid().ToString(\"N\");")]
    [InlineData("var buffer = new MemoryStream(4096); buffer.WriteByte(1);")]
    [InlineData("var clock = new Timer(_ => { }, null, 100, 100);")]
    [InlineData("var dice = new Random(7).Next(6);")]
    [InlineData("var octets = BitConverter.GetBytes(7);")]
    [InlineData("line.Client.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, 1);")]
    [InlineData("Tune(line.Client, 30);")]
    public Task OperationThatCannotFail_IsNotReported(string operation) => Check(Between(operation));

    [Theory]
    [InlineData("var number = int.Parse(word);")]
    [InlineData("var door = new TcpListener(new IPEndPoint(IPAddress.Parse(word), 0));")]
    [InlineData("var file = new FileStream(\"log\", FileMode.Append);")]
    [InlineData("var gate = new SemaphoreSlim(word.Length, word.IndexOf('x'));")]
    [InlineData("line.Client.Send(new byte[1]);")]
    public Task OperationThatCanFail_IsReported(string operation) => Check(Between(operation).Replace("using var line", "using var {|HUP102:line|}", StringComparison.Ordinal));

    [Fact]
    public Task MessageNamesWhatExchanges() => Check("""
        void Say(TcpListener listener, string word)
        {
            var line = listener.AcceptTcpClient();
            using ({|#0:line|})
            {
                var number = int.Parse(word);
                Show(line);
                line.Client.Send(new byte[number]);
                line.Close();
            }
        }

        static void Show(TcpClient line)
        {
            var names = Dns.GetHostAddresses(line.ToString()!);
        }
        """,
        new DiagnosticResult(Descriptors.TruncationOnError).WithArguments("line", "'line.Client.Send(new byte[number])'").WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
}
