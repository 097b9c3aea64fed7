using System.Globalization;
using System.Runtime.InteropServices;

namespace Hangup.Package.Tests;

/// <summary>Programs that are published without what they do not use: compiled ahead of time, and trimmed. Run, they do on the wire what they say.</summary>
public sealed class PublishTests
{
    private const string Scoped = """
        using System.Net;
        using System.Net.Sockets;
        using Hangup;

        using var client = new TcpClient();
        using var scope = client.AbortOnDispose();
        client.Connect(IPAddress.Loopback, int.Parse(args[0]));
        var stream = client.GetStream();
        stream.Write("first half, "u8);
        if (args[1] == "fail")
        {
            return 1;
        }

        stream.Write("second half"u8);
        return client.CloseGracefully().Outcome == CloseOutcome.PeerClosed ? 0 : 2;
        """;

    [ThoroughTheory]
    [InlineData("<PublishAot>true</PublishAot><CppCompilerAndLinker Condition=\"!Exists('/usr/bin/clang')\">gcc</CppCompilerAndLinker>")]
    [InlineData("<PublishTrimmed>true</PublishTrimmed><PublishSelfContained>true</PublishSelfContained>")]
    public async Task Published_ThePeerSeesTheDifference(string how)
    {
        var consumer = new Consumer(PackedHangup.Once, properties: how + "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", source: Scoped);
        var (exitCode, output) = consumer.Run("publish", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", "out");
        Assert.True(exitCode == 0, output);

        Assert.Equal((0, "first half, second half", "end of file"), await RunAsync(consumer, "succeed"));
        var (failed, text, end) = await RunAsync(consumer, "fail");
        Assert.Equal((1, "ConnectionReset"), (failed, end));
        // A reset may overtake what was sent before it.
        Assert.StartsWith(text, "first half, ", StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Text, string End)> RunAsync(Consumer consumer, string mode)
    {
        using var peer = new Peer();
        var program = Path.Combine(consumer.Folder, "out", OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");
        var (exitCode, _) = Dotnet.Run(program, consumer.Folder, new Dictionary<string, string>(), [peer.Port.ToString(CultureInfo.InvariantCulture), mode]);
        var (text, end) = await peer.Sees;
        return (exitCode, text, end);
    }
}
