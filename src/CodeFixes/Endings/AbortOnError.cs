using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>What leaves a region by an exception is aborted: by a scope, or by a <c>catch</c> where a scope would not do.</summary>
internal sealed class AbortOnError(ScopedEnd end)
{
    private Repair Repair => end.Repair;

    private string ScopeType => Repair.Target.Style.LocalTypes.IsVar(isBuiltIn: false) ? "var"
        : Repair.Target.SeesRuntime(Repair.Finding.Location.SourceSpan.Start) || Repair.Edits.NeedImport ? end.Verbs.ScopeType
        : "Hangup." + end.Verbs.ScopeType;

    private string Annotation => end.MayBeNull && ScopeType != "var" && Repair.Target.IsNullableAt(Repair.Target.NodeAt(Repair.Finding.Location)) ? "?" : "";

    public bool Note(IReadOnlyList<NormalExit?> exits)
    {
        // A plain close would meet the armed scope, so where nobody may wait for the peer there is none.
        if (end.Verbs.Scope is null || exits.Any(exit => end.Verbs.HoldsUp(exit!.Place)))
        {
            return NoteTryCatch();
        }

        if (Rounds.ComeAgain(end.Region, end.Connection, Repair.Target.Model))
        {
            return false;
        }

        // Once is enough.
        if (end.Region.Nodes.Any(node => node.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.ToString() == end.Verbs.Scope)))
        {
            return false;
        }

        if (end.Region.Nodes.SelectMany(node => node.DescendantNodesAndSelf()).Any(end.Views.IsMadeElsewhere))
        {
            return false;
        }

        var views = new ScopedViews(Repair.Target, end.Region.Nodes, end.Connection);
        return new EndsInScope(end).Note() && NoteScope(views, views.Streams(Repair.Finding.Views).ToArray());
    }

    private bool NoteScope(ScopedViews views, ExpressionSyntax[] streams)
    {
        Repair.NameRuntime();
        var declares = end.Region.TakesDeclarations && Repair.Target.HasUsingDeclarations;
        var name = declares || streams.Length > 0 ? Repair.Names.For(Repair.Target.NodeAt(Repair.Finding.Location), "scope") : null;
        foreach (var stream in streams)
        {
            var scoped = views.Replacement(stream, $"{name}{(end.MayBeNull && Repair.Target.IsNullableAt(stream) ? "!" : "")}.Stream");
            Repair.Edits.Replace(stream, scoped);
        }

        if (declares)
        {
            end.Region.Start(Repair.Edits, Statements.Parse($"using {ScopeType}{Annotation} {name} = {end.Verbs.Scope};"));
            return true;
        }

        var resource = name is null ? end.Verbs.Scope! : $"{ScopeType}{Annotation} {name} = {end.Verbs.Scope}";
        if (!end.Region.Stack(Repair.Edits, Statements.Using(resource)))
        {
            end.Region.Wrap(Repair.Edits, Statements.Using(resource));
        }

        return true;
    }

    private bool NoteTryCatch()
    {
        var views = end.Views;
        var inner = end.Region.Inside(views.IsDisposedBy);

        // A view that is disposed inside of the try would send the FIN before the catch can abort.
        if (inner.HasYield || inner.Nodes.SelectMany(node => node.DescendantNodesAndSelf()).Any(views.IsDisposedBy))
        {
            return false;
        }

        inner.Wrap(Repair.Edits, Statements.TryCatch(end.Verbs.Abort()));
        return true;
    }
}
