using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What a callback is handed by its state or sender is connected by that callback, or was not.</summary>
public class ConnectedInACallbackTests
{
    private static string Finish(string take, string cleanup) => $$"""
        private TcpClient? _cable;

        void Finish(IAsyncResult dialed)
        {
            {{take}}
            try
            {
                cable.EndConnect(dialed);
                MARK
            }
            catch (SocketException)
            {
                {{cleanup}};
                return;
            }

            cable.GetStream().WriteByte(1);
            cable.CloseGracefully();
        }
        """;

    [Theory]
    [InlineData("var cable = (TcpClient)dialed.AsyncState!;")]
    [InlineData("if (dialed.AsyncState is not TcpClient cable) return;")]
    public Task DisposedWhereItHasNotConnected_IsNotReported(string take) => Check(Finish(take, "cable.Dispose()").Replace("MARK", "", StringComparison.Ordinal));

    [Fact]
    public Task FieldDisposedWhereItHasNotConnected_IsNotReported() =>
        Check(Finish("_cable = (TcpClient)dialed.AsyncState!;", "_cable.Dispose()").Replace("MARK", "", StringComparison.Ordinal).Replace(" cable.", " _cable.", StringComparison.Ordinal));

    [Theory]
    [InlineData("var cable = (TcpClient)dialed.AsyncState!;")]
    [InlineData("if (dialed.AsyncState is not TcpClient cable) return;")]
    public Task DisposedWhereMoreThanTheConnectMayHaveFailed_IsReported(string take) =>
        Check(Finish(take, "cable.Dispose()").Replace("MARK", "", StringComparison.Ordinal).Replace("cable.EndConnect(dialed);", "cable.GetStream().WriteByte(2);", StringComparison.Ordinal).Replace("cable.Dispose()", "{|HUP102:cable.Dispose()|}", StringComparison.Ordinal));

    private static string Dialed(string otherwise) => $$"""
        void Dialed(object? sender, SocketAsyncEventArgs e)
        {
            if (Interlocked.CompareExchange(ref _state, 1, 0) == 0)
            {
                e.ConnectSocket!.Send(new byte[1]);
                e.ConnectSocket.Close();
                return;
            }

            {{otherwise}}
        }

        private int _state;
        """;

    [Fact]
    public Task DialedTooLate_IsNotReported() => Check(Dialed("e.ConnectSocket?.Dispose();"));

    [Theory]
    [InlineData("e.ConnectSocket!.Send(new byte[2]); {|HUP101:e.ConnectSocket.Dispose()|};")]
    [InlineData("if (e.BytesTransferred == 0) {|HUP101:e.ConnectSocket?.Dispose()|};")]
    public Task DialedAndUsed_IsReported(string otherwise) => Check(Dialed(otherwise));

    private static string Completed(string question) => $$"""
        sealed class Courier(Socket road)
        {
            private readonly Socket _road = road;

            public void Completed(object? sender, SocketAsyncEventArgs e)
            {
                var way = (Socket)sender!;
                if ({{question}})
                {
                    MARK
                    return;
                }

                way.Send(new byte[1]);
                way.Close();
            }
        }
        """;

    [Theory]
    [InlineData("e.SocketError != SocketError.Success")]
    [InlineData("e.SocketError is SocketError.ConnectionRefused or SocketError.HostUnreachable")]
    public Task DisposedWhereItsOperationFailed_IsNotReported(string question) => Check(Completed(question).Replace("MARK", "way.Dispose(); _road.Dispose();", StringComparison.Ordinal));

    [Theory]
    [InlineData("e.BytesTransferred == 0")]
    [InlineData("e.SocketError == SocketError.Success")]
    public Task DisposedWhereItSucceeded_IsReported(string question) =>
        Check(Completed(question).Replace("MARK", "{|HUP101:way.Dispose()|}; {|HUP101:_road.Dispose()|};", StringComparison.Ordinal));
}
