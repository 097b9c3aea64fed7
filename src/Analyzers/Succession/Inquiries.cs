using System.Collections.Immutable;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Succession;

/// <summary>The inquiries that the analysis of a compilation has made, and how to make one again in another.</summary>
internal static class Inquiries
{
    /// <summary>Each with what it is known by within the compilation: to put it into words is dear.</summary>
    public static IEnumerable<Made> In(Summaries summaries) => Into(summaries).Concat(To(summaries.Callers)).Concat(About(summaries.Members));

    /// <summary>Null where it can not be made.</summary>
    public static string? Again(Inquiry inquiry, Summaries summaries, Compilation compilation, CancellationToken cancellation)
    {
        if (Only(inquiry.Subject, compilation) is not { } subject)
            return null;
        var members = summaries.Members;
        return (inquiry.Matter, subject) switch
        {
            (Matter.Summary, IMethodSymbol method) => Wording.Of(summaries.Of(CalleeOf(method, inquiry.Detail), cancellation)),
            (Matter.Made, IMethodSymbol method) => Wording.Of(members.MadeBy(method)),
            (Matter.Callers, IMethodSymbol method) => Listed(summaries.Callers.Of(method)),
            (Matter.Brought, IMethodSymbol method) => PlaceOf(inquiry.Detail, compilation) is { } place ? $"{(int)summaries.Callers.Bring(method, place, cancellation)}" : null,
            (Matter.OnError, IMethodSymbol method) => $"{summaries.Callers.AreAllOnError(method, cancellation)}",
            (Matter.Held, IMethodSymbol constructor) => Wording.Of(members.Of(constructor.Parameters[int.Parse(inquiry.Detail)])),
            (Matter.Held, _) => Wording.Of(members.Of(subject)),
            (Matter.Elements, _) => $"{(int)members.ElementsOf(subject)}",
            (Matter.Listens, _) => $"{members.Listens(subject, inquiry.Detail)}",
            (Matter.Below, _) => $"{members.EndsBelow(subject, inquiry.Detail)}",
            (Matter.CalledOff, IMethodSymbol method) => $"{members.IsCalledOff(method, inquiry.Detail)}",
            (Matter.Others, _) => Wording.Of(members.OthersOf(subject)),
            (Matter.Flag, _) => Says(members.FlagOf(subject), inquiry.Detail),
            _ => null,
        };
    }

    private static IEnumerable<Made> Into(Summaries summaries)
    {
        foreach (var known in summaries.Known)
            if (IsTyped(known.Key.Method))
                yield return new Made(Matter.Summary, known.Key, known.Key.Method, () => DetailOf(known.Key), () => Wording.Of(known.Value));
        foreach (var made in summaries.Members.Made)
            if (IsTyped(made.Key))
                yield return new Made(Matter.Made, made.Key, made.Key, Nothing, () => Wording.Of(made.Value));
    }

    private static IEnumerable<Made> To(Callers callers)
    {
        foreach (var found in callers.Found)
            if (IsTyped(found.Key))
                yield return new Made(Matter.Callers, found.Key, found.Key, Nothing, () => Listed(found.Value));
        foreach (var brought in callers.Brought)
            if (brought.Key.Member is IMethodSymbol method && IsTyped(method))
                yield return new Made(Matter.Brought, brought.Key, method, () => Wording.Of(brought.Key.Place) ?? "", () => $"{(int)brought.Value}");
        foreach (var called in callers.OnError)
            if (called.Key is IMethodSymbol method && IsTyped(method))
                yield return new Made(Matter.OnError, called.Key, method, Nothing, () => $"{called.Value}");
    }

    private static IEnumerable<Made> About(Members members)
    {
        foreach (var held in members.Held)
            if (held.Key is IParameterSymbol { ContainingSymbol: IMethodSymbol constructor } parameter && Sources.IsPrimaryConstructor(constructor))
                yield return new Made(Matter.Held, parameter, constructor, () => $"{parameter.Ordinal}", () => Wording.Of(held.Value)) { Named = parameter };
            else if (IsMember(held.Key))
                yield return new Made(Matter.Held, held.Key, held.Key, Nothing, () => Wording.Of(held.Value));
        foreach (var elements in members.Elements)
            if (IsMember(elements.Key))
                yield return new Made(Matter.Elements, elements.Key, elements.Key, Nothing, () => $"{(int)elements.Value}");
        foreach (var listens in members.Listening)
            yield return new Made(Matter.Listens, listens.Key, listens.Key.Owner, () => listens.Key.Member, () => $"{listens.Value}");
        foreach (var below in members.Below)
            yield return new Made(Matter.Below, below.Key, below.Key.Member, () => below.Key.Method, () => $"{below.Value}");
        foreach (var called in members.CalledOff)
            yield return new Made(Matter.CalledOff, called.Key, called.Key.Method, () => called.Key.Variable, () => $"{called.Value}");
        foreach (var shared in members.Shared)
            if (IsMember(shared.Key))
                yield return new Made(Matter.Others, shared.Key, shared.Key, Nothing, () => Wording.Of(shared.Value)) { Beside = shared.Value.Helpers };
        foreach (var flag in members.Flags)
            foreach (var said in flag.Value.Said)
                yield return new Made(Matter.Flag, (flag.Key, said.Key), flag.Key, () => $"{said.Key.Value} {said.Key.IsIt} {said.Key.Member}", () => $"{(int)said.Value}");
    }

    private static string Nothing() => "";

    /// <summary>What stands in a variable is asked again with the body around it; what another assembly has does not change.</summary>
    private static bool IsMember(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol && !symbol.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>It has a name of its own, and a body that somebody may be typing in.</summary>
    private static bool IsTyped(IMethodSymbol method) => method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.Constructor or MethodKind.StaticConstructor && !method.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Two of one name, as in half-typed code, are none.</summary>
    private static ISymbol? Only(string id, Compilation compilation) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation).Where(symbol => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly)).ToArray() is { Length: 1 } found ? found[0] : null;

    private static string Listed(ImmutableArray<IMethodSymbol> methods) => string.Join(";", methods.Select(Wording.IdOf));

    private static string DetailOf(Callee callee) => (callee.GivenIdle ? "i" : "") + (callee.IsHandedOne ? "h" : "") + (callee.IsVirtual ? "v" : "");

    private static Callee CalleeOf(IMethodSymbol method, string detail) => new(method, detail.Contains("i"), detail.Contains("h")) { IsVirtual = detail.Contains("v") };

    private static string Says(MemberFlag flag, string detail) => detail.Split(' ') is var asked ? $"{(int)flag.Says(asked[0], bool.Parse(asked[1]), asked[2])}" : "";

    private static Place? PlaceOf(string path, Compilation compilation)
    {
        Place? place = null;
        foreach (var step in path.Split('\t'))
        {
            if (step == "this")
                place = Place.This;
            else if (SymbolOf(step, compilation) is { } symbol)
                place = new Place(symbol, place);
            else
                return null;
        }

        return place;
    }

    private static ISymbol? SymbolOf(string step, Compilation compilation) => step.IndexOf('|') is >= 0 and var end
        ? (Only(step.Substring(end + 1), compilation) as IMethodSymbol)?.Parameters[int.Parse(step.Substring(0, end))]
        : Only(step, compilation);
}
