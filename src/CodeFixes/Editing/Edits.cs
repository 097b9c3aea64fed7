using Microsoft.CodeAnalysis;

namespace Hangup.CodeFixes.Editing;

/// <summary>Changes noted by node of the original tree, so that the fixes of a whole document are one pass over it and cannot get in each other's way.</summary>
internal sealed class Edits
{
    private readonly Dictionary<SyntaxNode, Insertions> insertions = new();
    private readonly Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> replacements = new();

    /// <summary>The new code needs the namespace of the runtime.</summary>
    public bool NeedImport { get; set; }

    /// <summary>What is put before, after or into a statement.</summary>
    public Insertions At(SyntaxNode statement)
    {
        if (!insertions.TryGetValue(statement, out var found))
        {
            insertions.Add(statement, found = new Insertions());
        }

        return found;
    }

    public bool Touch(SyntaxNode node) => insertions.ContainsKey(node) || replacements.ContainsKey(node);

    public Insertions? Find(SyntaxNode statement) => insertions.TryGetValue(statement, out var found) ? found : null;

    /// <summary>Notes a change of a node; changes of one node follow each other.</summary>
    public void Replace<T>(T node, Func<T, SyntaxNode> change)
        where T : SyntaxNode =>
        replacements[node] = replacements.TryGetValue(node, out var earlier)
            ? changed => change((T)earlier(changed))
            : changed => change((T)changed);

    public SyntaxNode Replaced(SyntaxNode original, SyntaxNode visited) =>
        replacements.TryGetValue(original, out var change) ? change(visited) : visited;

    public SyntaxNode ApplyTo(SyntaxNode root) => new EditRewriter(this).Visit(root);
}
