using System.Collections.Immutable;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>Puts an answer where the user looks: on the variable of the <c>using</c>, else on the call.</summary>
internal static class Report
{
    public static Diagnostic At(DiagnosticDescriptor descriptor, Observation seen, string modality, BodyAnalysis analysis)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(PropertyKeys.Runtime, analysis.Body.Symbols.HasRuntime ? "true" : "false");
        return Diagnostic.Create(descriptor, Ending.LocationOf(seen), new[] { seen.Connection.Origin.GetLocation() }, properties, Ending.NameOf(seen), modality);
    }
}
