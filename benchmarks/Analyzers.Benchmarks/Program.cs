using BenchmarkDotNet.Running;
using Hangup.Benchmarks;

if (args is ["keystroke", .. var chart])
    Keystrokes.Measure(chart.FirstOrDefault());
else if (args is ["build", .. var folders])
    Builds.Measure(folders);
else
    BenchmarkSwitcher.FromAssembly(typeof(LargeMethod).Assembly).Run(args, new ShortRuns());
