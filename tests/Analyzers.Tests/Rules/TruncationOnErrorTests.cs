using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP102: an exception ends an open connection as if the exchange were complete.</summary>
public class TruncationOnErrorTests
{
    [Fact]
    public Task CloseAtTheEndOfAUsing_IsReported() => Check("""
        void Send(byte[] data)
        {
            using var {|HUP102:client|} = new TcpClient("host", 80);
            client.GetStream().Write(data);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task CloseAtTheEndOfAUsingStatement_IsReported() => Check("""
        void Send(byte[] data)
        {
            using (var {|HUP102:client|} = new TcpClient("host", 80))
            {
                client.GetStream().Write(data);
                client.Close();
            }
        }
        """);

    [Fact]
    public Task CloseInFinally_IsReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
            }
            finally
            {
                {|HUP102:client.Close()|};
            }
        }
        """);

    [Fact]
    public Task CloseGracefullyInFinally_IsReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
            }
            finally
            {
                {|HUP102:client.CloseGracefully()|};
            }
        }
        """);

    [Fact]
    public Task AbortInFinally_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            finally
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task AbortInCatch_IsNotReported() => Check("""
        void Send(byte[] data)
        {
            using var client = new TcpClient("host", 80);
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch
            {
                client.Abort();
                throw;
            }
        }
        """);

    [Fact]
    public Task CloseInCatchIsADecision_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch
            {
                client.Close();
                throw;
            }
        }
        """);

    [Fact]
    public Task DisposeOfAnOpenConnectionInCatch_IsReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch
            {
                {|HUP102:client.Dispose()|};
                throw;
            }
        }
        """);

    [Fact]
    public Task DisposeInCatchOfWhatMayStillBeIdle_IsNotReported() => Check("""
        TcpClient Dial(byte[] hello)
        {
            var client = new TcpClient();
            try
            {
                client.Connect("host", 80);
                client.GetStream().Write(hello);
                return client;
            }
            catch
            {
                client.Dispose();
                throw;
            }
        }
        """);

    [Fact]
    public Task EndlessLoop_IsReported() => Check("""
        void Echo(TcpListener listener)
        {
            using var {|HUP102:client|} = listener.AcceptTcpClient();
            while (true)
            {
                client.GetStream().WriteByte((byte)client.GetStream().ReadByte());
            }
        }
        """);

    [Fact]
    public Task EndlessLoopInAScope_IsNotReported() => Check("""
        void Echo(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client.AbortOnDispose();
            while (true)
            {
                client.GetStream().WriteByte((byte)client.GetStream().ReadByte());
            }
        }
        """);

    [Fact]
    public Task CatchOfOneExceptionType_LetsOthersFlyOn_IsReported() => Check("""
        void Send(byte[] data)
        {
            using var {|HUP102:client|} = new TcpClient("host", 80);
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch (IOException)
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task CatchOfException_StopsAll_IsNotReported() => Check("""
        void Send(byte[] data)
        {
            using var client = new TcpClient("host", 80);
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch (Exception)
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task FilteredCatchOfException_LetsOthersFlyOn_IsReported() => Check("""
        void Send(byte[] data)
        {
            using var {|HUP102:client|} = new TcpClient("host", 80);
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task NothingCanThrowWhileOpen_IsNotReported() => Check("""
        void Greet()
        {
            using var client = new TcpClient("host", 80);
            client.GetStream();
            client.NoDelay = true;
            client.LingerState = new LingerOption(false, 0);
            Console.WriteLine(client.Available);
            client.Close();
        }
        """);

    [Fact]
    public Task OnlyConnectThrows_IsNotReported() => Check("""
        void Knock()
        {
            using var client = new TcpClient();
            client.Connect("host", 80);
            client.Close();
        }
        """);

    [Fact]
    public Task LeftToChanceOnBoth_IsReportedAs101Only() => Check("""
        void Send(byte[] data)
        {
            using var {|HUP101:client|} = new TcpClient("host", 80);
            client.GetStream().Write(data);
        }
        """);
}
