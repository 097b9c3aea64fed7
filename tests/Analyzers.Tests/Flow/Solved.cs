using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Flow;

/// <summary>One method, solved: the states in which it ends, printed as one line.</summary>
internal static class Solved
{
    /// <summary>The last method of <paramref name="members"/>, as <c>normal: Closed   throws: Abandoned</c>; several connections in the order of their origins, a dash where it never ends so.</summary>
    public static async Task<string> Print(string members)
    {
        var analysis = await AnalysisOf(members);
        return $"normal: {Print(analysis, analysis.Solution.Normal)}   throws: {Print(analysis, analysis.Solution.Exceptional)}";
    }

    private static string Print(BodyAnalysis analysis, State? end)
    {
        if (end is null)
        {
            return "–";
        }

        var connections = analysis.Body.Connections.All.Where(connection => connection.IsOwned).OrderBy(connection => connection.Origin.SpanStart);
        return string.Join(" | ", connections.Select(connection => end[connection.Id] is var facts and not Facts.None ? facts.ToString() : "none"));
    }

    private static async Task<BodyAnalysis> AnalysisOf(string members)
    {
        var framework = await ReferenceAssemblies.Net.Net100.ResolveAsync(null, CancellationToken.None);
        var runtime = MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Hangup.dll"));
        var tree = CSharpSyntaxTree.ParseText($"using System; using System.IO; using System.Net.Sockets; using System.Threading.Tasks; using Hangup; class Program {{ {members} }}");
        var compilation = CSharpCompilation.Create("Solved", [tree], [.. framework, runtime], new(OutputKind.DynamicallyLinkedLibrary));
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        var symbols = ConnectionSymbols.TryCreate(compilation)!;
        var sources = new Sources(compilation, _ => true);
        var summaries = new Summaries(symbols, sources, new Members(symbols, sources, [tree], _ => [tree]));
        var syntax = (await tree.GetRootAsync()).DescendantNodes().OfType<MethodDeclarationSyntax>().Last();
        var method = compilation.GetSemanticModel(tree).GetDeclaredSymbol(syntax)!;
        return summaries.AnalysisOf(sources.GraphOf(method)!, method, CancellationToken.None);
    }
}
