namespace Hangup.Analyzers;

/// <summary>What a diagnostic tells its fix through <c>Diagnostic.Properties</c>: the fix edits and never analyses.</summary>
public static class PropertyKeys
{
    /// <summary>The expression that names the connection, ready to call a verb on; absent where it has no name.</summary>
    public const string Variable = nameof(Variable);

    /// <summary>"true" where the compilation references the Hangup runtime, else "false": the fix then uses the BCL alone.</summary>
    public const string Runtime = nameof(Runtime);

    /// <summary>
    /// Comma-separated indexes into <c>Diagnostic.AdditionalLocations</c>: the normal exits of the <c>using</c> at which the
    /// connection is still open. Each is the span of a jump statement (return, continue, break, goto), or empty: the
    /// position of the closing brace that control falls through (end of file for top-level statements).
    /// </summary>
    public const string Exits = nameof(Exits);

    /// <summary>Index into <c>Diagnostic.AdditionalLocations</c> of the operation that throws, where one is to blame.</summary>
    public const string Thrower = nameof(Thrower);
}
