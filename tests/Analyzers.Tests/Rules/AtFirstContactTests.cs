using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What a third set of repositories showed: helpers of filters, lines in logs, sockets by their owner's name, listeners that heirs open.</summary>
public class AtFirstContactTests
{
    private static string Reach(string filter) => $$"""
        async Task Reach(TcpClient line, string host)
        {
            try
            {
                await line.ConnectAsync(host, 80);
                await line.GetStream().WriteAsync(new byte[1]);
            }
            catch (Exception) {{filter}}
            {
                throw;
            }

            line.CloseGracefully();
        }

        static bool Drop(TcpClient line)
        {
            MARK;
            return false;
        }
        """;

    [Fact]
    public Task HelperThatAFilterCalls_IsNotReported() => Check(Reach("when (Drop(line))").Replace("MARK", "line.Dispose()", StringComparison.Ordinal));

    [Fact]
    public Task HelperThatIsCalledAtTheEnd_IsReported() => Check(Reach("").Replace("line.CloseGracefully()", "Drop(line)", StringComparison.Ordinal).Replace("MARK", "{|HUP101:line.Dispose()|}", StringComparison.Ordinal));

    private static string Write(string type, string method) => $$"""
        void Greet(TcpListener door)
        {
            var guest = MARK;
            {{type}}.{{method}}("somebody is there");
            guest.Close();
        }

        static class {{type}}
        {
            public static void {{method}}(string line) => File.AppendAllText("journal", line);
        }
        """;

    [Theory]
    [InlineData("HouseLog", "Warn")]
    [InlineData("Logger", "LogInformation")]
    public Task LineInALog_IsNotReported(string type, string method) => Check(Write(type, method).Replace("MARK", "door.AcceptTcpClient()", StringComparison.Ordinal));

    [Theory]
    [InlineData("HouseLog", "Append")]
    [InlineData("Dialog", "Warn")]
    public Task LineInWhatIsNoLog_IsReported(string type, string method) => Check(Write(type, method).Replace("MARK", "{|HUP104:door.AcceptTcpClient()|}", StringComparison.Ordinal));

    private static string Crowd(string type) => $$"""
        sealed class {{type}}
        {
            private readonly List<Socket> _all = new();

            public void Add(Socket one) => _all.Add(one);

            public void Stop()
            {
                foreach (var one in _all)
                    MARK;
            }
        }
        """;

    [Fact]
    public Task SocketsOfATypeForDatagrams_AreNotReported() => CheckEveryRule(Crowd("UdpHouse").Replace("MARK", "one.Close()", StringComparison.Ordinal));

    [Fact]
    public Task SocketsOfAnotherType_AreReported() => CheckEveryRule(Crowd("House").Replace("MARK", "{|HUP303:one.Close()|}", StringComparison.Ordinal));

    private static string Door(string use, string end) => $$"""
        abstract class Door
        {
            protected abstract Socket Open();

            public async Task Watch(Func<bool> goesOn, CancellationToken stop)
            {
                var door = Open();
                try
                {
                    while (goesOn())
                        {{use}};
                }
                finally
                {
                    {{end}};
                }
            }

            protected static void Serve(Socket guest) => guest.Abort();
        }
        """;

    [Fact]
    public Task WhatAcceptsHere_IsNotReported() => Check(Door("Serve(await door.AcceptAsync(stop))", "door.Dispose()"));

    [Fact]
    public Task WhatSendsHere_IsReported() => Check(Door("await door.SendAsync(new byte[1], stop)", "{|HUP101:door.Dispose()|}"));
}
