namespace Hangup.CodeFixes.Style;

/// <summary>What stands before each new statement: a line break and an indentation or, among statements that share a line, a space.</summary>
internal sealed record Margin(string LineEnd, string Indent, bool IsInline = false)
{
    public static readonly Margin Inline = new("", "", IsInline: true);

    public string Break => IsInline ? " " : LineEnd + Indent;

    public Margin Deeper(string unit) => IsInline ? this : this with { Indent = Indent + unit };
}
