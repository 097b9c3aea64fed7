using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hangup.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Names;

/// <summary>
/// Tells by names alone which bodies could meet a connection, so that all others are never bound for us.
/// </summary>
internal sealed class Gate
{
    /// <summary>Members whose value is a connection without a word of its type: <c>var c = listener.AcceptTcpClient()</c>.</summary>
    private static readonly Word[] Acceptors =
    {
        new("AcceptTcpClient", 0, 0), new("AcceptTcpClientAsync", 0, 1), new("EndAcceptTcpClient", 1, 1),
        new("AcceptSocket", 0, 0), new("AcceptSocketAsync", 0, 1), new("EndAcceptSocket", 1, 1),
        new("ConnectSocket", 0, 0), new("Accept", 0, 0), new("AcceptAsync", 0, 2), new("EndAccept", 1, 3),
    };

    /// <summary>Parts of the names under which a connection ends, or its end is decided.</summary>
    private static readonly string[] Turns = { "Dispose", "Close", "Abort", "Shutdown", "Disconnect", "Linger", "SocketOption", "Exchange", "Owning", "HandlesResource", "OnDispose" };

    private readonly WordSet _shared;
    private readonly Dictionary<SyntaxTree, WordSet> _own;
    private readonly Dictionary<SyntaxTree, Identifiers> _trees;
    private readonly ConcurrentDictionary<SyntaxTree, int[]> _mentions = new();
    private readonly HashSet<string> _turns;
    private readonly bool _hasTeam;

    private Gate(WordSet shared, Dictionary<SyntaxTree, WordSet> own, Dictionary<SyntaxTree, Identifiers> trees, HashSet<string> turns, bool hasTeam)
    {
        _turns = turns;
        _shared = shared;
        _own = own;
        _trees = trees;
        _hasTeam = hasTeam;
    }

    /// <summary>Null where no file names a connection type or one of the team's words: there is nothing to do in this project.</summary>
    /// <param name="team">Names by which a contract or a vocabulary file makes code come to a connection.</param>
    /// <param name="hasFile">It may name ways to end one that no list of ours has.</param>
    /// <param name="turns">Names under which what a contract is about comes to be, or ends.</param>
    public static Gate? TryCreate(Compilation compilation, ImmutableHashSet<string> team, bool hasFile, ImmutableHashSet<string> turns) =>
        GateSurvey.Of(compilation.SyntaxTrees.ToList(), team) is { } survey
            ? new Gate(new WordSet(survey.Shared.Concat(Acceptors).Concat(Tcp.Types.Select(Word.Of))), survey.Own, survey.Trees.ToDictionary(static tree => tree, KnownTrees.IdentifiersOf),
                new HashSet<string>(compilation.SyntaxTrees.SelectMany(KnownTrees.EndersIn).Concat(turns)), hasFile)
            : null;

    /// <summary>The files that could meet a connection.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => _trees.Keys;

    /// <summary>Those of them in which the name may stand.</summary>
    public IEnumerable<SyntaxTree> TreesWith(string name) => _trees.Where(tree => tree.Value.Has(name)).Select(static tree => tree.Key);

    /// <summary>It lets the same through as the one before the edit did, but for what stands in the edited methods.</summary>
    /// <param name="now">The file in which what stood in one stands now.</param>
    /// <param name="methods">The edited ones, as they were and as they are.</param>
    public bool IsSame(Gate before, Func<SyntaxTree, SyntaxTree> now, IEnumerable<(BaseMethodDeclarationSyntax Before, BaseMethodDeclarationSyntax After)> methods) =>
        _hasTeam == before._hasTeam && _shared.IsSame(before._shared) && _turns.SetEquals(before._turns) && _own.Count == before._own.Count
        && before._own.All(own => _own.TryGetValue(now(own.Key), out var words) && words.IsSame(own.Value))
        && _trees.Count == before._trees.Count && before._trees.Keys.All(tree => Admits(now(tree)))
        && methods.All(method => before.Admits(method.Before) == Admits(method.After));

    public bool Admits(SyntaxTree tree) => _trees.ContainsKey(tree);

