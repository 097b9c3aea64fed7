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

    /// <summary>
    /// The calls of this body that end the connection, begin to, or call a method that does: what a fix adds has to agree with each
    /// of them. Comma-separated spans, <c>start:length</c>, counted from the start of the diagnostic: no reader wants to be led there.
    /// </summary>
    public const string Ends = nameof(Ends);

    /// <summary>Other calls that dispose it while open, written as <see cref="Ends"/> are. One finding speaks for all of them.</summary>
    public const string Others = nameof(Others);

    /// <summary>"true" where somebody else has it in the end: it was returned, stored, captured or handed to what may keep it.</summary>
    public const string IsHandedOn = nameof(IsHandedOn);

    /// <summary>"true" where TLS is, or may be, on top of it: close_notify is due before the FIN.</summary>
    public const string IsTls = nameof(IsTls);

    /// <summary>"true" where more than an end follows: it is still read from, or asked for something.</summary>
    public const string IsUsedAfter = nameof(IsUsedAfter);

    /// <summary>"true" where the code around must not be held up, and cannot await.</summary>
    public const string MustNotWait = nameof(MustNotWait);

    /// <summary>"true" where something has failed: whatever comes next, an exception is thrown in the end.</summary>
    public const string IsOnError = nameof(IsOnError);

    /// <summary>Index into <c>Diagnostic.AdditionalLocations</c> of the operation that throws, where one is to blame.</summary>
    public const string Thrower = nameof(Thrower);
}
