namespace Hangup;

/// <summary>Which word ended the connection: the two verbs, or a scope that was left without one.</summary>
internal enum EndVerb
{
    Close,
    Abort,
    CloseOnDispose,
    AbortOnDispose,
}
