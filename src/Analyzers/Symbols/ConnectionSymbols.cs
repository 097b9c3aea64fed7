using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hangup.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Symbols;

/// <summary>Every symbol the analysis knows, resolved once per compilation. Where <see cref="TryCreate"/> says no, nothing is registered.</summary>
internal sealed class ConnectionSymbols
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyDictionary<string, ConnectionEvent>?> _events = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _bystanders = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _calm = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, Contract?> _contracts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _connections = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol?[] _wrapped;
    private readonly TeamVocabulary _team;

    private ConnectionSymbols(Compilation compilation, INamedTypeSymbol socket, TeamVocabulary team)
    {
        _team = team;
        Compilation = compilation;
        Socket = socket;
        TcpClient = compilation.GetTypeByMetadataName("System.Net.Sockets.TcpClient");
        NetworkStream = compilation.GetTypeByMetadataName("System.Net.Sockets.NetworkStream");
        LingerOption = compilation.GetTypeByMetadataName("System.Net.Sockets.LingerOption");
        SslStream = compilation.GetTypeByMetadataName("System.Net.Security.SslStream");
        Scope = compilation.GetTypeByMetadataName("Hangup.ConnectionScope");
        HasRuntime = Scope is not null;
        _wrapped = Vocabulary.Wrapped.Select(compilation.GetTypeByMetadataName).ToArray();
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol Socket { get; }

    public INamedTypeSymbol? TcpClient { get; }

    public INamedTypeSymbol? NetworkStream { get; }

    public INamedTypeSymbol? LingerOption { get; }

    public INamedTypeSymbol? SslStream { get; }

    public INamedTypeSymbol? Scope { get; }

    /// <summary>The compilation references the Hangup runtime.</summary>
    public bool HasRuntime { get; }

    public static ConnectionSymbols? TryCreate(Compilation compilation, TeamVocabulary? team = null) =>
        compilation.GetTypeByMetadataName("System.Net.Sockets.Socket") is { } socket ? new ConnectionSymbols(compilation, socket, team ?? TeamVocabulary.None) : null;

    /// <summary>TcpClient, Socket, NetworkStream, what a vocabulary file makes one of, and what derives from them.</summary>
    public bool IsConnection(ITypeSymbol? type) =>
        (type is { TypeKind: TypeKind.Class or TypeKind.TypeParameter } || (_team.HasConnections && type is { TypeKind: TypeKind.Interface or TypeKind.Struct })) && _connections.GetOrAdd(type, DerivesFromConnection);

    /// <summary>The contract that it keeps; null: TCP's.</summary>
    public Contract? ContractOf(ITypeSymbol? type) => type is not null && _team.HasConnections ? _contracts.GetOrAdd(type, _team.ContractOf) : null;

    /// <summary>A connection that only a contract, or a vocabulary file, makes one: it is none of TCP's three types.</summary>
    public bool IsByContract(ITypeSymbol? type) => _team.HasConnections && IsConnection(type) && BaseOf(type) is null;

    /// <summary>A contract or a vocabulary file says that a member of this name makes one.</summary>
    public bool IsContractFactory(string member) => _team.IsFactory(member);

    /// <summary>A new one of this type is not connected yet: there is a member that connects it.</summary>
    public bool CanConnect(ITypeSymbol? type) => type.AndBases().SelectMany(static at => at.GetMembers()).Any(member => member is IMethodSymbol && EventOf(member) == ConnectionEvent.Connect);

    /// <summary>A type that a connection, or a view of one, can hide behind: <c>IDisposable</c>, <c>Stream</c>, <c>object</c>, a type parameter.</summary>
    public bool CouldBeConnection(ITypeSymbol? type) =>
        IsConnection(type) || type is { TypeKind: TypeKind.TypeParameter } or { SpecialType: SpecialType.System_Object or SpecialType.System_IDisposable } or { Name: "IAsyncDisposable" }
        || (type is not null && _wrapped.Any(wrapped => wrapped is not null && Derives(type, wrapped)));

    /// <summary><c>params IDisposable[]</c>, <c>params Socket[]</c></summary>
    public bool CouldHoldConnections(ITypeSymbol? type) => type is IArrayTypeSymbol { ElementType: var element } && (element is { SpecialType: SpecialType.System_IDisposable } or { Name: "IAsyncDisposable" } || IsConnection(element));

    /// <summary>Its parts are what it was made of.</summary>
    public static bool IsTuple(ITypeSymbol? type) => type is { IsTupleType: true } or { Name: nameof(KeyValuePair<int, int>), IsValueType: true, ContainingNamespace.Name: "Generic" };

    /// <summary>Declared as what it is.</summary>
    public bool CouldOnlyBeConnection(ITypeSymbol? type) => IsConnection(type) || SymbolEqualityComparer.Default.Equals(type, SslStream);

    /// <summary>Which of the three it is, or derives from.</summary>
    public INamedTypeSymbol? BaseOf(ITypeSymbol? type) =>
        type is null ? null : new[] { TcpClient, Socket, NetworkStream }.FirstOrDefault(known => known is not null && Derives(type, known));

    public bool IsNetworkStream(ITypeSymbol? type) => type is not null && NetworkStream is not null && Derives(type, NetworkStream);

    public bool IsSocket(ITypeSymbol? type) => type is not null && Derives(type, Socket);

    /// <summary>What this member does to the connection it is called on, or returns.</summary>
    public ConnectionEvent? EventOf(ISymbol member) => Find(member)?.Word;

    /// <summary>It is a contract or a vocabulary file that says so.</summary>
    public bool IsContractMember(ISymbol member) => Find(member) is { IsByContract: true };

    /// <summary>What the call does, where a contract tells the overloads apart by what they are given: <c>Complete(exception)</c>.</summary>
    public ConnectionEvent Sharpen(ConnectionEvent word, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        if (ContractOf(method.ContainingType) is not null)
            foreach (var argument in arguments)
                if (argument is { IsImplicit: false, Parameter: { } parameter, Value.ConstantValue: not { HasValue: true, Value: null } } && _team.EventOf(method.ContainingType, $"{method.Name}({parameter.Name})") is { } sharper)
                    return sharper;
        return word;
    }

    /// <summary>What the vocabulary file says of disposing this, however it is disposed.</summary>
    public ConnectionEvent? DisposalOf(ITypeSymbol? type, string dispose) =>
        type.AndBases().OfType<INamedTypeSymbol>().Select(at => _team.EventOf(at, dispose) ?? _team.EventOf(at, nameof(IDisposable.Dispose))).FirstOrDefault(static word => word is not null);

    /// <summary>A BCL type that reads or writes another stream, and by default owns it.</summary>
    public bool IsWrapper(ITypeSymbol? type) =>
        type is not null && !type.Locations.Any(location => location.IsInSource) && _wrapped.Any(wrapped => wrapped is not null && Derives(type, wrapped));

    public bool IsBystander(INamedTypeSymbol? type) => type is not null && _bystanders.GetOrAdd(type.OriginalDefinition, Vocabulary.IsBystander);

    /// <summary>A BCL type whose members are taken not to throw, though they may keep what they are given: collections, timers, thread starters.</summary>
    public bool IsCalm(INamedTypeSymbol? type) => type is not null && _calm.GetOrAdd(type.OriginalDefinition, Vocabulary.IsCalm);

    public bool IsCalm(IMethodSymbol method) => IsCalm(method.ContainingType) || Vocabulary.IsAttempt(method) || Vocabulary.IsLeftOut(method) || Vocabulary.IsRace(method) || Vocabulary.IsSignal(method) || LogLine.Is(method) || method is { Name: nameof(ToString), Parameters.IsEmpty: true };

    private (ConnectionEvent Word, bool IsByContract)? Find(ISymbol member)
    {
        for (var at = member.OriginalDefinition; at is not null; at = (at as IMethodSymbol)?.OverriddenMethod?.OriginalDefinition)
        {
            if (at.ContainingType is not { } type)
                continue;
            if (_events.GetOrAdd(type.OriginalDefinition, Vocabulary.MembersOf) is { } members && members.TryGetValue(at.Name, out var word))
                return (word, false);
            if (_team.EventOf(type, at.Name) is { } said)
                return (said, true);
        }

        // Who names another end of the type need not name this one.
        return member is IMethodSymbol { Name: "Dispose" or "DisposeAsync", Parameters.IsEmpty: true } && IsByContract(member.ContainingType) ? (ConnectionEvent.Dispose, true) : null;
    }

    private bool DerivesFromConnection(ITypeSymbol type) =>
        _team.IsConnection(type) || Derives(type, Socket) || (TcpClient is not null && Derives(type, TcpClient)) || (NetworkStream is not null && Derives(type, NetworkStream));

    private static bool Derives(ITypeSymbol type, INamedTypeSymbol ancestor)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Any(constraint => Derives(constraint, ancestor));
        return type.AndBases().Any(at => SymbolEqualityComparer.Default.Equals(at, ancestor));
    }
}
