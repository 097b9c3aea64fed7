using System.Net.Security;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>Bad arguments are answered with their name and range, before anything happens to the connection.</summary>
public class RefusalTests
{
    [Fact]
    public void BadLimits_AreRefusedByName()
    {
        using var pair = new Pair();
        var tooLong = TimeSpan.FromMilliseconds((double)int.MaxValue + 1);
        foreach (TimeSpan bad in new[] { TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, tooLong, TimeSpan.MaxValue })
        {
            var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => pair.Client.CloseGracefully(bad));
            Assert.Equal("timeout", refusal.ParamName);
            Assert.Contains("between 00:00:00 and 24.20:31:23.6470000", refusal.Message, StringComparison.Ordinal);
            Assert.Equal("timeout", Assert.Throws<ArgumentOutOfRangeException>(() => { _ = pair.Socket.CloseGracefullyAsync(bad).AsTask(); }).ParamName);
            Assert.Equal("timeout", Assert.Throws<ArgumentOutOfRangeException>(() => pair.Client.CloseOnDispose(bad)).ParamName);
            Assert.Equal("idleTimeout", Assert.Throws<ArgumentOutOfRangeException>(() => pair.Client.GetStream().CloseGracefully(idleTimeout: bad)).ParamName);
        }

        Assert.Equal("maxDrainBytes", Assert.Throws<ArgumentOutOfRangeException>(() => pair.Client.CloseGracefully(maxDrainBytes: -1)).ParamName);
        Assert.True(pair.Client.Connected);
    }

    [Fact]
    public void NullToAbort_IsRefused()
    {
        Assert.Equal("socket", Assert.Throws<ArgumentNullException>(() => ((Socket)null!).Abort()).ParamName);
        Assert.Equal("client", Assert.Throws<ArgumentNullException>(() => ((TcpClient)null!).Abort()).ParamName);
        Assert.Equal("stream", Assert.Throws<ArgumentNullException>(() => ((NetworkStream)null!).Abort()).ParamName);
        Assert.Equal("tls", Assert.Throws<ArgumentNullException>(() => ((SslStream)null!).Abort(null!)).ParamName);
    }

    [Fact]
    public void NullToClose_IsRefused()
    {
        Assert.Equal("socket", Assert.Throws<ArgumentNullException>(() => ((Socket)null!).CloseGracefully()).ParamName);
        Assert.Equal("client", Assert.Throws<ArgumentNullException>(() => ((TcpClient)null!).CloseGracefully()).ParamName);
        Assert.Equal("stream", Assert.Throws<ArgumentNullException>(() => ((NetworkStream)null!).CloseGracefully()).ParamName);
        Assert.Equal("client", Assert.Throws<ArgumentNullException>(() => { _ = ((TcpClient)null!).CloseGracefullyAsync().AsTask(); }).ParamName);
        Assert.Equal("client", Assert.Throws<ArgumentNullException>(() => ((TcpClient)null!).AbortOnDispose()).ParamName);
        Assert.Equal("client", Assert.Throws<ArgumentNullException>(() => ((TcpClient)null!).CloseOnDispose()).ParamName);
    }
}