    public bool Admits(SyntaxNode body) => WordsIn(body).Any();

    /// <summary>
    /// A body that only uses a connection has nothing to say: one has to come to be in it, or to end, or a reset be caught. Bodies
    /// that fail this are still read where a caller asks what they do.
    /// </summary>
    /// <param name="isType">Tells of a name whether it can only mean a type there: the one look beyond names, where names say yes.</param>
    /// <param name="couldHide">Tells of a catch whether it may take a reset for an end.</param>
    public bool AdmitsReport(SyntaxNode body, Func<IdentifierNameSyntax, bool> isType, Func<CatchClauseSyntax, bool> couldHide)
    {
        // What an accessor calls 'field' needs no other name.
        var meets = body is AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } && Admits(property.Type);
        foreach (var word in WordsIn(body))
        {
            if (IsCalledOnAType(word, isType))
                continue;
            meets = true;
            if (_hasTeam || IsMadeOrCalled(word))
                return true;
        }

        return meets && body.DescendantTokens().Any(token => IsTurn(token, couldHide));
    }

    /// <summary>Where the text has a word that is not in a comment or a string.</summary>
    private IEnumerable<SyntaxToken> WordsIn(SyntaxNode body)
    {
        var own = OwnOf(body.SyntaxTree);
        var mentions = _mentions.GetOrAdd(body.SyntaxTree, MentionsIn);
        var first = Array.BinarySearch(mentions, body.SpanStart);
        for (var next = first < 0 ? ~first : first; next < mentions.Length && mentions[next] < body.Span.End; next++)
            if (body.FindToken(mentions[next]) is var token && token.Span.Contains(mentions[next]) && IsWord(token, own))
                yield return token;
    }

    private int[] MentionsIn(SyntaxTree tree)
    {
        var text = tree.GetText().ToString();
        return _shared.In(text).Concat(OwnOf(tree)?.In(text) ?? Enumerable.Empty<int>()).OrderBy(static at => at).ToArray();
    }

    private WordSet? OwnOf(SyntaxTree tree) => _own.TryGetValue(tree, out var own) ? own : null;

    private bool IsWord(SyntaxToken token, WordSet? own) => _shared.Has(token) || own?.Has(token) == true;

    /// <summary><c>Props.Create(...)</c> calls no <c>Create</c> of an instance.</summary>
    private bool IsCalledOnAType(SyntaxToken word, Func<IdentifierNameSyntax, bool> isType) =>
        word.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, Parent: InvocationExpressionSyntax } access } && access.Name == word.Parent
        && LooksLikeAType(receiver.Identifier.ValueText) && _shared.IsCalledOnAnInstance(word) && OwnOf(word.Parent.SyntaxTree)?.IsCalledOnAnInstance(word) != false && isType(receiver);

    /// <summary>Whoever names a type otherwise pays with a look into one body more.</summary>
    private static bool LooksLikeAType(string name) => name.Length > 0 && char.IsUpper(name[0]);

    /// <summary>A listener that is made accepts nothing yet.</summary>
    private static bool IsMadeOrCalled(SyntaxToken word) => word.ValueText != "TcpListener" && (
        Acceptors.Any(acceptor => acceptor.Name == word.ValueText) || (word.Parent is NameSyntax && word.GetNextToken().IsKind(SyntaxKind.OpenParenToken)) || word.GetPreviousToken().IsKind(SyntaxKind.NewKeyword));

    private bool IsTurn(SyntaxToken token, Func<CatchClauseSyntax, bool> couldHide) => token.Kind() switch
    {
        SyntaxKind.UsingKeyword => true,
        SyntaxKind.CatchKeyword => token.Parent is CatchClauseSyntax handler && couldHide(handler),
        SyntaxKind.NewKeyword => token.Parent is ImplicitObjectCreationExpressionSyntax,
        SyntaxKind.IdentifierToken => _turns.Contains(token.ValueText) || (!token.ValueText.EndsWith(nameof(Exception), StringComparison.Ordinal) && Turns.Any(turn => token.ValueText.IndexOf(turn, StringComparison.Ordinal) >= 0)),
        _ => false,
    };
}
