using BenchmarkDotNet.Running;
using Hangup.Runtime.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(AbortBenchmarks).Assembly).Run(args);
