using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>Which types derive from which, found by the names in their base lists, and what a virtual call can reach in them.</summary>
internal sealed class Hierarchy
{
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _targets = new(SymbolEqualityComparer.Default);
    private readonly Sources _sources;
    private readonly Func<string, IEnumerable<SyntaxTree>> _treesWith;
    private readonly Lazy<ILookup<string, TypeDeclarationSyntax>> _byBase;
    private readonly ConcurrentDictionary<string, bool> _constructed = new();

    /// <param name="trees">The files in which they may stand.</param>
    /// <param name="treesWith">Those in which a name may stand: not every file is searched for every member.</param>
    public Hierarchy(Sources sources, IReadOnlyCollection<SyntaxTree> trees, Func<string, IEnumerable<SyntaxTree>> treesWith)
    {
        _sources = sources;
        _treesWith = treesWith;
        _byBase = new Lazy<ILookup<string, TypeDeclarationSyntax>>(() => ByBase(trees));
    }

    /// <summary>The names of the types whose constructions were asked for.</summary>
    public IEnumerable<string> Constructed => _constructed.Keys;

    /// <summary>The declarations of types under the member's that mention it. What stands between them need not.</summary>
    public IEnumerable<SyntaxNode> HeirsThatName(ISymbol member) => _treesWith(member.Name).SelectMany(tree => Mentions.Of(member.Name, tree.GetRoot()))
        .SelectMany(static mention => mention.Parent!.Ancestors().OfType<TypeDeclarationSyntax>()).Distinct()
        .Where(type => _sources.ModelOf(type.SyntaxTree).GetDeclaredSymbol(type) is INamedTypeSymbol { BaseType: { } under } && Derives(under, member.ContainingType));

    /// <summary>What the constructors of the type are called with: by heirs, by one another, and by whoever makes one. By syntax.</summary>
    public IEnumerable<ArgumentListSyntax> ConstructionsOf(TypeDeclarationSyntax type)
    {
        var name = type.Identifier.ValueText;
        _constructed.TryAdd(name, true);
        var heirs = _byBase.Value[name].Distinct().ToArray();
        return heirs.SelectMany(heir => InitialisersOf(heir, SyntaxKind.BaseConstructorInitializer)).Concat(InitialisersOf(type, SyntaxKind.ThisConstructorInitializer))
            .Concat(heirs.SelectMany(static heir => heir.BaseList!.Types.OfType<PrimaryConstructorBaseTypeSyntax>()).Select(static under => under.ArgumentList))
            .Concat(_treesWith(name).SelectMany(tree => Mentions.Of(name, tree.GetRoot())).Select(static mention => mention.Parent?.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>())
                .Where(made => made?.Type.GetLastToken().ValueText == name).Select(static made => made!.ArgumentList).OfType<ArgumentListSyntax>());
    }

    private static IEnumerable<ArgumentListSyntax> InitialisersOf(TypeDeclarationSyntax type, SyntaxKind kind) =>
        type.Members.OfType<ConstructorDeclarationSyntax>().Select(static constructor => constructor.Initializer).Where(initialiser => initialiser.IsKind(kind)).Select(static initialiser => initialiser!.ArgumentList);

    /// <summary>The bodies that a call of it may run; none where there are others that nobody here can see.</summary>
    public ImmutableArray<IMethodSymbol> TargetsOf(IMethodSymbol method) => _targets.GetOrAdd(method, Find);

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method)
    {
        if (!CanBeOverridden(method) || IsVisibleOutside(method))
            return ImmutableArray<IMethodSymbol>.Empty;
        var targets = TypesUnder(method.ContainingType).Select(type => Implementation(type, method)).OfType<IMethodSymbol>().Append(method)
            .Where(target => !target.IsAbstract).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToImmutableArray();
        return targets.All(_sources.IsOurs) ? targets : ImmutableArray<IMethodSymbol>.Empty;
    }

    /// <summary>What stands in this compilation for a property of an interface, or an abstract one.</summary>
    public IEnumerable<IPropertySymbol> ImplementationsOf(IPropertySymbol promised) => TypesUnder(promised.ContainingType).Select(type => promised.ContainingType.TypeKind == TypeKind.Interface
        ? type.FindImplementationForInterfaceMember(promised) as IPropertySymbol
        : type.GetMembers(promised.Name).OfType<IPropertySymbol>().FirstOrDefault(static member => member.IsOverride)).OfType<IPropertySymbol>().Where(static property => !property.IsAbstract);

    /// <summary>By overrides that nobody here can see.</summary>
    public static bool MayBeReplaced(IMethodSymbol method) =>
        method is { ContainingType.IsSealed: false } && (method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed)) && IsVisibleOutside(method.OriginalDefinition);

    private static bool CanBeOverridden(IMethodSymbol method) =>
        method is { ContainingType: { IsSealed: false, IsGenericType: false } } && (method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed));

    /// <summary>Another assembly can name it, or derive from what it stands in.</summary>
    public static bool IsVisibleOutside(ISymbol member)
    {
        for (var at = member; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
            if (at.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
                return false;
        return true;
    }

    private List<INamedTypeSymbol> TypesUnder(INamedTypeSymbol root)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { root };
        var all = new List<INamedTypeSymbol> { root };
        for (var next = 0; next < all.Count; next++)
            foreach (var declaration in _byBase.Value[all[next].Name])
                if (_sources.ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration) is INamedTypeSymbol type && IsUnder(type, all[next]) && found.Add(type))
                    all.Add(type);
        return all;
    }

    public static bool Derives(INamedTypeSymbol type, INamedTypeSymbol ancestor) => type.AndBases().Any(at => SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, ancestor));

    private static bool IsUnder(INamedTypeSymbol type, INamedTypeSymbol root) =>
        SymbolEqualityComparer.Default.Equals(type.BaseType?.OriginalDefinition, root) || type.Interfaces.Any(promised => SymbolEqualityComparer.Default.Equals(promised.OriginalDefinition, root));

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method) => method.ContainingType.TypeKind == TypeKind.Interface
        ? type.FindImplementationForInterfaceMember(method) as IMethodSymbol
        : type.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(member => Overrides(member, method));

    private static bool Overrides(IMethodSymbol member, IMethodSymbol method)
    {
        for (var at = member.OverriddenMethod; at is not null; at = at.OverriddenMethod)
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, method))
                return true;
        return false;
    }

    private static ILookup<string, TypeDeclarationSyntax> ByBase(IEnumerable<SyntaxTree> trees) => trees
        .SelectMany(static tree => Declarations.In(tree.GetRoot()))
        .OfType<TypeDeclarationSyntax>().Where(type => type.BaseList is not null)
        .SelectMany(type => type.BaseList!.DescendantTokens().Select(token => (Name: token.ValueText, Type: type)))
        .ToLookup(pair => pair.Name, pair => pair.Type);
}
