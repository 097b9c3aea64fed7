using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>Where an end stands in the source, and what it is the end of.</summary>
internal static class Ending
{
    public static Location LocationOf(Observation seen) => Location.Create(seen.Operation.Syntax.SyntaxTree, seen.Operation.Syntax.Span);

    public static string NameOf(Observation seen) => seen.Connection.Place?.ToString() ?? seen.Connection.Origin.ToString();
}
