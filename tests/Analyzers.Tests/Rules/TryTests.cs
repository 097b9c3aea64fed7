using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>try, catch, when, finally, nested in one another: normal and exceptional passes stay apart.</summary>
public class TryTests
{
    [Fact]
    public Task WhenFilterThatMayRefuse_LetsTheExceptionFlyOn_IsReported() => Check("""
        void Send(TcpListener listener, byte[] data, bool strict)
        {
            using var {|HUP102:client|} = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch when (strict)
            {
                client.Abort();
                throw;
            }
        }
        """);

    [Fact]
    public Task WhenFilterThatIsAlwaysTrue_StopsAll_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            using var client = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch (IOException)
            {
                client.Abort();
            }
            catch
            {
                client.Abort();
                throw;
            }
        }
        """);

    [Fact]
    public Task ThrowOfTheCaughtType_IsStopped_IsNotReported() => Check("""
        void Check(TcpListener listener, bool bad)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                if (bad)
                {
                    throw new InvalidDataException();
                }

                client.CloseGracefully();
            }
            catch (SystemException)
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task ThrowOfAnotherType_FliesOn_IsReported() => Check("""
        void Check(TcpListener listener, bool bad)
        {
            var client = {|HUP104:listener.AcceptTcpClient()|};
            try
            {
                if (bad)
                {
                    throw new InvalidDataException();
                }

                client.CloseGracefully();
            }
            catch (IOException)
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task SwallowedExceptionInALoop_IsReported() => Check("""
        void Serve(TcpListener listener)
        {
            while (true)
            {
                var client = {|HUP103:listener.AcceptTcpClient()|};
                try
                {
                    client.GetStream().WriteByte(1);
                    client.Close();
                }
                catch (Exception)
                {
                    continue;
                }
            }
        }
        """);

    [Fact]
    public Task RethrowFromCatch_IsReportedAsTruncation() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            using var {|HUP102:client|} = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch (Exception error)
            {
                Console.WriteLine(error);
                throw;
            }
        }
        """);

    [Fact]
    public Task AwaitInCatch_IsNotReported() => Check("""
        async Task Send(TcpListener listener, byte[] data)
        {
            var client = await listener.AcceptTcpClientAsync();
            try
            {
                await client.GetStream().WriteAsync(data);
                await client.CloseGracefullyAsync();
            }
            catch
            {
                client.Abort();
                await Task.Delay(1);
                throw;
            }
        }
        """);

    [Fact]
    public Task CatchReturns_WhatIsOpen_IsReported() => Check("""
        bool Send(TcpListener listener, byte[] data)
        {
            using (var {|HUP101:client|} = listener.AcceptTcpClient())
            {
                try
                {
                    client.GetStream().Write(data);
                }
                catch (IOException)
                {
                    return false;
                }

                client.CloseGracefully();
                return true;
            }
        }
        """);

    [Fact]
    public Task EveryExceptionAborted_AroundTheUsing_IsNotReported() => Check("""
        bool Send(byte[] data)
        {
            var client = new TcpClient();
            try
            {
                client.Connect("host", 80);
                client.GetStream().Write(data);
                client.CloseGracefully();
                return true;
            }
            catch (Exception)
            {
                return false;
            }
            finally
            {
                client.Abort();
            }
        }
        """);
}
