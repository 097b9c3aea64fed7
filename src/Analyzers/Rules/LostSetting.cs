using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP204: the linger option that is changed is a copy; the socket never sees it.</summary>
internal static class LostSetting
{
    public static IEnumerable<Diagnostic> Ask(BodyAnalysis analysis) =>
        analysis.Record.LostSettings.Select(changed => Diagnostic.Create(Descriptors.LostSetting, changed.Syntax.Parent!.GetLocation(), Quotation.Of(changed.Syntax)));
}
