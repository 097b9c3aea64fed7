using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Names;

/// <summary>What the text of each file says. It is kept with its tree, so that a keystroke costs one file.</summary>
internal static class KnownTrees
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> Names = new();
    private static readonly ConditionalWeakTable<SyntaxTree, Identifiers> Words = new();
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> Enders = new();

    public static TreeNames NamesOf(SyntaxTree tree) => Names.GetValue(tree, TreeNames.Of);

    public static Identifiers IdentifiersOf(SyntaxTree tree) => Words.GetValue(tree, Identifiers.Of);

    public static string[] EndersIn(SyntaxTree tree) => Enders.GetValue(tree, Hangup.Analyzers.Names.Enders.In);
}
