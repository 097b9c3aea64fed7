using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Analyzers;

/// <summary>What is known of each file. It is kept with its tree, so that a keystroke costs one file.</summary>
internal sealed class KnownTrees
{
    public static readonly SyntaxTreeValueProvider<TreeNames> NameKeeper = new(TreeNames.Of);
    public static readonly SyntaxTreeValueProvider<Identifiers> IdentifierKeeper = new(Identifiers.Of);

    private readonly Func<SyntaxTree, TreeNames> _names;
    private readonly Func<SyntaxTree, Identifiers> _identifiers;

    public KnownTrees(Func<SyntaxTree, TreeNames> names, Func<SyntaxTree, Identifiers> identifiers)
    {
        _names = names;
        _identifiers = identifiers;
    }

    public TreeNames NamesOf(SyntaxTree tree) => _names(tree);

    public Identifiers IdentifiersOf(SyntaxTree tree) => _identifiers(tree);
}
