using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>Ends a connection at the normal exits of the region that owns it and, where asked for, aborts it when an exception leaves.</summary>
internal sealed record ScopedEnd(Repair Repair, Verbs Verbs, string Connection, Region Region, bool MayBeNull)
{
    public static bool Note(Repair repair, string connection, bool mayBeNull, Region region, ITypeSymbol? type = null) =>
        repair.VerbsFor(connection, mayBeNull, type) is { } verbs
        && new ScopedEnd(repair, verbs, connection, region, mayBeNull).Note();

    private Target Target => Repair.Target;

    private bool Note()
    {
        if (Repair.Finding.Exits is not { } locations || (Repair.Ending != Ending.AbortOnError && locations.IsEmpty))
        {
            return false;
        }

        return locations.All(NoteExit) && (Repair.Ending != Ending.AbortOnError || NoteAbortOnError());
    }

    private bool NoteExit(Location location)
    {
        if (NormalExit.At(Target, location) is not { } exit || IsFollowedByUse(exit.Place))
        {
            return false;
        }

        // An exit out of a catch is the end of a failure, however normal control goes on.
        var failed = Repair.Ending == Ending.AbortOnError && Enclosing(exit.Place).Any(node => node is CatchClauseSyntax);
        return exit.Put(failed || Repair.Ending == Ending.Abort ? new[] { Verbs.Abort() } : Close(exit.Place), Target, Repair.Edits, Repair.Names);
    }

    private StatementSyntax[] Close(SyntaxNode place) =>
        PendingOutput.FlushedAt(place, Target, Region.Nodes, Connection).Append(Verbs.CloseGracefully(place)).ToArray();

    // A finally on the way out that still talks to the peer would find the connection closed.
    private bool IsFollowedByUse(SyntaxNode place) => Enclosing(place).OfType<TryStatementSyntax>().Any(statement =>
        statement.Finally is { } last && !last.Contains(place) && ConnectionViews.In(Region.Nodes, Connection).Mentions(last));

    private IEnumerable<SyntaxNode> Enclosing(SyntaxNode place) =>
        place.AncestorsAndSelf().TakeWhile(node => Region.Nodes.Any(part => part.Contains(node)));

    private bool NoteAbortOnError()
    {
        if (!Repair.Finding.HasRuntime)
        {
            return NoteTryCatch();
        }

        var views = new ScopedViews(Target, Region.Nodes, Connection);
        var streams = MayBeNull ? Array.Empty<ExpressionSyntax>() : views.Streams;
        foreach (var close in views.PlainCloses)
        {
            NoteGracefulClose(close);
        }

        return NoteScope(streams);
    }

    private void NoteGracefulClose(InvocationExpressionSyntax close)
    {
        var receiver = ((MemberAccessExpressionSyntax)close.Expression).Expression.ToString();
        var graceful = Repair.VerbsFor(receiver, mayBeNull: false)!.CloseGracefully(close);
        Repair.Edits.Replace((StatementSyntax)close.Parent!, statement => graceful.WithTriviaFrom(statement));
    }

    private bool NoteScope(IReadOnlyList<ExpressionSyntax> streams)
    {
        var declares = Region.TakesDeclarations && Target.HasUsingDeclarations;
        var name = declares || streams.Count > 0 ? Repair.Names.For(Repair.Target.NodeAt(Repair.Finding.Location), "scope") : null;
        foreach (var stream in streams)
        {
            Repair.Edits.Replace(stream, old => SyntaxFactory.ParseExpression($"{name}.Stream").WithTriviaFrom(old));
        }

        if (declares)
        {
            Region.Start(Repair.Edits, Statements.Parse($"using var {name} = {Verbs.Scope};"));
            return true;
        }

        var resource = name is null ? Verbs.Scope : $"var {name} = {Verbs.Scope}";
        if (!Region.Stack(Repair.Edits, body => Statements.Using(resource, body)))
        {
            Region.Wrap(Repair.Edits, body => Statements.Using(resource, body));
        }

        return true;
    }

    private bool NoteTryCatch()
    {
        if (Region.HasYield)
        {
            return false;
        }

        Region.Wrap(Repair.Edits, body => Statements.TryCatch(body, Verbs.Abort()));
        return true;
    }
}
