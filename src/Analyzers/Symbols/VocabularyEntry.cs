using Hangup.Analyzers.Contracts;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Symbols;

/// <summary>A line of somebody's vocabulary file.</summary>
/// <param name="Text">As it stands there, without its comment.</param>
/// <param name="Problem">Why it cannot be used; null: it can.</param>
internal sealed record VocabularyEntry(VocabularyLine Line, string Text, Location Location, string? Problem)
{
    /// <summary>The one under whose heading it stands; null: it is about one more connection.</summary>
    public Contract? Contract { get; init; }

    public static VocabularyEntry Bad(string text, Location location, string problem) => new(default, text, location, problem);

    /// <summary>File and line, as a message can have them: without a machine's folders.</summary>
    public string Place => FormattableString.Invariant($"{VocabularyFile.NameOf(Location.GetLineSpan().Path)} line {Location.GetLineSpan().StartLinePosition.Line + 1}");
}
