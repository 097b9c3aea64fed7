using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>What <c>SocketAsyncEventArgs.SocketError</c> tells of the sockets in it.</summary>
public class EventArgsTests
{
    [Theory]
    [InlineData("if (done.SocketError != SocketError.Success) { done.AcceptSocket?.Dispose(); return; }")]
    [InlineData("if (done.SocketError != SocketError.Success) { done.ConnectSocket?.Dispose(); return; }")]
    [InlineData("if (done.SocketError == SocketError.Success) { Keep(done); } else { done.AcceptSocket?.Dispose(); }")]
    [InlineData("if (done.SocketError is not SocketError.Success) { var socket = done.AcceptSocket; socket?.Dispose(); }")]
    [InlineData("if (done.SocketError == SocketError.OperationAborted) { done.AcceptSocket?.Dispose(); }")]
    public Task DisposedWhereItFailed_IsNotReported(string use) => Check(Handler(use));

    [Theory]
    [InlineData("if (done.SocketError == SocketError.Success) { {|HUP101:done.AcceptSocket?.Dispose()|}; }")]
    [InlineData("if (done.SocketError != SocketError.Success) { Console.WriteLine(1); } {|HUP101:done.AcceptSocket?.Dispose()|};")]
    [InlineData("if (done.SocketError != SocketError.Success) { Console.WriteLine(1); } var socket = done.AcceptSocket; {|HUP101:socket?.Dispose()|};")]
    [InlineData("if (done.SocketError != SocketError.OperationAborted) { {|HUP101:done.AcceptSocket?.Dispose()|}; }")]
    [InlineData("if (done.SocketError != SocketError.Success || done.BytesTransferred == 0) { {|HUP101:done.AcceptSocket?.Dispose()|}; }")]
    public Task DisposedWhereItMayHaveSucceeded_IsReported(string use) => Check(Handler(use));

    /// <summary>What a type for datagrams is handed was not accepted, whatever its property is called.</summary>
    [Fact]
    public Task SocketInATypeForDatagrams_IsNotReported() => ConnectionTest.CheckEveryRule(Radio("UdpRadio", "done.AcceptSocket!.Shutdown(SocketShutdown.Both);"));

    [Fact]
    public Task SocketInAnotherType_IsReported() => ConnectionTest.CheckEveryRule(Radio("Radio", "{|HUP305:done.AcceptSocket!.Shutdown(SocketShutdown.Both)|};"));

    private static string Radio(string type, string use) => $$"""
        sealed class {{type}}
        {
            void Done(object? sender, SocketAsyncEventArgs done)
            {
                if (done.SocketError == SocketError.Success)
                    Console.WriteLine(done.BytesTransferred);
                {{use}}
                done.AcceptSocket.Close();
            }
        }
        """;

    private static string Handler(string use) => $$"""
        void Done(object? sender, SocketAsyncEventArgs done)
        {
            {{use}}
        }

        static void Keep(SocketAsyncEventArgs done) => throw new NotSupportedException();
        """;
}
