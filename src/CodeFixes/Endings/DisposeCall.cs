using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary><c>connection.Dispose();</c>: it stays, for the analyzers that look for it, and the chosen end is put before it.</summary>
internal static class DisposeCall
{
    public static bool Note(Repair repair, Ending ending, ExpressionSyntax call)
    {
        if (repair.Finding.Variable is not { } connection || PlaceOf(call) is not { } place)
        {
            return false;
        }

        var mayBeNull = call is ConditionalAccessExpressionSyntax;
        if (ending == Ending.AbortOnError && Enclosing<FinallyClauseSyntax>(place) is { Parent: TryStatementSyntax statement })
        {
            return RegionOf(statement, repair) is { } region && ScopedEnd.Note(repair, ending, connection, mayBeNull && region.StartsAfter is null, region);
        }

        return repair.VerbsFor(connection, mayBeNull) is { } verbs && NoteVerb(repair, place, IsAbort(repair, ending, place) ? verbs.Abort() : verbs.CloseGracefully(place));
    }

    private static bool IsAbort(Repair repair, Ending ending, SyntaxNode place) => ending switch
    {
        Ending.Abort => true,
        Ending.CloseGracefully => false,
        _ => Enclosing<CatchClauseSyntax>(place) is not null || IsCancellation(place, repair.Target.Model),
    };

    // What a cancelled token calls is the end of a failure.
    private static bool IsCancellation(SyntaxNode place, SemanticModel model) =>
        place.AncestorsAndSelf().OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault()?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && model.GetSymbolInfo(call).Symbol is { Name: "Register" or "UnsafeRegister", ContainingType.Name: "CancellationToken" };

    private static bool NoteVerb(Repair repair, SyntaxNode place, StatementSyntax verb)
    {
        if (place is StatementSyntax statement)
        {
            repair.Edits.At(statement).Before.Add(verb);
            return true;
        }

        return ExpressionBody.NoteFirst(repair.Target.Model, repair.Edits, place, verb);
    }

    // The scope begins where the connection does: behind its creation in the try, or with the try.
    private static Region? RegionOf(TryStatementSyntax statement, Repair repair)
    {
        if (repair.Finding.Origin.SourceTree != statement.SyntaxTree || !statement.Block.Span.Contains(repair.Finding.Origin.SourceSpan))
        {
            return Region.Of(statement.Block);
        }

        var creation = repair.Target.NodeAt(repair.Finding.Origin).AncestorsAndSelf().OfType<StatementSyntax>().First();
        return creation.Parent == statement.Block && creation is LocalDeclarationStatementSyntax or ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax }
            ? Region.After(creation)
            : null;
    }

    private static SyntaxNode? PlaceOf(ExpressionSyntax call) => call.AncestorsAndSelf().FirstOrDefault(node =>
        node is StatementSyntax or ArrowExpressionClauseSyntax || node.Parent is LambdaExpressionSyntax lambda && lambda.ExpressionBody == node);

    private static T? Enclosing<T>(SyntaxNode place)
        where T : SyntaxNode =>
        place.AncestorsAndSelf().TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
            .FirstOrDefault(node => node is FinallyClauseSyntax or CatchClauseSyntax) as T;
}
