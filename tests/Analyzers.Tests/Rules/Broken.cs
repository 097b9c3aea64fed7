using System.Collections.Immutable;
using System.Globalization;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Rules;

/// <summary>Runs the analyzer over any text, complete or not, many at once.</summary>
internal static class Broken
{
    private static readonly Lazy<Task<CSharpCompilation>> Empty = new(async () =>
    {
        var framework = await ReferenceAssemblies.Net.Net100.ResolveAsync(null, CancellationToken.None);
        var runtime = MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Hangup.dll"));
        return CSharpCompilation.Create("Broken", references: [.. framework, runtime], options: new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    });

    /// <summary>Each text is a file of one compilation, in a namespace of its own, so that thousands are analysed in seconds.</summary>
    public static async Task<CSharpCompilation> Compile(IEnumerable<string> texts) =>
        (await Empty.Value).AddSyntaxTrees(texts.Select((text, index) => CSharpSyntaxTree.ParseText(text, path: string.Create(CultureInfo.InvariantCulture, $"/{index}.cs"))));

    /// <summary>What is reported, in order, AD0001 among it; an exception out of the analyzer fails the test at once.</summary>
    public static async Task<ImmutableArray<string>> Diagnose(Compilation compilation, bool concurrently = true)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => thrown ??= exception, concurrently, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([new ConnectionAnalyzer()], options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        Assert.Null(thrown);
        return [.. diagnostics.Select(Print).Order(StringComparer.Ordinal)];
    }

    private static string Print(Diagnostic found) => string.Create(
        CultureInfo.InvariantCulture,
        $"{found.Location.GetLineSpan()}: {found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)} [{string.Join(", ", found.AdditionalLocations.Select(place => place.GetLineSpan()))}]");
}
