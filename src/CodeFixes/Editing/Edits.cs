using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.CodeFixes.Editing;

/// <summary>Changes noted by node of the original tree, so that the fixes of a whole document are one pass over it and cannot get in each other's way.</summary>
internal sealed class Edits
{
    private readonly Dictionary<SyntaxNode, Insertions> notes = new();

    /// <summary>The new code needs the namespace of the runtime.</summary>
    public bool NeedImport { get; set; }

    public IReadOnlyCollection<SyntaxNode> Nodes => notes.Keys;

    /// <summary>What is put before, after or into a statement.</summary>
    public Insertions At(SyntaxNode node)
    {
        if (!notes.TryGetValue(node, out var found))
        {
            notes.Add(node, found = new Insertions());
        }

        return found;
    }

    public bool Touch(SyntaxNode node) => notes.ContainsKey(node);

    public Insertions? Find(SyntaxNode node) => notes.TryGetValue(node, out var found) ? found : null;

    /// <summary>Other code in the place of an expression.</summary>
    public void Replace(ExpressionSyntax expression, string code) => At(expression).Replacement = code;

    /// <summary>Another statement in the place of one; the comments around it stay.</summary>
    public void Replace(StatementSyntax statement, StatementSyntax by) => At(statement).Substitute = by;

    /// <summary>The changes of the text.</summary>
    public IEnumerable<TextChange> Changes(CompilationUnitSyntax root, FileStyle style)
    {
        // Directives come before all code of their namespace, and namespaces in their order.
        return Imports(root, style).Concat(EditWriter.Write(this, root, style)).OrderBy(change => change.Span.Start);
    }

    /// <summary>They are as right for every other set of symbols.</summary>
    public bool SuitAllSymbols(CompilationUnitSyntax root, FileStyle style)
    {
        var conditions = new Conditions(root);
        return !conditions.Exist || (EditWriter.Write(this, root, style) is { Length: > 0 } changes
            && conditions.Allow(changes, notes.Max(note => note.Value.ScopeEnd(note.Key)), Imports(root, style)));
    }

    private IEnumerable<TextChange> Imports(CompilationUnitSyntax root, FileStyle style) =>
        NeedImport ? Editing.Imports.Add(root, style, Nodes, "Hangup") : Enumerable.Empty<TextChange>();

    /// <summary>Other code in the place of all that stands in a node before a part of it.</summary>
    public void Lead(SyntaxNode node, SyntaxNode part, string code) => At(node).Lead = (part, code);
}
