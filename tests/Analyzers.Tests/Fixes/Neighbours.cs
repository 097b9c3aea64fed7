using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Fixes;

/// <summary>What the analyzers that many projects run beside ours say about who disposes what.</summary>
internal static class Neighbours
{
    private static readonly string[] Rules = ["CA2000", "CA2213", "IDISP001", "IDISP003", "IDISP004", "IDISP007", "S2930"];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. from path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "neighbours"), "*.dll")
           from type in Loadable(Assembly.LoadFrom(path))
           where type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null
           let analyzer = (DiagnosticAnalyzer)Activator.CreateInstance(type)!
           where analyzer.SupportedDiagnostics.Any(rule => Rules.Contains(rule.Id))
           select analyzer,
    ];

    /// <summary>Whose rules are heard at all.</summary>
    public static IEnumerable<string> Heard => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Intersect(Rules).Order();

    /// <summary>How often each rule is broken.</summary>
    public static async Task<SortedDictionary<string, int>> CountAsync(string program)
    {
        var state = new SolutionState();
        state.AddProgram(program);
        var parse = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = state.Sources.Select(file => CSharpSyntaxTree.ParseText(Markup.Parse(file.content.ToString()).Text, parse, file.filename));
        var framework = await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, default);
        var options = new CSharpCompilationOptions(state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions(Rules.Select(rule => KeyValuePair.Create(rule, ReportDiagnostic.Warn)));
        var compilation = CSharpCompilation.Create("Program", trees, framework.Concat(state.AdditionalReferences), options);
        var found = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return new(found.Where(diagnostic => Rules.Contains(diagnostic.Id)).GroupBy(diagnostic => diagnostic.Id).ToDictionary(group => group.Key, group => group.Count()));
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
