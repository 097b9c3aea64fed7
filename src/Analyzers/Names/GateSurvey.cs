using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Names;

/// <summary>Gathers the words of all files of a compilation.</summary>
internal sealed class GateSurvey
{
    private readonly IReadOnlyCollection<SyntaxTree> _all;
    private readonly HashSet<SyntaxTree> _reached = new();
    private readonly HashSet<Word> _shared = new();
    private readonly Dictionary<SyntaxTree, HashSet<OwnWord>> _own = new();
    private readonly HashSet<string> _types = new();

    private GateSurvey(IReadOnlyCollection<SyntaxTree> all)
    {
        _all = all;
    }

    /// <summary>The words that any file may use.</summary>
    public IEnumerable<Word> Shared => _shared;

    /// <summary>The words for what is private there.</summary>
    public Dictionary<SyntaxTree, WordSet> Own => _own.Where(static pair => pair.Value.Count > 0).ToDictionary(static pair => pair.Key, static pair => new WordSet(pair.Value.Select(static own => own.Word)));

    /// <summary>Files that mention a connection, or use what others declare.</summary>
    public ImmutableHashSet<SyntaxTree> Trees => _reached.ToImmutableHashSet();

    /// <summary>Null where no file names a connection.</summary>
    public static GateSurvey? Of(IReadOnlyCollection<SyntaxTree> all, ImmutableHashSet<string> team)
    {
        var survey = new GateSurvey(all);
        survey._shared.UnionWith(team.Select(Word.Of));
        survey.Gather(team);
        if (survey._reached.Count == 0)
            return null;
        survey.Spread();
        return survey;
    }

    /// <summary>Types that derive from those that derive are words, too.</summary>
    private void Gather(ImmutableHashSet<string> team)
    {
        var added = team.Union(Read(KnownTrees.NamesOf));
        while (added.Count > 0)
        {
            var words = new WordSet(added.Select(Word.Of));
            added = Read(tree => words.AreIn(KnownTrees.IdentifiersOf(tree)) ? TreeNames.Of(tree, words) : null);
        }
    }

    /// <summary>Notes what the files say, and gives the types that come to be known by it.</summary>
    private ImmutableHashSet<string> Read(Func<SyntaxTree, TreeNames?> namesOf)
    {
        var added = ImmutableHashSet.CreateBuilder<string>();
        foreach (var tree in _all)
            if (namesOf(tree) is { IsMentioned: true } names)
            {
                _reached.Add(tree);
                _shared.UnionWith(names.Shared);
                _shared.UnionWith(names.Types.Select(Word.Of));
                OwnOf(tree).UnionWith(names.Own);
                added.UnionWith(names.Types.Where(_types.Add));
            }

        return added.ToImmutable();
    }

    /// <summary>To the files that mention none themselves, but use a word, or go on with a type.</summary>
    private void Spread()
    {
        var shared = new WordSet(_shared);
        var parts = _own.Values.SelectMany(static words => words).Where(static own => own.IsPartial).ToLookup(static own => own.Type);
        foreach (var tree in _all)
        {
            var identifiers = KnownTrees.IdentifiersOf(tree);
            if (shared.AreIn(identifiers))
                _reached.Add(tree);
            foreach (var part in parts)
                if (identifiers.Has(part.Key))
                    OwnOf(tree).UnionWith(part);
        }

        _reached.UnionWith(_own.Where(static pair => pair.Value.Count > 0).Select(static pair => pair.Key));
    }

    private HashSet<OwnWord> OwnOf(SyntaxTree tree)
    {
        if (!_own.TryGetValue(tree, out var words))
            _own.Add(tree, words = new HashSet<OwnWord>());
        return words;
    }
}
