using System.Diagnostics;
using System.Text.Json;
using StreamJsonRpc;

namespace Hangup.Package.Tests;

/// <summary>csharp-ls, as an editor talks to it: over its standard input and output.</summary>
internal sealed class LanguageServer : IDisposable
{
    private const string Version = "0.28.0";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly JsonRpc _editor;
    private readonly string _folder;
    private int _version = 1;

    private LanguageServer(string program, string folder)
    {
        _folder = folder;
        _process = Process.Start(new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.BeginErrorReadLine();
        _editor = new JsonRpc(new HeaderDelimitedMessageHandler(_process.StandardInput.BaseStream, _process.StandardOutput.BaseStream, new SystemTextJsonFormatter()));
        // By its own default it runs no analyzers.
        _editor.AddLocalRpcMethod("workspace/configuration", (JsonElement items) => items.EnumerateArray().Select(_ => new { analyzersEnabled = true }));
        _editor.StartListening();
    }

    /// <summary>Installs it from the registry and opens the folder.</summary>
    public static async Task<LanguageServer> OpenAsync(string folder, string file)
    {
        var tools = PackedHangup.Once.NewFolder();
        Dotnet.Succeed(folder, new Dictionary<string, string>(), "tool", "install", "csharp-ls", "--version", Version, "--tool-path", tools);
        var server = new LanguageServer(Path.Combine(tools, OperatingSystem.IsWindows() ? "csharp-ls.exe" : "csharp-ls"), folder);
        await server.AskAsync("initialize", new
        {
            processId = Environment.ProcessId,
            rootUri = new Uri(folder),
            capabilities = new { workspace = new { configuration = true }, textDocument = new { publishDiagnostics = new { codeDescriptionSupport = true }, diagnostic = new { } } },
        });
        await server.TellAsync("initialized", new { });
        await server.TellAsync("textDocument/didOpen", new { textDocument = new { uri = server.Uri(file), languageId = "csharp", version = 1, text = File.ReadAllText(Path.Combine(folder, file)) } });
        return server;
    }

    /// <summary>What is typed: the whole text anew.</summary>
    public Task ChangeAsync(string file, string text) =>
        TellAsync("textDocument/didChange", new { textDocument = new { uri = Uri(file), version = ++_version }, contentChanges = new[] { new { text } } });

    /// <summary>What the editor underlines: "HUP101 8 'client' is disposed ...", and where its link leads.</summary>
    public async Task<(string Finding, string Link)[]> FindingsAsync(string file)
    {
        var report = await AskAsync("textDocument/diagnostic", new { textDocument = new { uri = Uri(file) } });
        return [.. report.GetProperty("items").EnumerateArray().Where(item => Text(item, "code").StartsWith("HUP", StringComparison.Ordinal)).Select(Describe)];
    }

    public void Dispose()
    {
        _editor.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static (string Finding, string Link) Describe(JsonElement item)
    {
        var line = item.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32() + 1;
        return ($"{Text(item, "code")} {line} {Text(item, "message")}", Text(item.GetProperty("codeDescription"), "href"));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).ToString();

    private Uri Uri(string file) => new(Path.Combine(_folder, file));

    private async Task<JsonElement> AskAsync(string method, object parameters)
    {
        using var limit = new CancellationTokenSource(Limit);
        return await _editor.InvokeWithParameterObjectAsync<JsonElement>(method, parameters, limit.Token);
    }

    private Task TellAsync(string method, object parameters) => _editor.NotifyWithParameterObjectAsync(method, parameters);
}
