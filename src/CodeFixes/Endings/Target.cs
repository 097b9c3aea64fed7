using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>A document to be fixed, as its fixes read it.</summary>
internal sealed record Target(CompilationUnitSyntax Root, SemanticModel Model)
{
    /// <summary><c>using var</c> is there since C# 8.</summary>
    public bool HasUsingDeclarations => ((CSharpParseOptions)Root.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp8;

    public static async Task<Target> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return new((CompilationUnitSyntax)root!, model!);
    }

    /// <summary>The extension methods can be called as such.</summary>
    public bool SeesRuntime(int position) => Model.LookupNamespacesAndTypes(position, name: "ConnectionExtensions").Any(type => type.ContainingNamespace.ToDisplayString() == "Hangup");

    /// <summary>The type's simple name, where the file imports it.</summary>
    public string NameOf(string space, string type, SyntaxNode place) =>
        Model.LookupNamespacesAndTypes(place.SpanStart, name: type).Any(known => known.ContainingNamespace.ToDisplayString() == space) ? type : $"{space}.{type}";

    public SyntaxNode NodeAt(Location location) => Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
}
