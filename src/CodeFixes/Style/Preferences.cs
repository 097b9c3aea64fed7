using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.CodeFixes.Style;

/// <summary>What the user's <c>.editorconfig</c> says; without it, the file itself is asked.</summary>
internal sealed class Preferences(AnalyzerConfigOptions? options)
{
    /// <summary>The value, without its severity.</summary>
    public string? Value(string key) =>
        options is not null && options.TryGetValue(key, out var value) && value.Split(':')[0].Trim() is { Length: > 0 } plain && plain != "unset"
            ? plain.ToLowerInvariant()
            : null;

    public bool? Flag(string key) => Value(key) switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    public int? Number(string key) => int.TryParse(Value(key), out var number) && number is > 0 and <= 16 ? number : null;

    /// <summary>Whether a list of items has this one; it may also be all of them, or none.</summary>
    public bool? Lists(string key, string item) => Value(key) switch
    {
        null => null,
        "all" => true,
        "none" => false,
        var list => list.Split(',').Any(listed => listed.Trim() == item),
    };
}
