using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Symbols;

/// <summary>What an attribute says of who ends a connection; it overrules what could be inferred. Matched by simple name: anyone may declare their own.</summary>
internal enum Ownership
{
    Unsaid,

    /// <summary><c>[Owning]</c>, <c>[HandlesResourceDisposal]</c>, <c>[MustDisposeResource]</c>: whoever receives it ends it.</summary>
    Owning,

    /// <summary><c>[NonOwning]</c>: it stays with whoever hands it over.</summary>
    NonOwning,
}

/// <summary>Reads ownership off attributes.</summary>
internal static class OwnershipAttributes
{
    public static Ownership OwnershipOf(this IParameterSymbol parameter) => Of(parameter.GetAttributes());

    public static Ownership OwnershipOfResult(this IMethodSymbol method) =>
        Of(method.GetReturnTypeAttributes()) is var said && said != Ownership.Unsaid ? said : Of(method.GetAttributes());

    public static Ownership OwnershipOfMember(this ISymbol member) => Of(member.GetAttributes());

    private static Ownership Of(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
            switch (attribute.AttributeClass?.Name)
            {
                case "OwningAttribute" or "HandlesResourceDisposalAttribute" or "MustDisposeResourceAttribute":
                    return Ownership.Owning;
                case "NonOwningAttribute":
                    return Ownership.NonOwning;
            }

        return Ownership.Unsaid;
    }
}
