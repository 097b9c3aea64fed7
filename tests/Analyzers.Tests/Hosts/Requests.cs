using System.Collections.Immutable;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Tests.Hosts;

/// <summary>Programs as hosts ask about them: as a whole, by document, by span.</summary>
internal static class Requests
{
    public static Compilation Compile(params string[] programs)
    {
        var state = ConnectionPrograms.Empty();
        foreach (var program in programs)
            state.AddProgram(program);
        var files = state.Sources.DistinctBy(file => file.filename);
        var references = ReferenceAssemblies.Net.Net100.ResolveAsync(LanguageNames.CSharp, default).Result;
        var parse = new CSharpParseOptions(LanguageVersion.Preview);
        return CSharpCompilation.Create("Program", files.Select(file => CSharpSyntaxTree.ParseText(file.content, parse, file.filename)), references.Concat(state.AdditionalReferences),
            new CSharpCompilationOptions(state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public static CompilationWithAnalyzers WithHangup(this Compilation compilation) => compilation.WithAnalyzers([new ConnectionAnalyzer()]);

    public static async Task<ImmutableArray<Diagnostic>> SemanticAsync(this Compilation compilation, SyntaxTree tree, TextSpan? span = null) =>
        await compilation.WithHangup().GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), span, CancellationToken.None);

    /// <summary>The same texts, read anew: what was found in the others is not known of these.</summary>
    public static Compilation Afresh(this Compilation compilation) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString(), (CSharpParseOptions)tree.Options, tree.FilePath)));

    /// <summary>Until it is no longer needed, or will not help.</summary>
    public static void Collect(Func<bool> isNeeded)
    {
        for (var attempt = 0; attempt < 10 && isNeeded(); attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>One line each, in the order of the source.</summary>
    public static string[] Printed(this IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(found => found.ToString()).Order(StringComparer.Ordinal)];
}
