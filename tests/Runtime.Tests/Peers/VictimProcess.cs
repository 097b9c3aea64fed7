using System.Diagnostics;

namespace Hangup.Runtime.Tests.Peers;

/// <summary>A process of ours that may die, or live in a network namespace of its own.</summary>
internal sealed class VictimProcess : IDisposable
{
    private const string Name = "Runtime.Tests.Victim";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;

    private VictimProcess(Process process) => _process = process;

    public static VictimProcess Start(params string[] arguments) => Start([], arguments);

    /// <param name="prefix">What runs the process in another place, as <c>ip netns exec NAME</c>.</param>
    /// <param name="arguments">What the victim is told.</param>
    public static VictimProcess Start(string[] prefix, string[] arguments)
    {
        string path = Path.Combine(AppContext.BaseDirectory, Name);
        string[] command = [.. prefix, .. IsSelfContained ? [path] : new[] { "dotnet", path + ".dll" }, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // These deaths are wanted: no post-mortem.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new VictimProcess(process);
    }

    public async Task<string> LineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(s_patience) ?? throw new InvalidDataException("The process has gone.");

    public Task ExitAsync() => _process.WaitForExitAsync().WaitAsync(s_patience);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static bool IsSelfContained => File.Exists(Path.Combine(AppContext.BaseDirectory, "libcoreclr.so"));
}
