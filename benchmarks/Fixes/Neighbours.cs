using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.FixTrials;

/// <summary>What the analyzers that many projects run beside ours say about who disposes what.</summary>
internal static class Neighbours
{
    public static readonly string[] Rules = ["CA2000", "CA2213", "IDISP001", "IDISP003", "IDISP004", "IDISP007", "S2930"];

    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. from path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "neighbours"), "*.dll")
           from type in Loadable(Assembly.LoadFrom(path))
           where type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null
           let analyzer = (DiagnosticAnalyzer)Activator.CreateInstance(type)!
           where analyzer.SupportedDiagnostics.Any(rule => Rules.Contains(rule.Id))
           select analyzer,
    ];

    public static async Task<IEnumerable<Diagnostic>> FindAsync(Project project)
    {
        var options = project.CompilationOptions!.WithSpecificDiagnosticOptions(Rules.Select(rule => KeyValuePair.Create(rule, ReportDiagnostic.Warn)));
        var compilation = (await project.GetCompilationAsync())!.WithOptions(options);
        var found = await compilation.WithAnalyzers(All, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return found.Where(diagnostic => Rules.Contains(diagnostic.Id));
    }

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
