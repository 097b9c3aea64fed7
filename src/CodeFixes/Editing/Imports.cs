using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Hangup.CodeFixes.Editing;

/// <summary>Adds a <c>using</c> directive where the file keeps its own: outside or inside of the namespace, in order.</summary>
internal static class Imports
{
    public static SyntaxNode Add(CompilationUnitSyntax root, string name)
    {
        var inside = root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(space => space.Usings.Any(IsPlain));
        return inside is not null && !root.Usings.Any(IsPlain)
            ? root.ReplaceNode(inside, inside.WithUsings(Inserted(inside.Usings, name)))
            : AddOutside(root, name);
    }

    private static CompilationUnitSyntax AddOutside(CompilationUnitSyntax root, string name)
    {
        if (root.Usings.Any() || root.Externs.Any() || root.Members.Count == 0)
        {
            return root.WithUsings(Inserted(root.Usings, name));
        }

        // The first using of a file goes below its header: all that is followed by a blank line.
        var first = root.GetFirstToken(includeZeroWidth: true);
        var (header, below) = Split(first.LeadingTrivia);
        var directive = Directive(name).WithLeadingTrivia(header);
        var blank = below.Count > 0 && below[0].IsKind(SyntaxKind.EndOfLineTrivia) ? below : below.Insert(0, ElasticCarriageReturnLineFeed);
        return root.ReplaceToken(first, first.WithLeadingTrivia(blank)).WithUsings(SingletonList(directive));
    }

    private static (SyntaxTriviaList Header, SyntaxTriviaList Below) Split(SyntaxTriviaList trivia)
    {
        var length = 0;
        for (var i = 1; i < trivia.Count; i++)
        {
            length = trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia) ? i + 1 : length;
        }

        return (TriviaList(trivia.Take(length)), TriviaList(trivia.Skip(length)));
    }

    private static SyntaxList<UsingDirectiveSyntax> Inserted(SyntaxList<UsingDirectiveSyntax> usings, string name)
    {
        var next = usings.IndexOf(other => !IsGlobal(other) && (!IsPlain(other) || Compare(other.Name!.ToString(), name) > 0));
        next = next < 0 ? usings.Count : next;
        var directive = Directive(name);
        if (next > 0 || usings.Count == 0)
        {
            return usings.Insert(next, directive);
        }

        // What stands above the first directive is the file's header.
        var first = usings[0];
        return usings.Replace(first, first.WithLeadingTrivia()).Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia()));
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && !IsGlobal(directive) && directive.Name is not null;

    private static bool IsGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);

    private static int Compare(string left, string right)
    {
        var system = IsSystem(right).CompareTo(IsSystem(left));
        return system != 0 ? system : string.CompareOrdinal(left, right);
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static UsingDirectiveSyntax Directive(string name) => UsingDirective(ParseName(name))
        .WithTrailingTrivia(ElasticCarriageReturnLineFeed)
        .WithAdditionalAnnotations(Formatter.Annotation);
}
