using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>Statements put around one statement, or into one block.</summary>
internal sealed class Insertions
{
    /// <summary>Of a <c>return</c>: its value is first put into a local of this name and type, then comes <see cref="Before"/>.</summary>
    public (string Name, TypeSyntax Type)? Result { get; set; }

    public List<StatementSyntax> Before { get; } = new();

    public List<StatementSyntax> After { get; } = new();

    /// <summary>Of a block.</summary>
    public List<StatementSyntax> AtStart { get; } = new();

    /// <summary>Of a block, or of a program of top-level statements.</summary>
    public List<StatementSyntax> AtEnd { get; } = new();

    /// <summary>Makes one statement of all that follow this one in its block or, on a block, of all in it.</summary>
    public Func<IEnumerable<StatementSyntax>, StatementSyntax>? WrapRest { get; set; }

    /// <summary>The statement itself goes; what is put around it stays.</summary>
    public bool Removed { get; set; }

    public bool NeedsBlock => Result is not null || Before.Count + After.Count > 0;
}
