using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers;

/// <summary>What one body, or the declaration of one field or property, gives rise to.</summary>
/// <param name="Ended">Where something stands that is proven to be ended explicitly on all paths: others need not warn of it.</param>
internal sealed record Findings(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<TextSpan> Ended)
{
    public static readonly Findings None = new(ImmutableArray<Diagnostic>.Empty, ImmutableArray<TextSpan>.Empty);
}
