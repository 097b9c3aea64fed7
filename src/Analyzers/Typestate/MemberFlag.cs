using System.Collections.Concurrent;
using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>A field or property of a type that is a bool or an <c>enum</c>, and what it says of the connections beside it: <c>_socket.Shutdown(...); _isShut = true;</c>. By syntax.</summary>
internal sealed class MemberFlag
{
    private readonly (string Value, SyntaxNode Where)[] _set;
    private readonly bool _isKnown;
    private readonly ConcurrentDictionary<(string Value, bool IsIt, string Member), Facts> _said = new();

    private MemberFlag((string Value, SyntaxNode Where)[] set, bool isKnown)
    {
        _set = set;
        _isKnown = isKnown;
    }

    /// <summary>What it was asked so far.</summary>
    public IEnumerable<KeyValuePair<(string Value, bool IsIt, string Member), Facts>> Said => _said;

    /// <param name="types">The declarations to look through.</param>
    public static MemberFlag Of(ISymbol flag, IEnumerable<SyntaxNode> types)
    {
        var mentions = types.SelectMany(type => Mentions.Of(flag.Name, type)).Select(static token => Whole(token.Parent!)).ToArray();
        var assignments = mentions.Select(static mention => mention.Parent).OfType<AssignmentExpressionSyntax>().Where(assignment => mentions.Contains(assignment.Left)).ToArray();
        var constants = assignments.Where(assignment => IsConstant(assignment.Right, flag)).Select(static assignment => (assignment.Right.GetLastToken().ValueText, (SyntaxNode)assignment)).ToArray();
        var swapped = mentions.Select(Swapped).Where(static swap => swap.Where is not null).Select(static swap => (swap.Value!, swap.Where!)).ToArray();
        var isOwn = flag is IFieldSymbol { DeclaredAccessibility: Accessibility.Private } or IPropertySymbol { SetMethod: null or { DeclaredAccessibility: Accessibility.Private } };
        return new MemberFlag(constants.Concat(swapped).ToArray(), isOwn && constants.Length == assignments.Length && !mentions.Any(static mention => mention.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 }));
    }

    /// <summary><c>Interlocked.Exchange(ref _isShut, 1)</c>: what it sets is as sure as the thread that comes first.</summary>
    private static (string? Value, SyntaxNode? Where) Swapped(SyntaxNode mention) =>
        mention.Parent is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword, Parent: ArgumentListSyntax { Arguments: { Count: > 1 } given, Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exchange" or "CompareExchange" } } call } } && given[1].Expression is LiteralExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax
            ? (given[1].Expression.GetLastToken().ValueText, call)
            : default;

    /// <summary>
    /// What the connection in <paramref name="member"/> is where the flag is <paramref name="value"/>: its FIN is sent, if the type says so in one
    /// place; unknown, if it may be; None, if the flag says nothing of it.
    /// </summary>
    /// <param name="value"><c>true</c>, <c>false</c>, or the name of one of an <c>enum</c>.</param>
    /// <param name="isIt">Or is anything else.</param>
    public Facts Says(string value, bool isIt, string member) => _said.GetOrAdd((value, isIt, member), asked => Find(asked.Value, asked.IsIt, asked.Member));

    private Facts Find(string value, bool isIt, string member)
    {
        var places = _set.Where(set => (set.Value == value) == isIt).ToArray();
        var ends = places.SelectMany(set => EndsBeside(set.Where, member)).ToArray();
        if (ends.Length == 0)
            return Facts.None;
        return _isKnown && places.Length == 1 && ends.All(static end => end.IsFin && end.IsCertain) ? Facts.FinSent : Facts.Unknown;
    }

    private static SyntaxNode Whole(SyntaxNode name) => name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : name;

    private static bool IsConstant(ExpressionSyntax value, ISymbol flag) => value.IsKind(SyntaxKind.TrueLiteralExpression) || value.IsKind(SyntaxKind.FalseLiteralExpression)
        || (value is MemberAccessExpressionSyntax && Members.TypeOf(flag)?.TypeKind == TypeKind.Enum);

    private static IEnumerable<(bool IsFin, bool IsCertain)> EndsBeside(SyntaxNode assignment, string member)
    {
        if (assignment.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } around)
            yield break;
        foreach (var mention in Mentions.Of(member, around).Select(static token => token.Parent!))
            if (EndOf(mention) is { } end && IsBeside(end, assignment) is { } certain)
                yield return (IsFin(end), certain);
    }

    /// <summary>The call that ends it, also through its socket or stream.</summary>
    private static InvocationExpressionSyntax? EndOf(SyntaxNode mention)
    {
        for (var at = mention.Parent; at is MemberAccessExpressionSyntax or InvocationExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax or MemberBindingExpressionSyntax; at = at.Parent)
            if (at is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax && CallIn(at) is { } call && NameOf(call) is "Shutdown" or "Disconnect" or "DisconnectAsync" or "Close" or "Abort" or "CloseGracefully" or "CloseGracefullyAsync")
                return call;
        return null;
    }

    private static InvocationExpressionSyntax? CallIn(SyntaxNode access) => access is ConditionalAccessExpressionSyntax conditional
        ? conditional.WhenNotNull.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault()
        : access.Parent as InvocationExpressionSyntax;

    private static string? NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (call.Expression as MemberBindingExpressionSyntax)?.Name.Identifier.ValueText;

    private static bool IsFin(InvocationExpressionSyntax end) =>
        NameOf(end) is "Shutdown" or "Disconnect" or "DisconnectAsync" && !end.ArgumentList.DescendantTokens().Any(static token => token.ValueText == "Receive");

    /// <summary>They are done together: for certain, or perhaps; null: the end is for another case, or for a failure.</summary>
    private static bool? IsBeside(SyntaxNode end, SyntaxNode assignment)
    {
        var common = end.Ancestors().First(node => node.Span.Contains(assignment.Span));
        if (common is IfStatementSyntax or TryStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax)
            return null;
        var way = end.Ancestors().TakeWhile(node => node != common).ToArray();
        if (way.Any(static node => node is CatchClauseSyntax) || assignment.Ancestors().TakeWhile(node => node != common).Any(static node => node is CatchClauseSyntax))
            return null;
        return !way.Any(static node => node is IfStatementSyntax or SwitchSectionSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
    }
}
