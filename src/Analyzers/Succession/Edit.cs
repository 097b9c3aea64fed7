using System.Collections.Immutable;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers.Succession;

/// <summary>What lies between two states of a project where nothing but bodies of methods and constructors has changed: then all names mean what they meant.</summary>
internal sealed class Edit
{
    /// <summary>Who changes more is not typing.</summary>
    private const int MostBodies = 4;

    private readonly Dictionary<SyntaxTree, SyntaxTree> _successors = new();
    private readonly List<(BaseMethodDeclarationSyntax Before, BaseMethodDeclarationSyntax After)> _methods = new();
    private readonly Lazy<ImmutableHashSet<string>> _words;

    private Edit() => _words = new Lazy<ImmutableHashSet<string>>(() => _methods.SelectMany(static pair => new[] { pair.Before, pair.After })
        .SelectMany(static method => method.DescendantTokens()).Select(static token => token.ValueText).ToImmutableHashSet());

    /// <summary>The methods whose bodies differ.</summary>
    public IReadOnlyList<(BaseMethodDeclarationSyntax Before, BaseMethodDeclarationSyntax After)> Methods => _methods;

    /// <summary>The files that differ, as they were and as they are.</summary>
    public IEnumerable<SyntaxTree> Trees => _successors.Keys.Concat(_successors.Values);

    /// <summary>Those of them that were.</summary>
    public IReadOnlyDictionary<SyntaxTree, SyntaxTree> Successors => _successors;

    /// <summary>What the methods say, before or after.</summary>
    public ImmutableHashSet<string> Words => _words.Value;

    /// <summary>Null where more has changed.</summary>
    public static Edit? Between(ImmutableArray<SyntaxTree> before, ImmutableArray<SyntaxTree> after)
    {
        if (before.Length != after.Length)
            return null;
        var edit = new Edit();
        for (var at = 0; at < before.Length; at++)
            if (before[at] != after[at] && !edit.Note(before[at], after[at]))
                return null;
        return edit;
    }

    /// <summary>The file in which what stood there stands now.</summary>
    public SyntaxTree TreeNow(SyntaxTree before) => _successors.TryGetValue(before, out var after) ? after : before;

    /// <summary>Where it stands now; null where it was touched.</summary>
    public TextSpan? SpanNow(SyntaxTree before, TextSpan span)
    {
        var moved = 0;
        if (_successors.ContainsKey(before))
            foreach (var (old, now) in _methods.Select(static pair => (Before: BodyOf(pair.Before), After: BodyOf(pair.After))).Where(pair => pair.Before.SyntaxTree == before))
                if (old.FullSpan.End <= span.Start)
                    moved += now.FullSpan.Length - old.FullSpan.Length;
                else if (old.FullSpan.Start < span.End)
                    return null;
        return new TextSpan(span.Start + moved, span.Length);
    }

    private bool Note(SyntaxTree before, SyntaxTree after)
    {
        if (before.FilePath != after.FilePath || !before.Options.Equals(after.Options))
            return false;
        _successors.Add(before, after);
        return AreSame(before.GetRoot(), after.GetRoot());
    }

    /// <summary>But for bodies of methods, which are noted.</summary>
    private bool AreSame(SyntaxNode before, SyntaxNode after)
    {
        if (before.IsIncrementallyIdenticalTo(after))
            return true;
        return (before, after) switch
        {
            (MethodDeclarationSyntax or ConstructorDeclarationSyntax, MethodDeclarationSyntax or ConstructorDeclarationSyntax) => NoteMethod((BaseMethodDeclarationSyntax)before, (BaseMethodDeclarationSyntax)after),
            _ when Declarations.HoldOthers(before) && Declarations.HoldOthers(after) => AreSameInside(before, after),
            _ => AreSameText(before, after),
        };
    }

    private bool AreSameInside(SyntaxNode before, SyntaxNode after)
    {
        var (old, now) = (before.ChildNodesAndTokens(), after.ChildNodesAndTokens());
        if (before.RawKind != after.RawKind || old.Count != now.Count)
            return false;
        for (var at = 0; at < old.Count; at++)
            if (!(old[at].AsNode() is { } node && now[at].AsNode() is { } other ? AreSame(node, other) : AreSameText(old[at], now[at])))
                return false;
        return true;
    }

    private bool NoteMethod(BaseMethodDeclarationSyntax before, BaseMethodDeclarationSyntax after)
    {
        if (AreSameText(before, after))
            return true;
        if (before.RawKind != after.RawKind || !IsWhole(before) || !IsWhole(after))
            return false;
        var (old, now) = (before.ChildNodesAndTokens(), after.ChildNodesAndTokens());
        if (old.Count != now.Count || BodyOf(before).RawKind != BodyOf(after).RawKind)
            return false;
        for (var at = 0; at < old.Count; at++)
            if (old[at].AsNode() != BodyOf(before) && !AreSameText(old[at], now[at]))
                return false;
        _methods.Add((before, after));
        return _methods.Count <= MostBodies;
    }

    private static bool AreSameText(SyntaxNodeOrToken before, SyntaxNodeOrToken after) =>
        before.RawKind == after.RawKind && before.FullSpan.Length == after.FullSpan.Length && before.ToFullString() == after.ToFullString();

    /// <summary>Nothing of what follows has come into it while it is half typed.</summary>
    private static bool IsWhole(BaseMethodDeclarationSyntax method) => method is { Body.CloseBraceToken.IsMissing: false } or { ExpressionBody: not null, SemicolonToken.IsMissing: false };

    private static SyntaxNode BodyOf(BaseMethodDeclarationSyntax method) => (SyntaxNode?)method.Body ?? method.ExpressionBody!;
}
