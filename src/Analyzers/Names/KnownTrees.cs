using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Names;

/// <summary>What the text of each file says. It is kept with its tree, so that a keystroke costs one file.</summary>
internal static class KnownTrees
{
    private static readonly ConditionalWeakTable<SyntaxTree, Known> Trees = new();

    public static TreeNames NamesOf(SyntaxTree tree) => Of(tree).Names ??= TreeNames.Of(tree);

    public static Identifiers IdentifiersOf(SyntaxTree tree) => Of(tree).Identifiers ??= Identifiers.Of(tree);

    public static string[] EndersIn(SyntaxTree tree) => Of(tree).Enders ??= Enders.In(tree);

    private static Known Of(SyntaxTree tree) => Trees.GetValue(tree, static _ => new Known());

    /// <summary>Whoever comes second finds the same.</summary>
    private sealed class Known
    {
        public TreeNames? Names { get; set; }

        public Identifiers? Identifiers { get; set; }

        public string[]? Enders { get; set; }
    }
}
