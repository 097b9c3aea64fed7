using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>What is put around a statement, into a block, or in the place of a node.</summary>
internal sealed class Insertions
{
    /// <summary>Of a <c>return</c>: its value is first put into a local of this name and type, then comes <see cref="Before"/>.</summary>
    public (string Name, string Type)? Result { get; set; }

    public List<StatementSyntax> Before { get; } = new();

    public List<StatementSyntax> After { get; } = new();

    /// <summary>Of a block.</summary>
    public List<StatementSyntax> AtStart { get; } = new();

    /// <summary>Of a block, or of a program of top-level statements.</summary>
    public List<StatementSyntax> AtEnd { get; } = new();

    /// <summary>Statements with an empty first block, the innermost first: all that follows this statement goes into it.</summary>
    public List<StatementSyntax> AroundRest { get; } = new();

    /// <summary>The same, for all that is in this block, or for a body that has none.</summary>
    public List<StatementSyntax> Around { get; } = new();

    /// <summary>Of a <c>using</c> statement: others, with an empty block, whose headers stand between its own and its body, the outermost first.</summary>
    public List<StatementSyntax> Stacked { get; } = new();

    /// <summary>Of a function with an expression body, which becomes a block: the statements before the expression.</summary>
    public List<StatementSyntax> BeforeExpression { get; } = new();

    /// <summary>... and whether the expression is what the function returns.</summary>
    public bool ReturnsExpression { get; set; }

    /// <summary>Of a <c>try</c>: another one, whose catch comes behind its own.</summary>
    public StatementSyntax? Catch { get; set; }

    public string? Replacement { get; set; }

    public StatementSyntax? Substitute { get; set; }

    public (SyntaxNode Part, string Code)? Lead { get; set; }

    /// <summary>The statement itself goes; what is put around it stays.</summary>
    public bool Removed { get; set; }

    /// <summary>Where what is declared here goes out of scope.</summary>
    public int ScopeEnd(SyntaxNode node) =>
        AroundRest.Count > 0 || After.Concat(AtStart).Any(IsUsing) || Lead?.Code.StartsWith("using ", StringComparison.Ordinal) == true ? ListAround(node).Span.End
        : Around.Count + Stacked.Count > 0 ? node.Span.End
        : 0;

    /// <summary>A statement that is a body by itself cannot take it without braces.</summary>
    public bool NeedsBlock => Result is not null || Removed || Substitute is IfStatementSyntax || Before.Count + After.Count + Around.Count > 0;

    private static bool IsUsing(StatementSyntax statement) => statement is LocalDeclarationStatementSyntax { UsingKeyword.Span.Length: > 0 };

    private static SyntaxNode ListAround(SyntaxNode node) => node as BlockSyntax ?? (node.Parent is GlobalStatementSyntax global ? global.Parent! : node.Parent!);
}
