using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP502: a pipe that this code owns is completed neither here nor by anybody it was handed to.</summary>
internal static class NeverCompleted
{
    public static Diagnostic? Ask(Story story) => NobodyEndsIt.HowSurely(story) is { } how ? new Report(story).Create(Descriptors.NeverCompleted, how) : null;
}
