using BenchmarkDotNet.Running;
using Hangup.Benchmarks;

if (args is ["keystroke"])
    Keystrokes.Measure();
else if (args is ["build", .. var folders])
    Builds.Measure(folders);
else
    BenchmarkSwitcher.FromAssembly(typeof(LargeMethod).Assembly).Run(args, new ShortRuns());
