using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP204: the linger option that is changed is a copy; the socket never sees it.</summary>
internal static class LostSetting
{
    public static IEnumerable<Diagnostic> Ask(BodyAnalysis analysis) =>
        analysis.Record.LostSettings.Select(assignment => Diagnostic.Create(
            Descriptors.LostSetting, assignment.Syntax.GetLocation(), ((ISimpleAssignmentOperation)assignment).Target.Syntax.ToString()));
}
