using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP302: linger with a time blocks the thread in Close and proves nothing.</summary>
internal static class LingeringClose
{
    public static IEnumerable<Diagnostic> Ask(Story story) =>
        story.Observations.Where(seen => seen.Event == ConnectionEvent.Linger).Select(seen => (Seen: seen, Option: OptionOf(story, seen.Operation)))
            .Where(pair => pair.Option is not null && Arguments.WaitsInClose(pair.Option))
            .GroupBy(pair => pair.Option!.Syntax)
            .Select(option => new Report(story, option.First().Seen).At(Descriptors.LingeringClose, option.Key.GetLocation()));

    private static IObjectCreationOperation? OptionOf(Story story, IOperation operation)
    {
        var value = operation is ISimpleAssignmentOperation assignment ? assignment.Value : Arguments.LingerIn(((IInvocationOperation)operation).Arguments);
        return value is null ? null : story.Analysis.Body.Facts.LingerOf(value);
    }
}
