using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.FixTrials.Checks;

/// <summary>The ends that a fix has written.</summary>
internal static class AddedCalls
{
    public static readonly string[] Graceful = ["CloseGracefully", "CloseGracefullyAsync"];

    private static readonly string[] Verbs = [.. Graceful, "Abort", "Close"];

    /// <summary>Calls of an end on lines that were not there before, with what they are called on.</summary>
    public static IEnumerable<(InvocationExpressionSyntax Call, string Verb, ExpressionSyntax? Receiver)> In(Change change) =>
        from call in change.After.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let verb = NameOf(call)
        where Verbs.Contains(verb) && !change.Diff.IsKept(change.After.Text.Lines.GetLineFromPosition(call.Span.End - 1))
        select (call, verb, ReceiverOf(call));

    public static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>What stands left of the last dot, or of the question mark.</summary>
    public static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };
}
