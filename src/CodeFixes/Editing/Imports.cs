using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.CodeFixes.Editing;

/// <summary>Adds a <c>using</c> directive where the file keeps its own: outside or inside of the namespace, in its group, in order.</summary>
internal sealed class Imports
{
    private readonly FileStyle style;
    private readonly string name;
    private readonly Conditions conditions;
    private readonly SyntaxNode place;

    private Imports(SyntaxNode root, FileStyle style, SyntaxNode place, string name) => (conditions, this.style, this.place, this.name) = (new(root), style, place, name);

    private Lines Lines => style.Lines;

    /// <param name="places">Where the import is needed.</param>
    public static IEnumerable<TextChange> Add(CompilationUnitSyntax root, FileStyle style, IEnumerable<SyntaxNode> places, string name) =>
        places.Select(place => Add(root, style, place, name)).GroupBy(import => import.Span.Start).Select(same => same.First());

    private static TextChange Add(CompilationUnitSyntax root, FileStyle style, SyntaxNode place, string name)
    {
        var imports = new Imports(root, style, place, name);
        var inside = place.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().LastOrDefault();
        return inside is not null && !root.Usings.Any(IsPlain) && (inside.Usings.Any(IsPlain) || imports.BelongsInside(root))
            ? imports.Into(inside)
            : imports.Into(root);
    }

    private bool BelongsInside(CompilationUnitSyntax root) =>
        !root.Usings.Any() && style.Preferences.Value("csharp_using_directive_placement") == "inside_namespace";

    private TextChange Into(CompilationUnitSyntax root)
    {
        var last = root.Usings.LastOrDefault(IsGlobal) ?? (SyntaxNode?)root.Externs.LastOrDefault();
        return root.Usings.Any(IsNeighbour) ? InOrder(root.Usings)
            : last is not null ? Behind(last, last is ExternAliasDirectiveSyntax ? Lines.EndAt(last.SpanStart) : "")
            : AtTop(root);
    }

    private TextChange Into(BaseNamespaceDeclarationSyntax space)
    {
        if (space.Usings.Any(IsNeighbour))
        {
            return InOrder(space.Usings);
        }

        var before = space is NamespaceDeclarationSyntax block ? block.OpenBraceToken : ((FileScopedNamespaceDeclarationSyntax)space).SemicolonToken;
        var margin = new Margin(Lines.EndAt(before.SpanStart), Lines.IndentAt(before.SpanStart));
        var code = space is NamespaceDeclarationSyntax ? style.Deeper(margin).Break + Directive + margin.LineEnd : margin.LineEnd + margin.Break + Directive;
        return Insert(Lines.EndBehind(before) ?? before.Span.End, code);
    }

    private TextChange InOrder(SyntaxList<UsingDirectiveSyntax> usings)
    {
        var place = new ImportGroups(usings.Where(IsNeighbour).ToList(), Lines, style.Preferences).PlaceOf(name);
        var end = Lines.EndAt(place.Neighbour.SpanStart);
        var blank = place.IsApart ? end : "";
        return place.IsBehind
            ? Behind(place.Neighbour, blank)
            : Insert(place.Neighbour.SpanStart, Directive + end + blank + Lines.IndentAt(place.Neighbour.SpanStart));
    }

    private TextChange Behind(SyntaxNode directive, string blank)
    {
        var last = directive.GetLastToken();
        return Insert(Lines.EndBehind(last) ?? last.Span.End, blank + Lines.EndAt(directive.SpanStart) + Lines.IndentAt(directive.SpanStart) + Directive);
    }

    // The first using of a file goes below its header: all that is followed by a blank line, and directives.
    private TextChange AtTop(CompilationUnitSyntax root)
    {
        var first = root.GetFirstToken(includeZeroWidth: true);
        var above = first.LeadingTrivia.TakeWhile(trivia => !SyntaxFacts.IsDocumentationCommentTrivia(trivia.Kind()) && conditions.Share(trivia.FullSpan.End, place.SpanStart)).ToList();
        var line = 0;
        foreach (var trivia in above)
        {
            var end = Lines.LineOf(trivia.FullSpan.End);
            line = trivia.IsDirective || (end > 0 && Lines.IsBlank(end - 1)) ? end : line;
        }

        var isHeader = line == 0 && above.Count == first.LeadingTrivia.Count && root.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax;
        line = isHeader ? Lines.LineOf(first.SpanStart) : line;
        var lineEnd = Lines.EndAt(0);
        return Insert(Lines.StartOf(line), Directive + lineEnd + (Lines.IsBlank(line) ? "" : lineEnd));
    }

    // Not one that other symbols would take away.
    private bool IsNeighbour(UsingDirectiveSyntax directive) => !IsGlobal(directive) && conditions.Share(directive.SpanStart, place.SpanStart);

    private string Directive => $"using {name};";

    private static TextChange Insert(int position, string code) => new(new TextSpan(position, 0), code);

    private static bool IsPlain(UsingDirectiveSyntax directive) => ImportGroups.IsPlain(directive) && !IsGlobal(directive);

    private static bool IsGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);
}
