namespace Hangup.CodeFixes.Editing;

/// <summary>A statement that has been opened around others: how it is closed, and what is indented for it.</summary>
internal sealed record Wrapping(int End, string Close, string Shift, int FirstLine, int LastLine);
