using System.Collections.Immutable;
using Hangup.Analyzers.Contracts;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Symbols;

/// <summary>What the contracts of other protocols and the vocabulary files of one compilation say, with every name in them resolved.</summary>
internal sealed class TeamVocabulary
{
    /// <summary>Of a project without such a file, which speaks nothing but TCP.</summary>
    public static readonly TeamVocabulary None = new();

    private static readonly string[] Endings = { "Close", "Abort", "Dispose", "Disconnect", "Shutdown", "Stop", "End", "Kill", "Quit", "Terminate", "Release", "Return" };

    private readonly Dictionary<INamedTypeSymbol, Dictionary<string, VocabularyEntry>> _members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _connections = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, Contract> _contracts = new(SymbolEqualityComparer.Default);
    private readonly List<VocabularyEntry> _problems = new();

    private TeamVocabulary()
    {
    }

    public bool HasConnections => _connections.Count > 0;

    /// <summary>Lines that cannot be used.</summary>
    public IReadOnlyCollection<VocabularyEntry> Problems => _problems;

    /// <summary>The names by which a body comes to a connection without a word of ours.</summary>
    public ImmutableHashSet<string> Words { get; private set; } = ImmutableHashSet<string>.Empty;

    /// <summary>The names under which what keeps a contract comes to be, or ends.</summary>
    public ImmutableHashSet<string> Turns { get; private set; } = ImmutableHashSet<string>.Empty;

    /// <summary>A file that is silent about a member of such a name does not say that it ends nothing.</summary>
    public static bool SoundsLikeAnEnd(string member) => Endings.Any(end => member.StartsWith(end, StringComparison.Ordinal));

    /// <summary>A member of this name returns a fresh connection.</summary>
    public bool IsFactory(string member) => _members.Values.Any(members => members.TryGetValue(member, out var entry) && entry.Line.Event == ConnectionEvent.Accept);

    /// <summary>Somebody's file says something.</summary>
    public bool HasFile { get; private set; }

    /// <param name="spoken">The protocols beside TCP whose names stand in the sources.</param>
    public static TeamVocabulary Read(ImmutableArray<AdditionalText> files, IReadOnlyCollection<Contract> spoken, Compilation compilation, CancellationToken cancellation)
    {
        if (spoken.Count == 0 && !files.Any(VocabularyFile.IsOne))
            return None;
        var vocabulary = new TeamVocabulary();
        foreach (var contract in spoken)
            vocabulary.Add(contract, compilation);
        foreach (var entry in files.Where(VocabularyFile.IsOne).SelectMany(file => VocabularyFile.Read(file, cancellation)))
            if ((entry.Problem ?? vocabulary.Add(entry, compilation)) is { } problem)
                vocabulary._problems.Add(entry with { Problem = problem });
        vocabulary.Turns = vocabulary._contracts.Keys.SelectMany(type => vocabulary._members[type].Values).Where(static entry => entry.Line.Event is ConnectionEvent.Accept or ConnectionEvent.Close or ConnectionEvent.Abort).Select(static entry => entry.Line.Member).ToImmutableHashSet();
        vocabulary.HasFile = files.Any(VocabularyFile.IsOne);
        vocabulary.Words = vocabulary.FindWords();
        return vocabulary;
    }

    public ConnectionEvent? EventOf(INamedTypeSymbol type, string member)
    {
        if (_members.Count == 0)
            return null;
        if (Find(type, member) is { } own)
            return own;
        foreach (var promised in type.AllInterfaces)
            if (Find(promised, member) is { } inherited)
                return inherited;
        return null;
    }

    /// <summary>It, or what it derives from or implements, is named with a way to end or connect it.</summary>
    public bool IsConnection(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Any(IsConnection);
        return Kept(type).Any(_connections.Contains);
    }

    /// <summary>The contract of the type, or of what it derives from or implements; null: it is one more connection.</summary>
    public Contract? ContractOf(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Select(ContractOf).FirstOrDefault(static contract => contract is not null);
        return Kept(type).Select(kept => _contracts.TryGetValue(kept, out var contract) ? contract : null).FirstOrDefault(static contract => contract is not null);
    }

    /// <summary>The type, what it derives from, and what it implements.</summary>
    private static IEnumerable<INamedTypeSymbol> Kept(ITypeSymbol type) => type.AndBases().OfType<INamedTypeSymbol>().Concat(type.AllInterfaces).Select(static kept => kept.OriginalDefinition);

    private void Add(Contract contract, Compilation compilation)
    {
        foreach (var lines in Vocabulary.Lines(contract.Lines).GroupBy(static line => line.Type))
            foreach (var type in compilation.GetTypesByMetadataName(lines.Key))
                foreach (var line in lines)
                    Add(type, new VocabularyEntry(line, line.Member, Location.None, null) { Contract = contract });
    }

