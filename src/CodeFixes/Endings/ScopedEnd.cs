using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>Ends a connection at the normal exits of the region that owns it and, where asked for, aborts it when an exception leaves.</summary>
internal sealed record ScopedEnd(Repair Repair, Ending Ending, Verbs Verbs, string Connection, Region Region, bool MayBeNull)
{
    public static bool Note(Repair repair, Ending ending, string connection, bool mayBeNull, Region region, IReadOnlyList<NormalExit?>? exits = null, ITypeSymbol? type = null) =>
        repair.VerbsFor(connection, mayBeNull, type) is { } verbs
        && new ScopedEnd(repair, ending, verbs, connection, region, mayBeNull).Note(exits ?? repair.Finding.Exits.Select(location => NormalExit.At(repair.Target, location)).ToList());

    private Target Target => Repair.Target;

    private string ScopeType => Target.Style.LocalTypes.IsVar(isBuiltIn: false) ? "var" : Target.SeesRuntime(Repair.Finding.Location.SourceSpan.Start) || Repair.Edits.NeedImport ? "ConnectionScope" : "Hangup.ConnectionScope";

    private bool Note(IReadOnlyList<NormalExit?> exits)
    {
        // Without an exit there is nowhere to say how it ends, unless only exceptions are to blame.
        exits = Repair.Finding.IsLeftToChance ? EarlierEnds.Moved(exits, Region, Connection, Target.Model) : exits;
        return (exits.Count > 0 || (!Repair.Finding.IsLeftToChance && Ending == Ending.AbortOnError))
            && exits.All(NoteExit)
            && (Ending != Ending.AbortOnError || NoteAbortOnError());
    }

    private bool NoteExit(NormalExit? exit)
    {
        if (exit is null || IsFollowedByUse(exit.Place))
        {
            return false;
        }

        // An exit out of a catch is the end of a failure, however normal control goes on.
        var failed = Ending == Ending.AbortOnError && Enclosing(exit.Place).Any(node => node is CatchClauseSyntax);
        var views = new ViewsInUse(exit.Place, Target, Region.Nodes, Connection);
        var flushes = views.Flushes.ToList();

        // Disposed after an abort, a writer would throw, unless it writes to the stream of a scope.
        if (Ending == Ending.Abort && flushes.Count > 0)
        {
            return false;
        }

        var statements = failed || Ending == Ending.Abort ? new() { Verbs.Abort() } : flushes.Append(Verbs.CloseGracefully(exit.Place, tls: views.Tls)).ToList();
        return exit.Put(statements, Target, Repair.Edits, Repair.Names);
    }

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

        // Once is enough.
        if (Region.Nodes.Any(node => node.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.ToString() == Verbs.Scope)))
        {
            return false;
        }

        var views = new ScopedViews(Target, Region.Nodes, Connection);
        var streams = MayBeNull ? Array.Empty<ExpressionSyntax>() : views.Streams(Repair.Finding.Views).ToArray();
        foreach (var close in views.PlainCloses)
        {
            NoteGracefulClose(close);
        }

        return NoteScope(views, streams);
    }

    private void NoteGracefulClose(InvocationExpressionSyntax close)
    {
        var receiver = ((MemberAccessExpressionSyntax)close.Expression).Expression.ToString();
        if (Repair.VerbsFor(receiver, mayBeNull: false) is { } verbs)
        {
            Repair.Edits.Replace((StatementSyntax)close.Parent!, verbs.CloseGracefully(close));
        }
    }

    private bool NoteScope(ScopedViews views, ExpressionSyntax[] streams)
    {
        var declares = Region.TakesDeclarations && Target.HasUsingDeclarations;
        var name = declares || streams.Length > 0 ? Repair.Names.For(Repair.Target.NodeAt(Repair.Finding.Location), "scope") : null;
        foreach (var stream in streams)
        {
            Repair.Edits.Replace(stream, views.Replacement(stream, $"{name}.Stream"));
        }

        if (declares)
        {
            Region.Start(Repair.Edits, Statements.Parse($"using {ScopeType} {name} = {Verbs.Scope};"));
            return true;
        }

        var resource = name is null ? Verbs.Scope : $"{ScopeType} {name} = {Verbs.Scope}";
        if (!Region.Stack(Repair.Edits, Statements.Using(resource)))
        {
            Region.Wrap(Repair.Edits, Statements.Using(resource));
        }

        return true;
    }

    private bool NoteTryCatch()
    {
        var views = ConnectionViews.In(Region.Nodes, Connection);
        var inner = Region.Inside(views.IsDisposedBy);

        // A view that is disposed inside of the try would send the FIN before the catch can abort.
        if (inner.HasYield || inner.Nodes.SelectMany(node => node.DescendantNodesAndSelf()).Any(views.IsDisposedBy))
        {
            return false;
        }

        inner.Wrap(Repair.Edits, Statements.TryCatch(Verbs.Abort()));
        return true;
    }
}
