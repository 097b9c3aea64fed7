using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests;

/// <summary>Whatever shape a test's program has, it compiles.</summary>
public class ConnectionProgramsTests
{
    [Fact]
    public Task Members_AreAProgram() => Check("""
        private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

        async Task Send() => await socket.SendAsync(new byte[1]);
        """);

    [Fact]
    public Task Unit_IsAProgram() => Check("""
        using System.Diagnostics;

        namespace Sample;

        class Peer
        {
            Stopwatch Watch { get; } = new();
        }
        """);

    [Fact]
    public Task Statements_AreAProgram() => Check("""
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        """);
}
