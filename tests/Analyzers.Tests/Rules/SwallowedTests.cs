using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A catch swallows what came after the connection, and with it the last name for it.</summary>
public class SwallowedTests
{
    [Fact]
    public Task ConstructorOfAnotherAssembly_IsReported() => Check("""
        object? Open(string host)
        {
            try
            {
                var client = {|HUP103:new TcpClient(host, 80)|};
                return new System.Net.Http.StreamContent(client.GetStream());
            }
            catch (Exception)
            {
                return null;
            }
        }
        """);

    [Fact]
    public Task ConstructorOfAnotherAssemblyBehindTheCreation_IsReported() => Check("""
        object? Open(string host)
        {
            var client = {|HUP103:new TcpClient(host, 80)|};
            try
            {
                return new System.IO.Pipelines.StreamPipeReaderOptions(bufferSize: client.GetStream().ReadByte());
            }
            catch (Exception)
            {
                return null;
            }
        }
        """);

    [Fact]
    public Task Write_IsReported() => Check("""
        void Send(string host)
        {
            try
            {
                var client = {|HUP103:new TcpClient(host, 80)|};
                client.GetStream().WriteByte(1);
                client.CloseGracefully();
            }
            catch (Exception e)
            {
                Console.WriteLine(e);
            }
        }
        """);

    [Fact]
    public Task WhatElseMayFail_IsReported() => Check("""
        void Serve(TcpListener listener, Func<int> next)
        {
            while (true)
            {
                try
                {
                    var client = {|HUP103:listener.AcceptTcpClient()|};
                    client.SendTimeout = next();
                    client.CloseGracefully();
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                }
            }
        }
        """);

    [Fact]
    public Task CatchOfOneKind_IsReported() => Check("""
        void Send(string host, Func<byte> next)
        {
            try
            {
                var client = {|HUP103:new TcpClient(host, 80)|};
                client.GetStream().WriteByte(next());
                client.CloseGracefully();
            }
            catch (TimeoutException e)
            {
                Console.WriteLine(e);
            }
        }
        """);

    [Fact]
    public Task CatchThatThrowsAgain_IsReportedAs104() => Check("""
        void Send(string host)
        {
            try
            {
                var client = {|HUP104:new TcpClient(host, 80)|};
                client.GetStream().WriteByte(1);
                client.CloseGracefully();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException("not sent", e);
            }
        }
        """);

    [Fact]
    public Task LoopThatGoesOn_IsReported() => Check("""
        void Serve(TcpListener listener)
        {
            while (true)
            {
                try
                {
                    var client = {|HUP103:listener.AcceptTcpClient()|};
                    client.GetStream().WriteByte(1);
                    client.CloseGracefully();
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                }
            }
        }
        """);

    [Fact]
    public Task CatchThatEndsIt_IsNotReported() => Check("""
        void Log(string host, string journal)
        {
            var line = new TcpClient(host, 7);
            try
            {
                line.GetStream().WriteByte(1);
                using var file = new StreamWriter(journal);
            }
            catch (Exception)
            {
                line.Abort();
                return;
            }

            line.CloseGracefully();
        }
        """);
}
