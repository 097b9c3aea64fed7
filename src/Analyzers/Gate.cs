using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Analyzers;

/// <summary>
/// Tells by names alone which bodies could meet a connection, so that all others are never bound for us. What it knows of a
/// tree is kept with the tree: a keystroke costs one tree.
/// </summary>
internal sealed class Gate
{
    private static readonly string[] Core = { "TcpClient", "Socket", "NetworkStream", "TcpListener" };

    /// <summary>Members whose value is a connection without a word of its type: <c>var c = listener.AcceptTcpClient()</c>.</summary>
    private static readonly string[] Acceptors =
    {
        "AcceptTcpClient", "AcceptTcpClientAsync", "EndAcceptTcpClient", "AcceptSocket", "AcceptSocketAsync", "EndAcceptSocket",
        "Accept", "AcceptAsync", "EndAccept",
    };

    /// <summary>Parts of the names under which a connection ends, or its end is decided.</summary>
    private static readonly string[] Turns = { "Dispose", "Close", "Abort", "Shutdown", "Disconnect", "Linger", "SocketOption", "Exchange", "Owning", "HandlesResource", "OnDispose" };

    /// <summary>Keeps what is known of a tree with the tree.</summary>
    public static readonly SyntaxTreeValueProvider<TreeNames> Names = new(tree => TreeNames.Of(tree, Core));

    private readonly ImmutableHashSet<string> _words;
    private readonly ImmutableHashSet<SyntaxTree> _trees;
    private readonly bool _hasTeam;

    private Gate(ImmutableHashSet<string> words, ImmutableHashSet<SyntaxTree> trees, bool hasTeam)
    {
        _hasTeam = hasTeam;
        _words = words;
        _trees = trees;
    }

    /// <summary>Null where no file names a connection type or one of the team's words: there is nothing to do in this project.</summary>
    /// <param name="team">Names by which a vocabulary file makes code come to a connection.</param>
    public static Gate? TryCreate(Compilation compilation, Func<SyntaxTree, TreeNames?> namesOf, ImmutableHashSet<string> team)
    {
        var declared = ImmutableHashSet.CreateBuilder<string>();
        var trees = ImmutableHashSet.CreateBuilder<SyntaxTree>();
        var others = new List<SyntaxTree>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var names = namesOf(tree);
            var teams = team.IsEmpty ? null : TreeNames.Of(tree, team);
            declared.UnionWith((names?.Declared ?? ImmutableArray<string>.Empty).Concat(teams?.Declared ?? ImmutableArray<string>.Empty));
            if (names is { IsMentioned: true } || teams is { IsMentioned: true })
                trees.Add(tree);
            else
                others.Add(tree);
        }

        if (trees.Count == 0)
            return null;
        Spread(declared, trees, others);
        return new Gate(declared.ToImmutable().Union(Core).Union(Acceptors).Union(team), trees.ToImmutable(), !team.IsEmpty);
    }

    /// <summary>The files that could meet a connection.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => _trees;

    public bool Admits(SyntaxTree tree) => _trees.Contains(tree);

    public bool Admits(SyntaxNode body)
    {
        foreach (var token in body.DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken) && _words.Contains(token.ValueText))
                return true;
        return false;
    }

    /// <summary>
    /// A body that only uses a connection has nothing to say: one has to come to be in it, or to end, or a reset be caught. Bodies
    /// that fail this are still read where a caller asks what they do.
    /// </summary>
    public bool AdmitsReport(SyntaxNode body)
    {
        bool meets = false, turns = _hasTeam;
        foreach (var token in body.DescendantTokens())
        {
            var isWord = token.IsKind(SyntaxKind.IdentifierToken) && _words.Contains(token.ValueText);
            meets |= isWord;
            turns |= isWord ? IsMadeOrCalled(token) : IsTurn(token);
            if (meets && turns)
                return true;
        }

        return false;
    }

    private static bool IsMadeOrCalled(SyntaxToken word) =>
        Array.IndexOf(Acceptors, word.ValueText) >= 0 || word.GetNextToken().IsKind(SyntaxKind.OpenParenToken) || word.GetPreviousToken().IsKind(SyntaxKind.NewKeyword);

    private static bool IsTurn(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.UsingKeyword or SyntaxKind.CatchKeyword => true,
        SyntaxKind.NewKeyword => token.Parent is ImplicitObjectCreationExpressionSyntax,
        SyntaxKind.IdentifierToken => Turns.Any(turn => token.ValueText.IndexOf(turn, StringComparison.Ordinal) >= 0),
        _ => false,
    };

    /// <summary>Files that use what others declare, and types that derive from those that derive.</summary>
    private static void Spread(ImmutableHashSet<string>.Builder declared, ImmutableHashSet<SyntaxTree>.Builder trees, List<SyntaxTree> others)
    {
        var added = declared.ToArray();
        while (added.Length > 0)
        {
            var reached = others.Select(tree => (Tree: tree, Names: TreeNames.Of(tree, added))).Where(pair => pair.Names.IsMentioned).ToList();
            trees.UnionWith(reached.Select(pair => pair.Tree));
            others.RemoveAll(trees.Contains);
            added = reached.SelectMany(pair => pair.Names.DeclaredTypes).Where(declared.Add).ToArray();
        }
    }
}
