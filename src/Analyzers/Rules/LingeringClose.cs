using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP302: linger with a time blocks the thread in Close and proves nothing.</summary>
internal static class LingeringClose
{
    public static IEnumerable<Diagnostic> Ask(Story story) =>
        story.Observations.Where(seen => seen.Event == ConnectionEvent.Linger && !seen.Before.Must(Facts.Ended | Facts.Listener) && IsEverConnected(story)).Select(seen => (Seen: seen, Option: OptionOf(story, seen.Operation)))
            .Where(pair => pair.Option is not null && Arguments.WaitsInClose(pair.Option))
            .GroupBy(pair => Here(pair.Option!, pair.Seen))
            .Select(option => new Report(story, option.First().Seen).At(Descriptors.LingeringClose, option.Key.GetLocation()));

    /// <summary>Here, or by whoever gets it: the close of what never connects, or only listens, waits for nothing.</summary>
    private static bool IsEverConnected(Story story) =>
        !story.Observations.Any(seen => seen.Event == ConnectionEvent.Listen)
        && (story.Connection.IsOwned || story.Connection.Place is not null || story.Observations.Any(seen => seen.Event != ConnectionEvent.Linger))
        && story.Observations.Any(seen => seen.Event is ConnectionEvent.Connect or ConnectionEvent.Lend or ConnectionEvent.Stow or ConnectionEvent.Escape || seen.Before.May(Facts.InUse | Facts.Unknown));

    /// <summary>The creation, or the name of the field that holds it for all.</summary>
    private static SyntaxNode Here(IObjectCreationOperation option, Observation seen) =>
        ValueOf(seen.Operation) is { } value && value.Uncast() is IFieldReferenceOperation ? value.Syntax : option.Syntax;

    private static IObjectCreationOperation? OptionOf(Story story, IOperation operation) => ValueOf(operation) is { } value ? story.Analysis.Body.Facts.LingerOf(value) : null;

    private static IOperation? ValueOf(IOperation operation) =>
        operation is ISimpleAssignmentOperation assignment ? assignment.Value : Arguments.LingerIn(((IInvocationOperation)operation).Arguments);
}
