using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.CodeFixes.Editing;

/// <summary>The conditional code of a file: what is changed in it has to be right for every set of symbols, not only for those of this compilation.</summary>
internal sealed class Conditions
{
    // What leaves a region, ends a connection or takes a view of it: the analyzer has seen none of it.
    private static readonly HashSet<string> Unseen = new()
    {
        "return", "break", "continue", "goto", "yield", "using", "Close", "Dispose", "DisposeAsync", "Abort", "Shutdown", "Disconnect", "CloseGracefully", "CloseGracefullyAsync", "AbortOnDispose", "GetStream", "NetworkStream", "SslStream",
    };

    private static readonly Regex Words = new(@"\w+");

    private readonly SyntaxNode root;
    private readonly List<TextSpan> directives = new();
    private readonly List<TextSpan> branches = new();

    public Conditions(SyntaxNode root)
    {
        this.root = root;
        var open = new Stack<int>();
        for (var directive = root.GetFirstDirective(IsConditional); directive is not null; directive = directive.GetNextDirective(IsConditional))
        {
            directives.Add(directive.Span);
            if (directive is not IfDirectiveTriviaSyntax && open.Count > 0)
            {
                branches.Add(TextSpan.FromBounds(open.Pop(), directive.SpanStart));
            }

            if (directive is not EndIfDirectiveTriviaSyntax)
            {
                open.Push(directive.Span.End);
            }
        }
    }

    public bool Exist => directives.Count > 0;

    /// <summary>All changes are in one branch, they take no directive away, and what is conditional between them has no part in them.</summary>
    /// <param name="scopeEnd">Where what they declare goes out of scope.</param>
    /// <param name="imports">New <c>using</c> directives, which may also stand in a branch around that one.</param>
    public bool Allow(IReadOnlyList<TextChange> changes, int scopeEnd, IEnumerable<TextChange> imports)
    {
        var region = TextSpan.FromBounds(changes.Min(change => change.Span.Start), Math.Max(scopeEnd, changes.Max(change => change.Span.End)));
        var around = BranchesAround(region.Start);
        var text = root.SyntaxTree.GetText();
        return changes.All(change => !directives.Any(directive => directive.OverlapsWith(change.Span)) && BranchesAround(change.Span.Start).SequenceEqual(around))
            && BranchesAround(region.End).SequenceEqual(around)
            && imports.All(import => Share(import.Span.Start, region.Start))
            && branches.Where(branch => region.Contains(branch)).All(branch => !Words.Matches(text.ToString(branch)).Cast<Match>().Any(word => Unseen.Contains(word.Value)));
    }

    /// <summary>All branches around one place are around another.</summary>
    public bool Share(int outer, int inner) => BranchesAround(outer).All(BranchesAround(inner).Contains);

    /// <summary>The words of code that other symbols would bring in.</summary>
    public static IEnumerable<string> DisabledWords(SyntaxNode code) => code.DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia))
        .SelectMany(trivia => Words.Matches(trivia.ToString()).Cast<Match>().Select(word => word.Value));

    private ImmutableArray<TextSpan> BranchesAround(int position) => branches.Where(branch => branch.Start <= position && position < branch.End).ToImmutableArray();

    private static bool IsConditional(DirectiveTriviaSyntax directive) =>
        directive is IfDirectiveTriviaSyntax or ElifDirectiveTriviaSyntax or ElseDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax;
}
