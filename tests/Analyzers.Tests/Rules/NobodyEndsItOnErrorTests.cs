using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP104: as HUP103, but only when an exception is thrown.</summary>
public class NobodyEndsItOnErrorTests
{
    [Fact]
    public Task CloseAfterAWrite_IsReported() => Check("""
        void Send(byte[] data)
        {
            var client = {|HUP104:new TcpClient("host", 80)|};
            client.GetStream().Write(data);
            client.Close();
        }
        """);

    [Fact]
    public Task ReturnAfterAWrite_IsReported() => Check("""
        TcpClient Dial(byte[] hello)
        {
            var client = {|HUP104:new TcpClient("host", 80)|};
            client.GetStream().Write(hello);
            return client;
        }
        """);

    [Fact]
    public Task ThrowAfterConnect_IsReported() => Check("""
        TcpClient Dial(Version version)
        {
            var client = {|HUP104:new TcpClient("host", 80)|};
            if (version.Major > 1)
            {
                throw new NotSupportedException();
            }

            return client;
        }
        """);

    [Fact]
    public Task ThrowingConnect_IsNotReported() => Check("""
        TcpClient Dial()
        {
            var client = new TcpClient();
            client.Connect("host", 80);
            return client;
        }
        """);

    [Fact]
    public Task ThrowingCreation_IsNotReported() => Check("""
        TcpClient Dial() => new TcpClient("host", 80);
        """);

    [Fact]
    public Task NothingThrowsBeforeClose_IsNotReported() => Check("""
        void Knock()
        {
            var client = new TcpClient("host", 80);
            Console.WriteLine(client.Connected);
            client.Close();
        }
        """);

    [Fact]
    public Task AbortOnEveryException_IsNotReported() => Check("""
        void Send(byte[] data)
        {
            var client = new TcpClient("host", 80);
            try
            {
                client.GetStream().Write(data);
            }
            catch
            {
                client.Abort();
                throw;
            }

            client.Close();
        }
        """);

    [Fact]
    public Task AbortOnOneExceptionType_IsReported() => Check("""
        void Send(byte[] data)
        {
            var client = {|HUP104:new TcpClient("host", 80)|};
            try
            {
                client.GetStream().Write(data);
            }
            catch (IOException)
            {
                client.Abort();
                throw;
            }

            client.Close();
        }
        """);

    [Fact]
    public Task FinallyEndsIt_IsNotReported() => Check("""
        void Send(byte[] data)
        {
            var client = new TcpClient("host", 80);
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
    public Task CallBetweenAcceptAndUsing_IsReportedBesides() => Check("""
        void Serve(TcpListener listener, Action before)
        {
            var client = {|HUP104:listener.AcceptTcpClient()|};
            before();
            using ({|HUP101:client|})
            {
                client.GetStream().WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task SecondAcceptThrows_IsReportedForTheFirst() => Check("""
        void Pair(TcpListener listener)
        {
            var first = {|HUP104:listener.AcceptTcpClient()|};
            var second = listener.AcceptTcpClient();
            first.Close();
            second.Close();
        }
        """);

    [Fact]
    public Task LeakedOnBothPaths_IsReportedAs103Only() => Check("""
        void Send(byte[] data)
        {
            var client = {|HUP103:new TcpClient("host", 80)|};
            client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task FaultInsideACatch_IsNotFollowed() => Check("""
        void Send(byte[] data, Action log)
        {
            var client = new TcpClient("host", 80);
            try
            {
                client.GetStream().Write(data);
            }
            catch
            {
                log();
                client.Abort();
                throw;
            }

            client.Close();
        }
        """);

    [Fact]
    public Task FaultInsideAFinally_IsNotFollowed() => Check("""
        void Send(byte[] data, Action log)
        {
            var client = new TcpClient("host", 80);
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            finally
            {
                log();
                client.Abort();
            }
        }
        """);
}
