using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers.Succession;

/// <summary>What one body, or the declaration of one field or property, gives rise to.</summary>
/// <param name="Ended">Where something stands that is proven to be ended explicitly on all paths: others need not warn of it.</param>
internal sealed record Findings(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<TextSpan> Ended)
{
    public static readonly Findings None = new(ImmutableArray<Diagnostic>.Empty, ImmutableArray<TextSpan>.Empty);

    /// <summary>The same, moved with the text; this itself where nothing moves it; null where something of it stands in what was edited.</summary>
    public Findings? After(Edit edit, SyntaxTree tree)
    {
        if (!edit.Successors.ContainsKey(tree) && !Diagnostics.Any(diagnostic => IsIn(edit, diagnostic)))
            return this;
        var diagnostics = Diagnostics.Select(diagnostic => After(edit, diagnostic)).ToImmutableArray();
        var ended = Ended.Select(span => edit.SpanNow(tree, span)).ToImmutableArray();
        return diagnostics.Contains(null) || ended.Contains(null) ? null : new Findings(diagnostics!, ended.Select(static span => span!.Value).ToImmutableArray());
    }

    private static Diagnostic? After(Edit edit, Diagnostic diagnostic)
    {
        if (!IsIn(edit, diagnostic))
            return diagnostic;
        var others = diagnostic.AdditionalLocations.Select(location => After(edit, location)).ToArray();
        return After(edit, diagnostic.Location) is { } location && !others.Contains(null) ? Restated(diagnostic, location, others!) : null;
    }

    private static bool IsIn(Edit edit, Diagnostic diagnostic) => diagnostic.AdditionalLocations.Append(diagnostic.Location).Any(location => IsIn(edit, location));

    private static bool IsIn(Edit edit, Location location) => location.SourceTree is { } tree && edit.Successors.ContainsKey(tree);

    private static Location? After(Edit edit, Location location) =>
        location.SourceTree is { } tree && edit.SpanNow(tree, location.SourceSpan) is { } span ? Location.Create(edit.TreeNow(tree), span) : null;

    /// <summary>A diagnostic does not give its arguments away: it is said again in its own words.</summary>
    private static Diagnostic Restated(Diagnostic diagnostic, Location location, IEnumerable<Location> others)
    {
        var rule = diagnostic.Descriptor;
        return Diagnostic.Create(rule.Id, rule.Category, diagnostic.GetMessage(), diagnostic.Severity, rule.DefaultSeverity, rule.IsEnabledByDefault, diagnostic.WarningLevel, diagnostic.IsSuppressed,
            rule.Title, rule.Description, rule.HelpLinkUri, location, others, rule.CustomTags, diagnostic.Properties);
    }
}
