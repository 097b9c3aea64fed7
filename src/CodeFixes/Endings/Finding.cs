using System.Collections.Immutable;
using System.Globalization;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis;

namespace Hangup.CodeFixes.Endings;

/// <summary>What the analyzer tells about one connection, read back from its diagnostic.</summary>
internal sealed record Finding(Diagnostic Diagnostic)
{
    public Location Location => Diagnostic.Location;

    public string? Variable => Property(PropertyKeys.Variable);

    public bool HasRuntime => Property(PropertyKeys.Runtime) == "true";

    public Location Origin => Diagnostic.AdditionalLocations[0];

    /// <summary>Null where the analyzer does not know them: what needs them is then not offered.</summary>
    public ImmutableArray<Location>? Exits => Property(PropertyKeys.Exits) is not { } exits
        ? null
        : exits.Split(',').Where(index => index.Length > 0)
            .Select(index => Diagnostic.AdditionalLocations[int.Parse(index, CultureInfo.InvariantCulture)])
            .ToImmutableArray();

    private string? Property(string key) => Diagnostic.Properties.TryGetValue(key, out var value) ? value : null;
}
