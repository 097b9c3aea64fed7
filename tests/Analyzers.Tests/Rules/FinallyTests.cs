using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>What runs in a <c>finally</c>, on which of the ways through it.</summary>
public class FinallyTests
{
    [Fact]
    public Task NestedFinally_EachRuns_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                try
                {
                    client.GetStream().Write(data);
                    client.CloseGracefully();
                }
                finally
                {
                    Console.WriteLine("written");
                }
            }
            finally
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task InnerFinallyCloses_IsReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            using var client = listener.AcceptTcpClient();
            try
            {
                try
                {
                    client.GetStream().Write(data);
                }
                finally
                {
                    {|HUP102:client.Close()|};
                }
            }
            catch (IOException)
            {
                Console.WriteLine("lost");
            }
        }
        """);

    [Fact]
    public Task ReturnThroughFinally_IsFollowed_IsReported() => Check("""
        int Receive(Socket listener, byte[] data)
        {
            var socket = listener.Accept();
            try
            {
                return socket.Receive(data);
            }
            finally
            {
                {|HUP101:socket.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task ReturnAfterCloseThroughFinally_IsReportedForExceptions() => Check("""
        int Receive(Socket listener, byte[] data)
        {
            var socket = listener.Accept();
            try
            {
                var count = socket.Receive(data);
                socket.Shutdown(SocketShutdown.Both);
                return count;
            }
            finally
            {
                {|HUP102:socket.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task AwaitInFinally_IsReported() => Check("""
        async Task Send(TcpListener listener, byte[] data)
        {
            var client = await listener.AcceptTcpClientAsync();
            try
            {
                await client.GetStream().WriteAsync(data);
            }
            finally
            {
                await {|HUP102:client.CloseGracefullyAsync()|};
            }
        }
        """);

    [Fact]
    public Task FinallyBehindANullTest_IsNotReported() => Check("""
        TcpClient Dial(byte[] hello)
        {
            TcpClient? client = null;
            try
            {
                client = new TcpClient("host", 80);
                client.GetStream().Write(hello);
                var result = client;
                client = null;
                return result;
            }
            finally
            {
                client?.Abort();
            }
        }
        """);

    [Fact]
    public Task TryFinallyWithoutCatch_IsNotReported() => Check("""
        void Knock(TcpListener listener)
        {
            TcpClient? client = null;
            try
            {
                client = listener.AcceptTcpClient();
                client.CloseGracefully();
            }
            finally
            {
                client?.Abort();
            }
        }
        """);
}
