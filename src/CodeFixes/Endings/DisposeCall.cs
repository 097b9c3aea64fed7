using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary><c>connection.Dispose();</c>: it stays, for the analyzers that look for it, and the chosen end is put before it.</summary>
internal static class DisposeCall
{
    public static bool Note(Repair repair, Ending ending, ExpressionSyntax call)
    {
        if (repair.Finding.Variable is not { } connection || PlaceOf(call) is not { } place)
        {
            return NoteUnnamed(repair, ending, call);
        }

        if (ending == Ending.AbortOnError && Enclosing<FinallyClauseSyntax>(place) is { Parent: TryStatementSyntax statement })
        {
            return RegionOf(statement, repair, connection) is { } region && !region.Assigns(connection) && ScopedEnd.Note(repair, ending, connection, Nullness.MayBeNullIn(call, repair.Target.Model) && region.StartsAfter is null, region);
        }

        // Other calls, of which the analyzer says nothing until this one is mended.
        var others = ending == Ending.AbortOnError ? repair.Finding.Others.Select(repair.Target.NodeAt).OfType<ExpressionSyntax>() : Array.Empty<ExpressionSyntax>();
        return NoteEnd(repair, ending, call, connection)
            && others.Where(other => Enclosing<FinallyClauseSyntax>(other) is null).All(other => NoteEnd(repair, ending, other, NameIn(other) ?? connection));
    }

    private static string? NameIn(ExpressionSyntax call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var subject } } && Finding.IsName(subject) ? subject.ToString() : null;

    // "listener.AcceptSocket().Dispose();": it cannot be named twice, and the verb disposes as well.
    private static bool NoteUnnamed(Repair repair, Ending ending, ExpressionSyntax call)
    {
        if (call is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose", Expression: var made } }
            || made is ParenthesizedExpressionSyntax || Enclosing<FinallyClauseSyntax>(statement) is not null || !repair.Finding.IsMadeHere || !repair.Finding.HasRuntime || repair.Target.Model.GetTypeInfo(made).Type is not { } type || repair.VerbsFor(made.ToString(), mayBeNull: false, type) is not { } verbs || !verbs.CanClose(statement))
        {
            return false;
        }

        var aborts = ending == Ending.Abort || (ending == Ending.AbortOnError && Failure.IsAt(statement, repair.Target.Model));
        repair.Edits.Replace(statement, aborts ? verbs.Abort() : verbs.CloseGracefully(statement));
        return true;
    }

    private static bool NoteEnd(Repair repair, Ending ending, ExpressionSyntax call, string connection)
    {
        if (PlaceOf(call) is not { } place || !Guests.CanBeConnection(call, repair.Target.Model))
        {
            return false;
        }

        var failed = Failure.IsAt(place, repair.Target.Model);
        var aborts = ending == Ending.Abort || (ending == Ending.AbortOnError && failed);

        // An exchange that was cut short is not made complete by saying so.
        if ((repair.Finding.Diagnostic.Id == "HUP102" && !(aborts && failed)) || (!aborts && repair.Finding.IsTls))
        {
            return false;
        }

        var run = place is StatementSyntax end ? EndRun.EndingWith(end, connection, repair.Target.Model) : null;
        if (!aborts && run is { HasTls: true })
        {
            return false;
        }

        var mayBeNull = Nullness.MayBeNullIn(call, repair.Target.Model) || run is { IsGuarded: true };
        return repair.VerbsFor(connection, mayBeNull) is { } verbs && (aborts || verbs.CanClose(place)) && NoteVerb(repair, place, run, aborts ? verbs.Abort() : verbs.CloseGracefully(place));
    }

    private static bool NoteVerb(Repair repair, SyntaxNode place, EndRun? run, StatementSyntax verb)
    {
        if (run is null)
        {
            return ExpressionBody.NoteFirst(repair.Target.Model, repair.Edits, place, verb);
        }

        run.Note(repair, verb);
        return true;
    }

    // The scope begins where the connection does: behind its creation in the try, or with the try.
    private static Region? RegionOf(TryStatementSyntax statement, Repair repair, string connection)
    {
        // Of what it was given the origin is the first mention.
        if (repair.Finding.Origin.SourceTree != statement.SyntaxTree || !statement.Block.Span.Contains(repair.Finding.Origin.SourceSpan)
            || repair.Target.NodeAt(repair.Finding.Origin).ToString() == connection)
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
