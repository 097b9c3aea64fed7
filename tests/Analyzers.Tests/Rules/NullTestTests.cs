using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Where it is null there is nothing to end, however the test is spelled.</summary>
public class NullTestTests
{

    [Theory]
    [InlineData("client != null")]
    [InlineData("null != client")]
    [InlineData("client is not null")]
    [InlineData("client is { }")]
    [InlineData("!(client == null)")]
    [InlineData("!(client is null)")]
    [InlineData("!ReferenceEquals(client, null)")]
    [InlineData("!object.ReferenceEquals(null, client)")]
    [InlineData("(object?)client != null")]
    [InlineData("client != default")]
    [InlineData("client != null && true")]
    [InlineData("(client == null) == false")]
    [InlineData("client is TcpClient")]
    [InlineData("client is not null and TcpClient")]
    [InlineData("client?.Connected != null")]
    [InlineData("client?.Connected == true")]
    [InlineData("client?.Connected is true")]
    [InlineData("(client?.Connected).HasValue")]
    [InlineData("client?.Connected ?? false")]
    [InlineData("client is var known && known != null")]
    [InlineData("client is TcpClient { } same")]
    [InlineData("client is { } same")]
    [InlineData("client is { Connected: true }")]
    public Task NotNullBranch_EndsIt_IsNotReported(string test) => Check($$"""
        void Knock(TcpListener listener, bool wanted)
        {
            TcpClient? client = null;
            if (wanted)
            {
                client = listener.AcceptTcpClient();
            }

            if ({{test}})
            {
                client!.Close();
            }
        }
        """);

    [Theory]
    [InlineData("client == null")]
    [InlineData("client is null")]
    [InlineData("client is not { }")]
    [InlineData("client is not TcpClient")]
    [InlineData("null == client")]
    public Task EarlyReturnWhereItIsNull_IsNotReported(string test) => Check($$"""
        void Knock(TcpListener listener, bool wanted)
        {
            TcpClient? client = wanted ? listener.AcceptTcpClient() : null;
            if ({{test}})
            {
                return;
            }

            client!.Close();
        }
        """);

    [Fact]
    public Task SwitchOnNull_IsNotReported() => Check("""
        void Knock(TcpListener listener, bool wanted)
        {
            TcpClient? client = wanted ? listener.AcceptTcpClient() : null;
            switch (client)
            {
                case null:
                    return;
                default:
                    client.Close();
                    break;
            }
        }
        """);

    [Fact]
    public Task ConditionalAccess_IsNotReported() => Check("""
        void Knock(TcpListener listener, bool wanted)
        {
            TcpClient? client = wanted ? listener.AcceptTcpClient() : null;
            client?.GetStream().Close();
        }
        """);

    [Fact]
    public Task UsingOfNull_IsNotReported() => Check("""
        void Knock()
        {
            using TcpClient? client = null;
        }
        """);

    [Fact]
    public Task WrongBranch_IsReported() => Check("""
        void Knock(TcpListener listener, bool wanted)
        {
            TcpClient? client = wanted ? {|HUP103:listener.AcceptTcpClient()|} : null;
            if (client == null)
            {
                client?.Close();
            }
        }
        """);

    [Fact]
    public Task SetToNullAfterClose_IsNotReported() => Check("""
        void Knock(TcpListener listener)
        {
            TcpClient? client = listener.AcceptTcpClient();
            client.Close();
            client = null;
            client?.Dispose();
        }
        """);

    [Fact]
    public Task SetToNullInstead_IsReported() => Check("""
        void Knock(TcpListener listener)
        {
            TcpClient? client = {|HUP103:listener.AcceptTcpClient()|};
            client.NoDelay = true;
            client = null;
        }
        """);

    [Fact]
    public Task NotConnected_HasNothingToEnd_IsNotReported() => Check("""
        void Drop(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            if (client.Connected)
            {
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task NotConnectedThroughTheSocket_IsNotReported() => Check("""
        void Drop(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            if (!client.Client.Connected)
            {
                return;
            }

            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task Connected_IsReported() => Check("""
        void Drop(TcpListener listener)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            if (!client.Connected)
            {
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task SwitchOnType_IsNotReported() => Check("""
        void Knock(TcpListener listener, bool wanted)
        {
            TcpClient? client = wanted ? listener.AcceptTcpClient() : null;
            switch (client)
            {
                case TcpClient known:
                    known.Close();
                    break;
            }
        }
        """);
}
