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

    /// <summary>
    /// Comma-separated indexes into <c>Diagnostic.AdditionalLocations</c>: the <c>client.GetStream()</c> calls whose stream must come
    /// from the scope instead, or a reader or writer disposed before the scope sends the FIN that the scope is there to prevent.
    /// </summary>
    public const string Views = nameof(Views);

    /// <summary>Comma-separated names of the writers over the connection that hold bytes back: to be flushed before it is closed at an exit.</summary>
    public const string Writers = nameof(Writers);

    /// <summary>What the variable is: TcpClient, Socket or NetworkStream (or a type derived from it).</summary>
    public const string Type = nameof(Type);

    /// <summary>"true" where no verb at this place would help: it comes too late, or the end is in the method that is called.</summary>
    public const string IsBeyondRemedy = nameof(IsBeyondRemedy);

    /// <summary>Index into <c>Diagnostic.AdditionalLocations</c> of the operation that throws, where one is to blame.</summary>
    public const string Thrower = nameof(Thrower);
}
