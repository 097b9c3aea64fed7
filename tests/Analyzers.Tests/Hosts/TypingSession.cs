using System.Globalization;
using Hangup.Analyzers;
using Hangup.Analyzers.Succession;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Tests.Hosts;

/// <summary>A project that somebody types in: after each edit it is a new compilation, of which all files but one are the same objects.</summary>
internal sealed class TypingSession(Compilation compilation)
{
    public Compilation Compilation { get; private set; } = compilation;

    public SyntaxTree this[int file] => Compilation.SyntaxTrees.ElementAt(file);

    public bool HasInherited => AnalysisOf(Compilation).HasInherited;

    /// <summary>Everything that is said of the project as it is, in words.</summary>
    public string[] Says() => Says(Compilation);

    /// <summary>The same of a project that was opened just now with these texts.</summary>
    public string[] SaysAfresh() => Says(Compilation.Afresh());

    public IEnumerable<Diagnostic> Found(int file) => FindingsIn(Compilation, this[file]).SelectMany(found => found.Diagnostics);

    /// <summary>Puts a text where another one stands.</summary>
    public void Type(int file, string where, string text)
    {
        var at = this[file].ToString().IndexOf(where, StringComparison.Ordinal);
        Assert.NotEqual(-1, at);
        Type(file, new TextChange(new TextSpan(at, where.Length), text));
    }

    public void Type(int file, TextChange change)
    {
        var before = this[file];
        Compilation = Compilation.ReplaceSyntaxTree(before, before.WithChangedText(before.GetText().WithChanges(change)));
    }

    public void Change(Func<Compilation, Compilation> change) => Compilation = change(Compilation);

    private static string[] Says(Compilation compilation) => [.. compilation.SyntaxTrees.SelectMany(tree => FindingsIn(compilation, tree).SelectMany(found => Printed(found, tree))).Order(StringComparer.Ordinal)];

    private static IEnumerable<Findings> FindingsIn(Compilation compilation, SyntaxTree tree) => AnalysisOf(compilation).FindingsIn(tree, span: null, default);

    private static CompilationAnalysis AnalysisOf(Compilation compilation) => CompilationAnalysis.Of(compilation, new AnalyzerOptions([]), default);

    private static IEnumerable<string> Printed(Findings found, SyntaxTree tree) =>
        found.Diagnostics.Select(diagnostic => $"{diagnostic} {diagnostic.Location.SourceSpan} {string.Join(' ', diagnostic.AdditionalLocations.Select(Printed))} {string.Join(' ', diagnostic.Properties.OrderBy(pair => pair.Key, StringComparer.Ordinal))}")
            .Concat(found.Ended.Select(span => string.Create(CultureInfo.InvariantCulture, $"{tree.FilePath} ended {span}")));

    private static string Printed(Location location) => $"{location.SourceTree?.FilePath}{location.SourceSpan}";
}
