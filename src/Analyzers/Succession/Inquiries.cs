using System.Collections.Immutable;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Succession;

/// <summary>The inquiries that the analysis of a compilation has made, and how to make one again in another.</summary>
internal static class Inquiries
{
    public static IEnumerable<(Inquiry Inquiry, Func<Entry> Entry)> In(Summaries summaries) => Into(summaries).Concat(To(summaries.Callers)).Concat(About(summaries.Members)).Where(static made => made.Inquiry.Subject is not null);

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
            (Matter.Flag, _) => Says(members.FlagOf(subject), inquiry.Detail),
            _ => null,
        };
    }

    private static IEnumerable<(Inquiry Inquiry, Func<Entry> Entry)> Into(Summaries summaries)
    {
        foreach (var (callee, summary) in summaries.Known.Where(static known => IsTyped(known.Key.Method)).Select(static known => (known.Key, known.Value)))
            yield return (new Inquiry(Matter.Summary, Wording.IdOf(callee.Method)!, DetailOf(callee)), () => EntryOf(Wording.Of(summary), callee.Method));
        foreach (var made in summaries.Members.Made.Where(static made => IsTyped(made.Key)))
            yield return (new Inquiry(Matter.Made, Wording.IdOf(made.Key)!, ""), () => EntryOf(Wording.Of(made.Value), made.Key));
    }

    private static IEnumerable<(Inquiry Inquiry, Func<Entry> Entry)> To(Callers callers)
    {
        foreach (var found in callers.Found.Where(static found => IsTyped(found.Key)))
            yield return (new Inquiry(Matter.Callers, Wording.IdOf(found.Key)!, ""), () => EntryOf(Listed(found.Value), found.Key));
        foreach (var brought in callers.Brought.Where(static brought => brought.Key.Member is IMethodSymbol method && IsTyped(method)))
            yield return (new Inquiry(Matter.Brought, Wording.IdOf(brought.Key.Member)!, Wording.Of(brought.Key.Place) ?? ""), () => EntryOf($"{(int)brought.Value}", brought.Key.Member));
        foreach (var called in callers.OnError.Where(static called => called.Key is IMethodSymbol method && IsTyped(method)))
            yield return (new Inquiry(Matter.OnError, Wording.IdOf(called.Key)!, ""), () => EntryOf($"{called.Value}", called.Key));
    }

    private static IEnumerable<(Inquiry Inquiry, Func<Entry> Entry)> About(Members members)
    {
        foreach (var held in members.Held)
            if (held.Key is IParameterSymbol { ContainingSymbol: IMethodSymbol constructor } parameter && Sources.IsPrimaryConstructor(constructor))
                yield return (new Inquiry(Matter.Held, Wording.IdOf(constructor)!, $"{parameter.Ordinal}"), () => EntryOf(Wording.Of(held.Value), parameter));
            else if (IsMember(held.Key))
                yield return (new Inquiry(Matter.Held, Wording.IdOf(held.Key)!, ""), () => EntryOf(Wording.Of(held.Value), held.Key));
        foreach (var elements in members.Elements.Where(static elements => IsMember(elements.Key)))
            yield return (new Inquiry(Matter.Elements, Wording.IdOf(elements.Key)!, ""), () => EntryOf($"{(int)elements.Value}", elements.Key));
        foreach (var listens in members.Listening)
            yield return (new Inquiry(Matter.Listens, Wording.IdOf(listens.Key.Owner)!, listens.Key.Member), () => EntryOf($"{listens.Value}", listens.Key.Owner));
        foreach (var below in members.Below)
            yield return (new Inquiry(Matter.Below, Wording.IdOf(below.Key.Member)!, below.Key.Method), () => EntryOf($"{below.Value}", below.Key.Member));
        foreach (var flag in members.Flags)
            foreach (var said in flag.Value.Said)
                yield return (new Inquiry(Matter.Flag, Wording.IdOf(flag.Key)!, $"{said.Key.Value} {said.Key.IsIt} {said.Key.Member}"), () => EntryOf($"{(int)said.Value}", flag.Key));
    }

    /// <summary>What stands in a variable is asked again with the body around it; what another assembly has does not change.</summary>
    private static bool IsMember(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol && !symbol.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>It has a name of its own, and a body that somebody may be typing in.</summary>
    private static bool IsTyped(IMethodSymbol method) => method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.Constructor or MethodKind.StaticConstructor && !method.DeclaringSyntaxReferences.IsEmpty;

    private static Entry EntryOf(string answer, ISymbol subject)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var at = subject; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
            names.Add(at.Name);
        return new Entry(answer, names.ToImmutable());
    }

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
