using System.Collections.Immutable;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Succession;

/// <summary>Answers in words that are the same in every compilation in which they mean the same.</summary>
internal static class Wording
{
    public static string? IdOf(ISymbol? symbol) => symbol is null ? null : DocumentationCommentId.CreateDeclarationId(symbol);

    public static string Of(Summary? summary) => summary is null ? "" : string.Join("\n",
        Of(summary.Normal), Of(summary.Thrown), (int)summary.Fresh, (int)summary.Yielded, Sorted(summary.Outs.Select(static pair => $"{pair.Key}={(int)pair.Value}")), (int)summary.ReturnedBy,
        summary.MayReturnNull, summary.ReturnsNull, summary.IsUnix, summary.AnswersNumber, Sorted(summary.Effects.Select(static effect => $"{Of(effect.Place)}={effect.Event}")),
        Sorted(summary.Ends.Select(static end => $"{Of(end.Place)}={end.Event}")), Of(summary.Told), Sorted(summary.When.Select(static pair => $"{pair.Key.IsConstant} {pair.Key.Constant}: {Of(pair.Value)}")),
        Sorted(summary.NullWhenFalse.Select(static ordinal => $"{ordinal}")), Sorted(summary.Lent.Select(static lent => $"{lent.Ordinal}={Of(lent.Place)}")), Of(summary.Returned), Of(summary.Assigned), Of(summary.Emptied));

    public static string Of(MemberFacts facts) => string.Join(" ", (int)facts.Initial, IdOf(facts.ViewOf), (int)facts.ViewBy, facts.IsUnix, facts.IsClosed, facts.IsAlwaysReset, Where(facts.LeakedOrigin));

    public static string Of(Others others) => $"{others.Arm} {string.Join(",", others.Sharers.OrderBy(static name => name, StringComparer.Ordinal))} {string.Join(",", others.Helpers.OrderBy(static name => name, StringComparer.Ordinal))}";

    public static string Of((Facts Facts, Reach By, bool IsUnix) made) => $"{(int)made.Facts} {(int)made.By} {made.IsUnix}";

    /// <summary>From the outside in: <c>this</c>, or <c>0|</c> and the method's id for a parameter, then the members' ids. Null where it is a variable.</summary>
    public static string? Of(Place place) => place switch
    {
        { Root: null } => "this",
        { Receiver: null, Root: IParameterSymbol parameter } => $"{parameter.Ordinal}|{IdOf(parameter.ContainingSymbol)}",
        { Receiver: null, Root: IFieldSymbol or IPropertySymbol } => IdOf(place.Symbol),
        { Receiver: { } receiver, Root: IFieldSymbol or IPropertySymbol } when Of(receiver) is { } owner => $"{owner}\t{IdOf(place.Symbol)}",
        _ => null,
    };

    private static string Of(ImmutableDictionary<Place, Facts>? outcome) => outcome is null ? "-" : Sorted(outcome.Select(static pair => $"{Of(pair.Key) ?? pair.Key.ToString()}={(int)pair.Value}"));

    private static string Of(IEnumerable<Place> places) => Sorted(places.Select(static place => Of(place) ?? place.ToString()));

    private static string Sorted(IEnumerable<string> words) => string.Join(";", words.OrderBy(static word => word, StringComparer.Ordinal));

    /// <summary>In which member, as its file counts them, and how far into it.</summary>
    private static string Where(SyntaxNode? origin)
    {
        if (origin?.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return "";
        var before = Declarations.In(member.SyntaxTree.GetRoot()).TakeWhile(node => node != member).Count();
        return $"{member.SyntaxTree.FilePath} {before} {origin.SpanStart - member.SpanStart} {origin}";
    }
}
