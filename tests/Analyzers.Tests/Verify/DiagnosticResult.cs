using System.Collections.Immutable;
using System.Globalization;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diagnostic that a test expects.</summary>
public readonly struct DiagnosticResult
{
    private readonly string? message;
    private readonly bool isAnyMessage;
    private readonly object?[]? arguments;
    private readonly ImmutableArray<DiagnosticLocation> spans;

    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity, descriptor.MessageFormat, null, false, null, [], default)
    {
    }

    public DiagnosticResult(string id, DiagnosticSeverity severity)
        : this(id, severity, null, null, false, null, [], default)
    {
    }

    private DiagnosticResult(string id, DiagnosticSeverity severity, LocalizableString? format, string? message, bool isAnyMessage, object?[]? arguments,
        ImmutableArray<DiagnosticLocation> spans, DiagnosticOptions options)
    {
        (Id, Severity, MessageFormat, this.message, this.isAnyMessage, this.arguments, this.spans, Options) = (id, severity, format, message, isAnyMessage, arguments, spans, options);
    }

    public string Id { get; }

    public DiagnosticSeverity Severity { get; }

    public LocalizableString? MessageFormat { get; }

    public DiagnosticOptions Options { get; }

    /// <summary>The diagnostic's location, then its additional locations; empty for a diagnostic without location.</summary>
    public ImmutableArray<DiagnosticLocation> Spans => spans.IsDefault ? [] : spans;

    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>The whole message, its placeholders left in where no arguments are given; null: any.</summary>
    public string? Message => isAnyMessage ? null : message ?? Formatted(MessageFormat?.ToString(CultureInfo.InvariantCulture));

    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => With(severity: severity);

    public DiagnosticResult WithArguments(params object?[] arguments) => With(arguments: arguments);

    /// <param name="message">Null: whatever it says.</param>
    public DiagnosticResult WithMessage(string? message) => With(message: message, isAnyMessage: message is null);

    public DiagnosticResult WithOptions(DiagnosticOptions options) => With(options: options);

    public DiagnosticResult WithNoLocation() => With(spans: []);

    /// <summary>The text marked <c>{|#key:...|}</c>; the second and later ones are additional locations.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(new DiagnosticLocation(markupKey));

    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", line, column);

    public DiagnosticResult WithLocation(string path, int line, int column) =>
        WithLocation(new DiagnosticLocation(new FileLinePositionSpan(path, new(line - 1, column - 1), new(line - 1, column - 1)), DiagnosticLocationOptions.IgnoreLength));

    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) => WithSpan("", startLine, startColumn, endLine, endColumn);

    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) =>
        WithLocation(new DiagnosticLocation(new FileLinePositionSpan(path, new(startLine - 1, startColumn - 1), new(endLine - 1, endColumn - 1)), default));

    public override string ToString()
    {
        var where = HasLocation ? string.Join(" + ", Spans) : "(no location)";
        return $"{where}: {Id}: {Message ?? "(any message)"}";
    }

    internal DiagnosticResult WithSpans(IEnumerable<DiagnosticLocation> all) => With(spans: [.. all]);

    private string? Formatted(string? format) => format is null || arguments is null ? format : string.Format(CultureInfo.InvariantCulture, format, arguments);

    private DiagnosticResult WithLocation(DiagnosticLocation location) => With(spans: Spans.Add(location));

    private DiagnosticResult With(DiagnosticSeverity? severity = null, string? message = null, bool? isAnyMessage = null, object?[]? arguments = null,
        ImmutableArray<DiagnosticLocation>? spans = null, DiagnosticOptions? options = null) =>
        new(Id, severity ?? Severity, MessageFormat, message ?? this.message, isAnyMessage ?? this.isAnyMessage, arguments ?? this.arguments, spans ?? Spans, options ?? Options);
}
