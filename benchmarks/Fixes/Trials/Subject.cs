using System.Collections.Immutable;
using Hangup.FixTrials.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.FixTrials;

/// <summary>A file before or after a fix, with all that is asked of it.</summary>
internal sealed class Subject
{
    private readonly Dictionary<string, IReadOnlyList<Diagnostic>> errors = [];

    private Subject(Document document, SourceText text, SyntaxNode root, SemanticModel model, ImmutableArray<Diagnostic> compiler, ImmutableArray<Diagnostic> findings)
    {
        (Document, Text, Root, Model, Compiler, Findings) = (document, text, root, model, compiler, findings);
        Habits = new Lazy<Habits>(() => new Habits(root, text));
    }

    public Document Document { get; }

    public SourceText Text { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public ImmutableArray<Diagnostic> Compiler { get; }

    public ImmutableArray<Diagnostic> Findings { get; }

    public Lazy<Habits> Habits { get; }

    /// <summary>Errors under other preprocessor symbols, by their names.</summary>
    public IReadOnlyList<Diagnostic> ErrorsUnder(IEnumerable<string> symbols)
    {
        var names = symbols.Order(StringComparer.Ordinal).ToList();
        var key = string.Join(' ', names);
        if (!errors.TryGetValue(key, out var known))
        {
            var tree = CSharpSyntaxTree.ParseText(Text, ((CSharpParseOptions)Root.SyntaxTree.Options).WithPreprocessorSymbols(names), Root.SyntaxTree.FilePath);
            var model = Model.Compilation.ReplaceSyntaxTree(Root.SyntaxTree, tree).GetSemanticModel(tree);
            errors.Add(key, known = [.. model.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error)]);
        }

        return known;
    }

    public static async Task<Subject> OfAsync(Document document)
    {
        var model = (await document.GetSemanticModelAsync())!;
        return new(document, await document.GetTextAsync(), (await document.GetSyntaxRootAsync())!, model, model.GetDiagnostics(), await Diagnosis.Ours.OfAsync(document));
    }
}

/// <summary>A file, a finding in it, and the file after one of the finding's fixes.</summary>
internal sealed record Change(Subject Before, Subject After, Diagnostic Finding, bool IsFirst)
{
    public LineDiff Diff { get; } = new(Before.Text, After.Text);
}
