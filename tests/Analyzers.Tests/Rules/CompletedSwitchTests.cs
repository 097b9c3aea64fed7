using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary><c>SocketError</c> under another name: in a switch, in a local.</summary>
public class CompletedSwitchTests
{
    [Fact]
    public Task Switch_IsReportedInTheGoodCase() => Check("""
        void Completed(object? sender, SocketAsyncEventArgs e)
        {
            switch (e.SocketError)
            {
                case SocketError.Success:
                    var socket = e.ConnectSocket!;
                    socket.Send(new byte[1]);
                    {|HUP101:socket.Dispose()|};
                    break;
                default:
                    e.ConnectSocket?.Dispose();
                    break;
            }
        }
        """);

    [Fact]
    public Task Local_IsReportedInTheGoodCase() => Check("""
        void Completed(object? sender, SocketAsyncEventArgs e)
        {
            var error = e.SocketError;
            if (error != SocketError.Success)
            {
                e.ConnectSocket?.Dispose();
                return;
            }

            var socket = e.ConnectSocket!;
            socket.Send(new byte[1]);
            {|HUP101:socket.Dispose()|};
        }
        """);

    [Fact]
    public Task SwitchOverTheFailures_IsNotReported() => Check("""
        void Dialled(object? sender, SocketAsyncEventArgs call)
        {
            switch (call.SocketError)
            {
                case SocketError.Success:
                    call.ConnectSocket!.Send(new byte[1]);
                    call.ConnectSocket!.CloseGracefully();
                    break;
                case SocketError.TimedOut:
                case SocketError.ConnectionRefused:
                    call.ConnectSocket?.Dispose();
                    break;
            }
        }
        """);
}
