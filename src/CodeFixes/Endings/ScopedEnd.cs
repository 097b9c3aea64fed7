using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>Ends a connection at the normal exits of the region that owns it and, where asked for, aborts it when an exception leaves.</summary>
internal sealed record ScopedEnd(Repair Repair, Ending Ending, Verbs Verbs, string Connection, Region Region, bool MayBeNull)
{
    public static bool Note(Repair repair, Ending ending, string connection, bool mayBeNull, Region region, IReadOnlyList<NormalExit?>? exits = null, ITypeSymbol? type = null) =>
        repair.VerbsFor(connection, mayBeNull, type) is { } verbs
        && new ScopedEnd(repair, ending, verbs, connection, region, mayBeNull).Note(exits ?? repair.Finding.Exits.Select(location => NormalExit.At(repair.Target, location, region.Body)).ToList());

    public Target Target => Repair.Target;

    public ConnectionViews Views => ConnectionViews.In(Region.Nodes, Connection, Target.Model);

    /// <summary>The calls in the region that end it already.</summary>
    public IReadOnlyCollection<SyntaxNode> Ends => Repair.Finding.Ends.Select(Target.NodeAt).Where(end => Region.Nodes.Any(node => node.Contains(end))).ToList();

    private bool Note(IReadOnlyList<NormalExit?> exits)
    {
        // Without an exit there is nowhere to say how it ends, unless only exceptions are to blame.
        exits = Repair.Finding.IsLeftToChance ? EarlierEnds.Moved(exits, Region, Connection, Target.Model) : exits;
        if (Repair.Finding.IsLeftToChance ? exits.Count == 0 && !(Ending == Ending.AbortOnError && Ends.Count > 0) : Ending != Ending.AbortOnError)
        {
            return false;
        }

        exits = Ending == Ending.AbortOnError ? exits.Where(exit => exit is null || !WaysOut.IsEnded(exit.Place, Ends, Target.Model)).SelectMany(exit => Swallowing.Moved(exit, Views, Ends, Target.Model)).Distinct().ToList() : exits;
        return exits.All(NoteExit) && (Ending != Ending.AbortOnError || new AbortOnError(this).Note(exits));
    }

    private bool NoteExit(NormalExit? exit)
    {
        if (exit is null || !Verbs.CanClose(exit.Place) || IsFollowedByUse(exit.Place))
        {
            return false;
        }

        // An exit out of a catch is the end of a failure, however normal control goes on.
        var failed = Ending == Ending.AbortOnError && Enclosing(exit.Place).Any(node => node is CatchClauseSyntax);
        var views = new ViewsInUse(exit.Place, Target, Region.Nodes, Connection);
        var flushes = views.Flushes.ToList();
        if (failed || Ending == Ending.Abort)
        {
            // Disposed after an abort, a writer would throw, unless it writes to the stream of a scope.
            return Verbs.CanAbort && (failed || flushes.Count == 0) && exit.Put([Verbs.Abort()], Target, Repair.Edits, Repair.Names);
        }

        return !(Repair.Finding.IsTls && views.IsTlsOutOfReach) && NoteClose(exit, flushes, Verbs.CloseGracefully(exit.Place, tls: views.Tls));
    }

    // It takes the place of a shutdown that was meant as one.
    private bool NoteClose(NormalExit exit, List<StatementSyntax> flushes, StatementSyntax close)
    {
        if (flushes.Count > 0 || EndRun.ShutdownAt(exit.Place, Connection, Target.Model) is not { } shutdown)
        {
            return exit.Put([.. flushes, close], Target, Repair.Edits, Repair.Names);
        }

        Repair.Edits.Replace(shutdown, close);
        return true;
    }

    // A finally on the way out that still talks to the peer would find the connection closed.
    private bool IsFollowedByUse(SyntaxNode place) => Enclosing(place).OfType<TryStatementSyntax>().Any(statement =>
        statement.Finally is { } last && !last.Contains(place) && Views.Mentions(last));

    private IEnumerable<SyntaxNode> Enclosing(SyntaxNode place) =>
        place.AncestorsAndSelf().TakeWhile(node => Region.Nodes.Any(part => part.Contains(node)));
}
