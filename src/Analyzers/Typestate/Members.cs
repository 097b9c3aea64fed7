using System.Collections.Concurrent;
using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Sockets;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>The fields and properties of one compilation that hold connections, each surveyed once.</summary>
internal sealed class Members
{
    private readonly ConcurrentDictionary<ISymbol, MemberFacts> _facts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(ISymbol Owner, string Member), bool> _listens = new();
    private readonly ConcurrentDictionary<(ISymbol Member, string Method), bool> _below = new();
    private readonly ConcurrentDictionary<ISymbol, Facts> _elements = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, MemberFlag> _flags = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(IMethodSymbol Method, string Variable), bool> _calledOff = new();
    private readonly ConcurrentDictionary<ISymbol, Others> _others = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(ISymbol Variable, SyntaxNode Function), MemberFacts> _during = new();
    private readonly ConcurrentDictionary<IMethodSymbol, (Facts Facts, Reach By, bool IsUnix)> _made = new(SymbolEqualityComparer.Default);
    private readonly ConnectionSymbols _symbols;
    private readonly Sources _sources;

    /// <param name="trees">The files in which types may stand that derive from a member's type.</param>
    /// <param name="treesWith">Those in which a name may stand.</param>
    public Members(ConnectionSymbols symbols, Sources sources, IReadOnlyCollection<SyntaxTree> trees, Func<string, IEnumerable<SyntaxTree>> treesWith)
    {
        _symbols = symbols;
        _sources = sources;
        Hierarchy = new Hierarchy(sources, trees, treesWith);
    }

    public Hierarchy Hierarchy { get; }

    /// <summary>What was asked so far, and the answers.</summary>
    public IEnumerable<KeyValuePair<ISymbol, MemberFacts>> Held => _facts;

    public IEnumerable<KeyValuePair<(ISymbol Owner, string Member), bool>> Listening => _listens;

    public IEnumerable<KeyValuePair<(ISymbol Member, string Method), bool>> Below => _below;

    public IEnumerable<KeyValuePair<ISymbol, Facts>> Elements => _elements;

    public IEnumerable<KeyValuePair<ISymbol, MemberFlag>> Flags => _flags;

    public IEnumerable<KeyValuePair<ISymbol, Others>> Shared => _others;

    public IEnumerable<KeyValuePair<(IMethodSymbol Method, string Variable), bool>> CalledOff => _calledOff;

    public IEnumerable<KeyValuePair<IMethodSymbol, (Facts Facts, Reach By, bool IsUnix)>> Made => _made;

    public bool IsConnection(ISymbol member) => _symbols.IsConnection(TypeOf(member));

    public Contract ContractOf(ISymbol member) => _symbols.ContractOf(TypeOf(member)) ?? Tcp.Contract;

    public static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    public MemberFacts Of(ISymbol member) => _facts.GetOrAdd(member.OriginalDefinition, Survey);

    /// <summary>The type that has <paramref name="owner"/> listens on a member of it: <c>_server.Socket.Listen()</c>.</summary>
    public bool Listens(ISymbol owner, string member) => _listens.GetOrAdd((owner.OriginalDefinition, member), static pair => pair.Owner.ContainingType.DeclaringSyntaxReferences
        .SelectMany(type => Mentions.Of(pair.Member, type.GetSyntax())).Select(static token => token.Parent?.Parent).OfType<MemberAccessExpressionSyntax>()
        .Any(access => access.Name.Identifier.ValueText == pair.Member && access.Expression.GetLastToken().ValueText == pair.Owner.Name && Roles.Listens(access)));

    /// <summary>The method of its type ends it through others that it calls.</summary>
    public bool EndsBelow(ISymbol member, string method) => _below.GetOrAdd((member.OriginalDefinition, method), static asked => Typestate.EndsBelow.Is(asked.Member, asked.Method));