    private ConnectionEvent? Find(INamedTypeSymbol type, string member) =>
        _members.TryGetValue(type.OriginalDefinition, out var members) && members.TryGetValue(member, out var entry) ? entry.Line.Event : null;

    /// <summary>Null where the line can be used.</summary>
    private string? Add(VocabularyEntry entry, Compilation compilation)
    {
        var types = compilation.GetTypesByMetadataName(entry.Line.Type);
        if (types.IsEmpty)
            return $"names a type that this compilation does not have: '{entry.Line.Type}'";
        string? problem = null;
        var isKnown = false;
        foreach (var type in types)
            if (Objection(type, entry.Line) is { } objection)
                problem = objection;
            else
                isKnown |= Add(type, entry) is var contradiction && (problem = contradiction) is null;
        return isKnown ? null : problem;
    }

    private string? Add(INamedTypeSymbol type, VocabularyEntry entry)
    {
        if (!_members.TryGetValue(type, out var members))
            _members.Add(type, members = new Dictionary<string, VocabularyEntry>());
        if (members.TryGetValue(entry.Line.Member, out var earlier))
            return earlier.Line.Event == entry.Line.Event ? null : $"contradicts {earlier.Place}, which holds: '{earlier.Text}'";
        members.Add(entry.Line.Member, entry);
        if (entry.Contract is { } contract && !_contracts.ContainsKey(type))
            _contracts.Add(type, contract);
        if (!type.IsStatic && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface && MakesConnection(entry.Line.Event))
            _connections.Add(type);
        return null;
    }

    private static bool MakesConnection(ConnectionEvent happens) => happens
        is ConnectionEvent.Connect or ConnectionEvent.Close or ConnectionEvent.CloseGracefully or ConnectionEvent.Abort or ConnectionEvent.Dispose;

    private string? Objection(INamedTypeSymbol type, VocabularyLine line)
    {
        if (Vocabulary.MembersOf(type)?.ContainsKey(line.Member) == true || IsOurs(type, line.Member))
            return $"names a member that Hangup knows already: '{line.Member}'";
        if (type.GetMembers().FirstOrDefault(candidate => IsCalled(candidate, line.Name)) is not { } member)
            return DeclaringBase(type, line.Name) is { } declaring
                ? $"names a member that '{type.Name}' inherits: it is declared by '{declaring.Name}'"
                : $"names a member that '{type.Name}' does not have: '{line.Member}'";
        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } when !SuitsConstructor(line.Event) => "says what no constructor can: only accept, view, keep, borrow and nothing",
            IPropertySymbol when line.Event is not ConnectionEvent.View and not ConnectionEvent.Nothing => "says what no property can: only view and nothing",
            IMethodSymbol or IPropertySymbol => null,
            _ => $"names neither a method nor a property nor a constructor: '{line.Member}'",
        };
    }

    /// <summary>A contract of ours has it.</summary>
    private bool IsOurs(INamedTypeSymbol type, string member) => _members.TryGetValue(type, out var members) && members.TryGetValue(member, out var known) && known.Location == Location.None;

    private static bool SuitsConstructor(ConnectionEvent happens) =>
        happens is ConnectionEvent.Accept or ConnectionEvent.View or ConnectionEvent.Escape or ConnectionEvent.Borrow or ConnectionEvent.Nothing;

    /// <summary>Also as an explicit implementation: <c>void IDisposable.Dispose()</c>.</summary>
    private static bool IsCalled(ISymbol member, string name) =>
        member.Name == name || (name[0] != '.' && member.Name.EndsWith("." + name, StringComparison.Ordinal));

    private static INamedTypeSymbol? DeclaringBase(INamedTypeSymbol type, string member) =>
        type.BaseType.AndBases().OfType<INamedTypeSymbol>().Concat(type.AllInterfaces).FirstOrDefault(inherited => !inherited.GetMembers(member).IsEmpty);

    /// <summary>Whoever only keeps, borrows or uses one has it from elsewhere: its names open no body.</summary>
    private ImmutableHashSet<string> FindWords()
    {
        var carriers = _contracts.Values.Distinct().SelectMany(static contract => contract.Carriers);
        var accepting = _members.SelectMany(type => type.Value.Values.Where(entry => entry.Line.Event == ConnectionEvent.Accept && !(_contracts.ContainsKey(type.Key) && _connections.Contains(type.Key)))
            .Select(entry => entry.Line.Member[0] == '.' ? type.Key.Name : entry.Line.Member));
        return _connections.Select(type => type.Name).Concat(accepting).Concat(carriers).ToImmutableHashSet();
    }
}
