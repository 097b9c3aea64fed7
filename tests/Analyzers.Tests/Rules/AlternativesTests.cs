using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>One of several connections in one variable: whichever it is, it is ended.</summary>
public class AlternativesTests
{
    [Fact]
    public Task Conditional_NeitherIsEnded_IsReportedForBoth() => Check("""
        void Knock(bool secure)
        {
            var client = secure ? {|HUP103:new TcpClient("host", 443)|} : {|HUP103:new TcpClient("host", 80)|};
            client.NoDelay = true;
        }
        """);

    [Fact]
    public Task Conditional_EitherConnectionIsEnded_IsNotReported() => Check("""
        void Knock(bool secure)
        {
            var client = secure ? new TcpClient("host", 443) : new TcpClient("host", 80);
            client.Close();
        }
        """);

    [Fact]
    public Task SwitchExpression_EitherConnectionIsEnded_IsNotReported() => Check("""
        void Knock(int kind)
        {
            var client = kind switch
            {
                0 => new TcpClient("zero", 80),
                1 => new TcpClient("one", 80),
                _ => throw new ArgumentException("kind"),
            };
            client.Close();
        }
        """);

    [Fact]
    public Task IfElse_EitherConnectionIsEnded_IsNotReported() => Check("""
        void Knock(TcpListener listener, bool call)
        {
            TcpClient client;
            if (call)
            {
                client = new TcpClient("host", 80);
            }
            else
            {
                client = listener.AcceptTcpClient();
            }

            client.Close();
        }
        """);

    [Fact]
    public Task Coalesce_EndsWhatItMade_IsNotReported() => Check("""
        void Knock(TcpClient? given)
        {
            var client = given ?? new TcpClient("host", 80);
            client.Close();
        }
        """);

    [Fact]
    public Task CoalesceAssignment_LeaksWhatItMade_IsReported() => Check("""
        void Knock(TcpClient? client)
        {
            client ??= {|HUP103:new TcpClient("host", 80)|};
            client.NoDelay = true;
        }
        """);

    [Fact]
    public Task GivenOrMade_ClosedThenDisposed_IsNotReported() => Check("""
        class Link
        {
            private TcpClient? client;

            public TcpClient? Given { get; set; }

            async Task Run()
            {
                if (Given != null)
                {
                    client = Given;
                }
                else
                {
                    client = new TcpClient();
                    await client.ConnectAsync("host", 80);
                }

                client.GetStream().WriteByte(1);
                await client.CloseGracefullyAsync();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task GivenOrMade_OnlyDisposed_IsReported() => Check("""
        class Link
        {
            private TcpClient? client;

            public TcpClient? Given { get; set; }

            async Task Run()
            {
                if (Given != null)
                {
                    client = Given;
                }
                else
                {
                    client = new TcpClient();
                    await client.ConnectAsync("host", 80);
                }

                client.GetStream().WriteByte(1);
                {|HUP101:client.Dispose()|};
            }
        }
        """);
}