    /// <summary>What the variable can hold until the registration is over that is to end it when all takes too long: <c>using (token.Register(() => client.Dispose()))</c>.</summary>
    public MemberFacts Until(Registration registration, ILocalSymbol variable) => _during.GetOrAdd((variable, registration.Function), key =>
        MemberSurvey.Of(key.Variable, registration.Statements.ToArray(), _symbols, MadeBy, ArgumentsFor));

    /// <summary>What the elements of an array or collection are.</summary>
    public Facts ElementsOf(ISymbol container) => _elements.GetOrAdd(container.OriginalDefinition, SurveyElements);

    private Facts SurveyElements(ISymbol container)
    {
        var scopes = container is ILocalSymbol ? container.DeclaringSyntaxReferences.Select(reference => Around(reference.GetSyntax())) : ScopesOf(container);
        var elements = ContainerSurvey.Of(container.Name, scopes, call => MadeBy(call).Facts, ArgumentsFor);
        return elements != Facts.Open || !Containers.HoldsSockets((container as ILocalSymbol)?.Type ?? TypeOf(container)) ? elements
            : Roles.IsForDatagrams(container.ContainingType) ? Facts.Datagram : Roles.ByName(container.Name).Or(Facts.Open);
    }

    private IEnumerable<SyntaxNode> ScopesOf(ISymbol member)
    {
        var types = Outermost(member.ContainingType).DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax());
        return member.DeclaredAccessibility == Accessibility.Private ? types : types.Concat(Hierarchy.HeirsThatName(member));
    }

    /// <summary>A private nested type is in the hands of the one around it.</summary>
    private static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        while (type is { DeclaredAccessibility: Accessibility.Private, ContainingType: { } around })
            type = around;
        return type;
    }

    /// <summary>The flag, or the one that the property <c>IsShut => _isShut</c> gives out.</summary>
    public MemberFlag FlagOf(ISymbol flag) => _flags.GetOrAdd(flag.OriginalDefinition, static member =>
    {
        var types = member.ContainingType.DeclaringSyntaxReferences.Select(static type => type.GetSyntax()).ToArray();
        var behind = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody.Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } ? member.ContainingType.GetMembers(name).FirstOrDefault() : null;
        return MemberFlag.Of(behind ?? member, types);
    });

    /// <summary>A token or a timer runs the method while the variable, or what it is handed, is being connected.</summary>
    public bool IsCalledOff(IMethodSymbol method, string variable) => _calledOff.GetOrAdd((method.OriginalDefinition, variable), static asked => Registration.Of(asked.Method)?.OnlyDials(asked.Variable.Length == 0 ? null : asked.Variable) == true);

    /// <summary>Who else has a hand in it.</summary>
    public Others OthersOf(ISymbol member) => _others.GetOrAdd(member.OriginalDefinition, asked => asked.ContainingType.DeclaringSyntaxReferences.IsEmpty
        ? Others.Nobody
        : Others.Of(ScopesOf(asked).SelectMany(type => Mentions.Of(asked.Name, type)).Select(static token => token.Parent!), call => ElsewhereIn(asked.ContainingType, call)));

    /// <summary>The type in the source that the called method is a member of, if it is another.</summary>
    private IEnumerable<SyntaxNode> ElsewhereIn(INamedTypeSymbol own, InvocationExpressionSyntax call) => _sources.ModelOf(call.SyntaxTree).GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { } type } && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, own)
        ? type.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax())
        : Enumerable.Empty<SyntaxNode>();

    private MemberFacts Survey(ISymbol member)
    {
        if (member is ILocalSymbol or IParameterSymbol)
            return MemberSurvey.Of(member, member.DeclaringSyntaxReferences.Select(reference => Around(reference.GetSyntax())), _symbols, MadeBy, ArgumentsFor);
        if (member.ContainingType.DeclaringSyntaxReferences.IsEmpty)
            return MemberFacts.Open;
        if (member is IPropertySymbol { IsAbstract: true } promised)
            return Hierarchy.ImplementationsOf(promised).Select(kept => Of(kept).Initial).Aggregate(Facts.None, static (all, one) => all | one) is var kept && kept.Must(Facts.Listener | Facts.Datagram) ? MemberFacts.Open with { Initial = kept } : MemberFacts.Open;
        var facts = MemberSurvey.Of(member, ScopesOf(member).ToArray(), _symbols, MadeBy, ArgumentsFor);
        // The survey knows by name what uses a socket, not what uses a team's own type.
        return facts.Initial == Facts.Connected && _symbols.IsByContract(TypeOf(member)) ? facts with { Initial = Facts.Open } : facts;
    }

    /// <summary>The method whose variable a lambda captures.</summary>
    private static SyntaxNode Around(SyntaxNode variable) => variable.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? variable.SyntaxTree.GetRoot();

    /// <summary>What is handed to the parameter of a constructor, where that stands in the source.</summary>
    private IEnumerable<ExpressionSyntax> ArgumentsFor(ParameterSyntax parameter) =>
        parameter is { Parent: ParameterListSyntax list } && (list.Parent as TypeDeclarationSyntax ?? (list.Parent as ConstructorDeclarationSyntax)?.Parent as TypeDeclarationSyntax) is { } type
            ? Hierarchy.ConstructionsOf(type).Select(arguments => ArgumentFor(arguments, parameter, list.Parameters.IndexOf(parameter))).OfType<ExpressionSyntax>()
            : Enumerable.Empty<ExpressionSyntax>();

    private static ExpressionSyntax? ArgumentFor(ArgumentListSyntax arguments, ParameterSyntax parameter, int ordinal) =>
        (arguments.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Identifier.ValueText) ?? arguments.Arguments.ElementAtOrDefault(ordinal))?.Expression;

    /// <summary>What a method in source makes, by the look of it.</summary>
    private (Facts Facts, Reach By, bool IsUnix) MadeBy(ExpressionSyntax call)
    {
        if (_sources.ModelOf(call.SyntaxTree).GetOperation(call) is not IInvocationOperation invocation)
            return default;
        return MadeBy(invocation.TargetMethod.OriginalDefinition);
    }

    public (Facts Facts, Reach By, bool IsUnix) MadeBy(IMethodSymbol method) => _made.GetOrAdd(method, asked => _sources.GraphOf(asked) is { } graph ? MadeIn(graph) : default);

    private (Facts Facts, Reach By, bool IsUnix) MadeIn(ControlFlowGraph graph)
    {
        var operations = graph.Blocks.SelectMany(block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations).SelectMany(operation => operation.DescendantsAndSelf()).ToArray();
        var creations = operations.OfType<IObjectCreationOperation>().ToArray();
        var facts = creations.Any(creation => Evaluator.InitialOfSocket(creation.Arguments) == Facts.Datagram && _symbols.IsSocket(creation.Type)) ? Facts.Datagram
            : OnlyListens(operations.OfType<IInvocationOperation>().Select(inner => _symbols.EventOf(inner.TargetMethod)).ToArray()) ? Facts.Listening : Facts.None;
        return (facts, creations.Any(IsNonOwning) ? Reach.NonOwning : Reach.Direct, creations.Any(creation => _symbols.IsSocket(creation.Type) && Arguments.AreUnix(creation.Arguments)));
    }

    private static bool OnlyListens(ConnectionEvent?[] events) => Array.IndexOf(events, ConnectionEvent.Listen) >= 0 && Array.IndexOf(events, ConnectionEvent.Accept) < 0 && Array.IndexOf(events, ConnectionEvent.Connect) < 0;

    private bool IsNonOwning(IObjectCreationOperation creation) =>
        SymbolEqualityComparer.Default.Equals(creation.Type, _symbols.NetworkStream) && !creation.Arguments.Any(argument => argument.Value.Type?.SpecialType == SpecialType.System_Boolean && argument.Value.ConstantValue is not { HasValue: true, Value: false });
}
