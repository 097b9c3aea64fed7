using Hangup.Analyzers;
using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.CodeFixes.Endings;

/// <summary>A document to be fixed, as its fixes read it.</summary>
/// <param name="Deadline">How long a close may take, where an .editorconfig says so.</param>
internal sealed record Target(CompilationUnitSyntax Root, SemanticModel Model, SourceText Text, FileStyle Style, CloseTimeout? Deadline)
{
    /// <summary><c>using var</c> is there since C# 8.</summary>
    public bool HasUsingDeclarations => ((CSharpParseOptions)Root.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp8;

    public bool IsNullableAt(SyntaxNode place) => Model.GetNullableContext(place.SpanStart).AnnotationsEnabled();

    public static async Task<Target> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root!.SyntaxTree);
        var deadline = options.TryGetValue(CloseTimeout.Option, out var said) ? CloseTimeout.Parse(said) : null;
        return new((CompilationUnitSyntax)root, model!, text, new(root, text, options), deadline);
    }

    /// <summary>The deadline as an argument, or nothing for the default.</summary>
    public string DeadlineAt(SyntaxNode place) => Deadline is null ? "" : $"{NameOf("System", "TimeSpan", place)}.{Deadline.Call}";

    /// <summary>The extension methods can be called as such.</summary>
    public bool SeesRuntime(int position) => Model.LookupNamespacesAndTypes(position, name: "ConnectionExtensions").Any(type => type.ContainingNamespace.ToDisplayString() == "Hangup");

    /// <summary>The type's simple name, where the file imports it.</summary>
    public string NameOf(string space, string type, SyntaxNode place) =>
        Model.LookupNamespacesAndTypes(place.SpanStart, name: type).Any(known => known.ContainingNamespace.ToDisplayString() == space) ? type : $"{space}.{type}";

    /// <summary>The type of a new local, or <c>var</c>, as the file has it.</summary>
    public string LocalType(ITypeSymbol type, ExpressionSyntax value) =>
        Style.LocalTypes.IsVar(type.SpecialType != SpecialType.None, value is BaseObjectCreationExpressionSyntax) || type.IsAnonymousType ? "var" : NameOf(type, value);

    public string NameOf(ITypeSymbol type, ExpressionSyntax place) => type.ToMinimalDisplayString(Model, NullableFlowState.None, place.SpanStart);

    public SyntaxNode NodeAt(Location location) => Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
}
