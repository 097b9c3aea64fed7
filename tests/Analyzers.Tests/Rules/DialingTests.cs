using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Connected by another method: what did not come about has not to be ended.</summary>
public class DialingTests
{
    private const string Dialers = """
        static bool Tries(Socket line, EndPoint host)
        {
            try
            {
                line.Connect(host);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        static SocketError Says(Socket line, EndPoint host)
        {
            try
            {
                line.Connect(host);
            }
            catch (SocketException failure)
            {
                return failure.SocketErrorCode;
            }

            return SocketError.Success;
        }

        static Exception? Complains(Socket line, EndPoint host)
        {
            try
            {
                line.Connect(host);
                return null;
            }
            catch (Exception failure)
            {
                return failure;
            }
        }

        static async Task Throws(Socket line, EndPoint host) => await line.ConnectAsync(host);

        static Task PassesOn(Socket line, EndPoint host) => line.ConnectAsync(host);

        static async Task<bool> TriesLater(Socket line, EndPoint host)
        {
            try
            {
                await line.ConnectAsync(host);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
        """;

    [Theory]
    [InlineData("if (!Tries(line, host)) return null;")]
    [InlineData("var there = Tries(line, host); if (!there) return null;")]
    [InlineData("if (Says(line, host) != SocketError.Success) return null;")]
    [InlineData("var said = Says(line, host); if (said != SocketError.Success) throw new SocketException((int)said);")]
    [InlineData("if (Complains(line, host) is { } complaint) throw complaint;")]
    [InlineData("var complaint = Complains(line, host); if (complaint != null) return null;")]
    [InlineData("try { await Throws(line, host); } catch (SocketException) { return null; }")]
    [InlineData("try { await PassesOn(line, host).ConfigureAwait(false); } catch (SocketException) { return null; }")]
    [InlineData("if (!await TriesLater(line, host)) return null;")]
    [InlineData("var there = await TriesLater(line, host).ConfigureAwait(false); if (!there) return null;")]
    [InlineData("var dial = line.ConnectAsync(host); if (await Task.WhenAny(dial, Task.Delay(9)) != dial) return null; await dial;")]
    [InlineData("var dial = line.ConnectAsync(host); if (!dial.Wait(9)) return null;")]
    [InlineData("if (!line.ConnectAsync(host).Wait(9)) return null;")]
    public Task NothingCameAbout_IsNotReported(string dial) => Check($$"""
        async Task<Socket?> Dial(EndPoint host)
        {
            var line = new Socket(SocketType.Stream, ProtocolType.Tcp);
            {{dial}}
            return line;
        }

        {{Dialers}}
        """);

    [Theory]
    [InlineData("if (!Tries(line, host)) return;")]
    [InlineData("var there = Tries(line, host); if (!there) return;")]
    [InlineData("if (Says(line, host) != SocketError.Success) return;")]
    [InlineData("if (Complains(line, host) != null) return;")]
    [InlineData("await Throws(line, host);")]
    [InlineData("await PassesOn(line, host);")]
    [InlineData("var dial = line.ConnectAsync(host); await dial;")]
    [InlineData("var dial = line.ConnectAsync(host); if (!dial.Wait(9)) return;")]
    public Task WhatCameAbout_AndNobodyEnds_IsReported(string dial) => Check($$"""
        async Task Dial(EndPoint host)
        {
            var line = {|HUP103:new Socket(SocketType.Stream, ProtocolType.Tcp)|};
            {{dial}}
            line.NoDelay = true;
        }

        {{Dialers}}
        """);

    [Theory]
    [InlineData("if (Says(line, host) == SocketError.Success) return;")]
    [InlineData("if (Complains(line, host) is null) return;")]
    public Task OtherAnswer_LeavesAConnection_IsReported(string dial) => Check($$"""
        void Dial(EndPoint host)
        {
            var line = {|HUP103:new Socket(SocketType.Stream, ProtocolType.Tcp)|};
            {{dial}}
            line.Dispose();
        }

        {{Dialers}}
        """);

    [Fact]
    public Task FieldThatAMemberFailedToConnect_IsNotReported() => Check("""
        sealed class Line : IDisposable
        {
            private readonly TcpClient _line = new();

            public void Start(string host)
            {
                if (!TryDial(host))
                {
                    _line.Dispose();
                }
            }

            private bool TryDial(string host)
            {
                try
                {
                    _line.Connect(host, 80);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            }

            public void Dispose() => _line.Close();
        }
        """);
}
