using System.Collections.Concurrent;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>The fields and properties of one compilation that hold connections, each surveyed once.</summary>
internal sealed class Members
{
    private readonly ConcurrentDictionary<ISymbol, MemberFacts> _facts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(ISymbol Owner, string Member), bool> _listens = new();
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

    public bool IsConnection(ISymbol member) => _symbols.IsConnection(TypeOf(member));

    public static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    public MemberFacts Of(ISymbol member) => _facts.GetOrAdd(member.OriginalDefinition, Survey);

    /// <summary>The type that has <paramref name="owner"/> listens on a member of it: <c>_server.Socket.Listen()</c>.</summary>
    public bool Listens(ISymbol owner, ISymbol member) => _listens.GetOrAdd((owner.OriginalDefinition, member.Name), static pair => pair.Owner.ContainingType.DeclaringSyntaxReferences
        .SelectMany(type => Mentions.Of(pair.Member, type.GetSyntax())).Select(static token => token.Parent?.Parent).OfType<MemberAccessExpressionSyntax>()
        .Any(access => access.Name.Identifier.ValueText == pair.Member && access.Expression.GetLastToken().ValueText == pair.Owner.Name && MemberSurvey.Listens(access)));

    private MemberFacts Survey(ISymbol member)
    {
        if (member is ILocalSymbol or IParameterSymbol)
            return MemberSurvey.Of(member, member.DeclaringSyntaxReferences.Select(reference => Around(reference.GetSyntax())), _symbols, FactsOf);
        var declarations = member.ContainingType.DeclaringSyntaxReferences;
        if (declarations.IsEmpty)
            return MemberFacts.Open;
        var types = declarations.Select(reference => reference.GetSyntax());
        if (member.DeclaredAccessibility != Accessibility.Private)
            types = types.Concat(Hierarchy.HeirsThatName(member));
        var facts = MemberSurvey.Of(member, types.ToArray(), _symbols, FactsOf);
        // The survey knows by name what uses a socket, not what uses a team's own type.
        return facts.Initial == Facts.Connected && _symbols.IsTeams(TypeOf(member)) ? facts with { Initial = Facts.Open } : facts;
    }

    /// <summary>The method whose variable a lambda captures.</summary>
    private static SyntaxNode Around(SyntaxNode variable) => variable.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? variable.SyntaxTree.GetRoot();

    private Facts FactsOf(ExpressionSyntax call)
    {
        if (_sources.ModelOf(call.SyntaxTree).GetOperation(call) is not IInvocationOperation invocation || _sources.GraphOf(invocation.TargetMethod) is not { } graph)
            return Facts.None;
        var creations = graph.Blocks.SelectMany(block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .SelectMany(operation => operation.DescendantsAndSelf()).OfType<IObjectCreationOperation>();
        return creations.Any(creation => Evaluator.InitialOfSocket(creation.Arguments) == Facts.Datagram && _symbols.IsSocket(creation.Type)) ? Facts.Datagram : Facts.None;
    }
}
