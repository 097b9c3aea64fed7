namespace Microsoft.CodeAnalysis.Testing;

[Flags]
public enum DiagnosticOptions
{
    None = 0,
    IgnoreAdditionalLocations = 1,
    IgnoreSeverity = 2,
}

[Flags]
public enum DiagnosticLocationOptions
{
    None = 0,
    IgnoreLength = 1,
    InterpretAsMarkupKey = 2,
}

/// <summary>Where a diagnostic is expected: a span, or the number of a marked one.</summary>
public readonly struct DiagnosticLocation(FileLinePositionSpan span, DiagnosticLocationOptions options)
{
    internal DiagnosticLocation(int markupKey)
        : this(new FileLinePositionSpan("", new(markupKey, 0), new(markupKey, 0)), DiagnosticLocationOptions.InterpretAsMarkupKey)
    {
    }

    public FileLinePositionSpan Span => span;

    public DiagnosticLocationOptions Options => options;

    public override string ToString() =>
        Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey) ? $"#{MarkupKey}" : Print(Span);

    internal int MarkupKey => Span.StartLinePosition.Line;

    internal static string Print(FileLinePositionSpan span)
    {
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        return $"{span.Path}({start.Line + 1},{start.Character + 1})-({end.Line + 1},{end.Character + 1})";
    }

    internal bool Matches(Location location)
    {
        var actual = location.GetLineSpan();
        return actual.Path == Span.Path
            && actual.StartLinePosition == Span.StartLinePosition
            && (Options.HasFlag(DiagnosticLocationOptions.IgnoreLength) || actual.EndLinePosition == Span.EndLinePosition);
    }
}
