using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP102: when an exception flies, an open connection is disposed or closed as if all were well.</summary>
internal static class TruncationOnError
{
    public static Diagnostic? Ask(Story story)
    {
        if (IsOnlyEndedHere(story) || story.Observations.FirstOrDefault(LooksComplete) is not { } first)
            return null;
        var where = story.Outermost(first, seen => Story.Disposes(seen) && seen.Unwinds && seen.Before.May(Facts.InUse | Facts.Abandoned));
        var report = new Report(story, where);
        return report.Create(Descriptors.TruncationOnError, report.Blame(first));
    }

    public static bool LooksComplete(Observation seen)
    {
        if (seen.At.Block.IsInCatch())
            return Story.Disposes(seen) && !seen.Unwinds && seen.Before.Must(Facts.InUse) && !seen.At.Block.IsInCatchOf(nameof(ObjectDisposedException));
        return seen.Unwinds && (Story.Disposes(seen) || Story.Closes(seen)) && seen.Before.May(Facts.InUse);
    }

    /// <summary>A field that this member ends and does not use, or a connection that comes here and that nothing but its end happens to: no exchange here that could be cut short.</summary>
    private static bool IsOnlyEndedHere(Story story) => story.Connection.Place is { IsShared: true } ? !story.Observations.Any(IsUse) : story.Connection.Place is null && IsOnlyEnded(story);

    private static bool IsUse(Observation seen) => seen.Event is ConnectionEvent.Use or ConnectionEvent.Receive or ConnectionEvent.Drain or ConnectionEvent.View or ConnectionEvent.Connect;

    /// <summary>By syntax: a call that is handed it may exchange anything.</summary>
    private static bool IsOnlyEnded(Story story) => Ending.NameOf(story.Connection) is { } name && IsOnlyEnded(name, story.Analysis.Body.Graph.OriginalOperation.Syntax);

    private static bool IsOnlyEnded(string name, SyntaxNode body) => Mentions.Of(name, body).All(mention =>
        mention.Parent is VariableDeclaratorSyntax || IsEnded(mention.Parent!) || (AwaitedAs(mention.Parent!) is { } client && client != name && IsOnlyEnded(client, body)));

    /// <summary>Of <c>using var client = await accepting</c> the client's name.</summary>
    private static string? AwaitedAs(SyntaxNode task)
    {
        while (task.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "WaitAsync", Parent: InvocationExpressionSyntax call })
            task = call;
        return task.Parent is AwaitExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } } ? local.Identifier.ValueText : null;
    }

    private static bool IsEnded(SyntaxNode mention) => MemberSurvey.MemberOf(mention) switch
    {
        "Shutdown" or "Close" or "Dispose" or "Disconnect" => true,
        "Client" => mention.Parent is MemberAccessExpressionSyntax part && IsEnded(part),
        _ => false,
    };
}
