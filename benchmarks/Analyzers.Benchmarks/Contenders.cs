using System.Collections.Immutable;
using System.Reflection;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Benchmarks;

/// <summary>Ours, and those that many projects run to find what is never disposed.</summary>
internal static class Contenders
{
    public static ImmutableArray<DiagnosticAnalyzer> Hangup { get; } = [new ConnectionAnalyzer()];

    public static ImmutableArray<DiagnosticAnalyzer> Idle { get; } = [new IdleAnalyzer(wantsModels: false)];

    /// <summary>Finds nothing, but has the driver bind what it would bind for any analyzer that asks for more than syntax.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Listening { get; } = [new IdleAnalyzer(wantsModels: true)];

    /// <summary>All that the SDK brings along.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Sdk { get; } = [.. In("Microsoft.CodeAnalysis.NetAnalyzers.dll"), .. In("Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll")];

    /// <summary>The one rule about connections of those that come with the SDK.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> CA2000 { get; } =
        [.. In("Microsoft.CodeAnalysis.NetAnalyzers.dll").Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == "CA2000"))];

    public static ImmutableArray<DiagnosticAnalyzer> IDisposableAnalyzers { get; } = [.. In("IDisposableAnalyzers.dll")];

    private static IEnumerable<DiagnosticAnalyzer> In(string file) =>
        from type in Loadable(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "neighbours", file)))
        where type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null
        select (DiagnosticAnalyzer)Activator.CreateInstance(type)!;

    // The packages come without what only their code fixes need.
    private static IEnumerable<Type> Loadable(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partial)
        {
            return partial.Types.OfType<Type>();
        }
    }
}
