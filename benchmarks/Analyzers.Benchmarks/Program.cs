using BenchmarkDotNet.Running;
using Hangup.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(LargeMethod).Assembly).Run(args, new ShortRuns());
