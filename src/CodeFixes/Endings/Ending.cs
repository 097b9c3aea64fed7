namespace Hangup.CodeFixes.Endings;

/// <summary>The endings a user can choose from.</summary>
internal enum Ending
{
    AbortOnError,
    CloseGracefully,
    Abort,
}
