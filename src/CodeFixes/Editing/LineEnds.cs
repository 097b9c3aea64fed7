using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.CodeFixes.Editing;

/// <summary>New lines end as the lines of the file do, whatever machine the fix is applied on.</summary>
internal static class LineEnds
{
    /// <summary>Marks a new line that the formatter is to leave alone.</summary>
    public static readonly SyntaxAnnotation New = new(nameof(LineEnds));

    public static SyntaxNode Like(SyntaxNode original, SyntaxNode edited)
    {
        var known = original.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var end = known.IsKind(SyntaxKind.EndOfLineTrivia) ? known.ToString() : "\n";
        return edited.ReplaceTrivia(edited.DescendantTrivia().Where(IsNew), (trivia, _) => trivia.HasAnnotation(New) ? SyntaxFactory.EndOfLine(end) : SyntaxFactory.ElasticEndOfLine(end));
    }

    private static bool IsNew(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.EndOfLineTrivia) && (trivia.HasAnnotation(New) || trivia.HasAnnotation(SyntaxAnnotation.ElasticAnnotation));
}
