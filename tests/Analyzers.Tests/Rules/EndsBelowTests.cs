using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A method that does not name the field may end it all the same, through the others that it calls.</summary>
public class EndsBelowTests
{
    private static string Phone(string below, string call = "Stop();") => $$"""
        sealed class Phone : IDisposable
        {
            private TcpClient? _line;
            private bool _isDown;

            public void Call(string host)
            {
                _line = new TcpClient(host, 7);
                _line.GetStream().WriteByte(1);
            }

            private void Stop()
            {
                _isDown = true;
                HangUp();
            }

            private void HangUp() => this.Drop();

            private void Drop()
            {
                {{below}}
            }

            private static void Quietly(TcpClient? line) => line?.Close();

            private void Look() => Console.WriteLine(_isDown);

            public void Dispose()
            {
                {{call}}
                {|#0:_line?.Dispose()|};
            }
        }
        """;

    [Theory]
    [InlineData("_line?.Close(); _line = null;")]
    [InlineData("_line?.Client.Shutdown(SocketShutdown.Both);")]
    [InlineData("Quietly(_line);")]
    public Task EndedTwoCallsAway_IsNotReported(string below) => Check(Phone(below));

    [Theory]
    [InlineData("Console.WriteLine(_line?.Available);", "Stop();")]
    [InlineData("_line?.Close();", "Look();")]
    public Task LeftOpenTwoCallsAway_IsReported(string below, string call) => Check(Phone(below, call).Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));

    [Fact]
    public Task EndedBehindTheDispose_IsReported() => Check(Phone("_isDown = _line is null;", "Look();").Replace("{|#0:_line?.Dispose()|};", "{|HUP101:_line?.Dispose()|}; _line = null; Stop();", StringComparison.Ordinal));
}
