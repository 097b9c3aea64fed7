using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Succession;

/// <summary>The analyses of a project, one after each keystroke: where each leaves what the next one can go on with. It hangs on the files of the project and goes with them.</summary>
internal sealed class Lineage
{
    private static readonly ConditionalWeakTable<SyntaxTree, Lineage> Known = new();

    private volatile Legacy? _legacy;

    public Legacy? Legacy
    {
        get => _legacy;
        set => _legacy = value;
    }

    /// <summary>A keystroke leaves one of the two files as it was.</summary>
    public static Lineage Of(Compilation compilation)
    {
        var (first, last) = (compilation.SyntaxTrees.First(), compilation.SyntaxTrees.Last());
        lock (Known)
        {
            if (!Known.TryGetValue(first, out var lineage) && !Known.TryGetValue(last, out lineage))
                lineage = new Lineage();
            Join(first, lineage);
            Join(last, lineage);
            return lineage;
        }
    }

    private static void Join(SyntaxTree tree, Lineage lineage)
    {
        Known.Remove(tree);
        Known.Add(tree, lineage);
    }
}
