using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>try, catch, when, finally, nested in one another: normal and exceptional passes stay apart.</summary>
public class TryTests
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
