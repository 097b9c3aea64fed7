namespace Hangup.Package.Tests;

/// <summary>The package in a project that a real language server has opened: what someone sees who types.</summary>
public sealed class EditorTests
{
    private const string Disposed = "is disposed while still open, and chance decides what the other side sees: call CloseGracefully() or Abort() first";

    [ThoroughFact]
    public async Task Findings_ArriveWithTheirLink_MoveWithAnEdit_AndVanishWithTheFix()
    {
        var consumer = new Consumer(PackedHangup.Once);
        consumer.BuildSucceeds();
        using var server = await LanguageServer.OpenAsync(consumer.Folder, "Program.cs");
        Assert.Equal([($"HUP101 8 'client' {Disposed}", "https://github.com/hangup-net/hangup/blob/main/docs/rules/HUP101.md")], await server.FindingsAsync("Program.cs"));

        await server.ChangeAsync("Program.cs", "// A line more.\n" + Programs.LooksFine.Replace("client", "upload", StringComparison.Ordinal));
        Assert.Equal([$"HUP101 9 'upload' {Disposed}"], (await server.FindingsAsync("Program.cs")).Select(found => found.Finding));

        await server.ChangeAsync("Program.cs", Programs.LooksFine.Replace("using var client = new", "using var client = // half-typed", StringComparison.Ordinal));
        Assert.Empty(await server.FindingsAsync("Program.cs"));

        consumer.Repair();
        await server.ChangeAsync("Program.cs", consumer.Source);
        Assert.Empty(await server.FindingsAsync("Program.cs"));

        await server.ChangeAsync("Program.cs", Programs.LooksFine);
        Assert.Single(await server.FindingsAsync("Program.cs"));
    }
}
