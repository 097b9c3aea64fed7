using System.Collections.Immutable;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Sockets;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>Who else has a hand in a field, as far as its type shows: helpers elsewhere that set linger on it, objects that are given it. By syntax, and asked late.</summary>
/// <param name="Arm">A helper of another class sets linger on it.</param>
/// <param name="Sharers">The names of what is given it.</param>
/// <param name="Helpers">The names of the methods that it is handed to.</param>
internal sealed record Others(bool Arm, ImmutableHashSet<string> Sharers, ImmutableHashSet<string> Helpers)
{
    public static readonly Others Nobody = new(false, ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty);

    /// <summary>They end what they are given, but are the same connection by another name: that is followed.</summary>
    private static readonly HashSet<string> Views = new() { "NetworkStream", "SslStream", "NegotiateStream", "BufferedStream", "StreamReader", "StreamWriter", "BinaryReader", "BinaryWriter" };

    /// <param name="mentions">Of the field.</param>
    /// <param name="typeOf">What the called method is a member of, where that stands in the source.</param>
    public static Others Of(IEnumerable<SyntaxNode> mentions, Func<InvocationExpressionSyntax, IEnumerable<SyntaxNode>> typeOf)
    {
        var others = Nobody;
        foreach (var handed in mentions.Select(HandedIn))
            others = handed switch
            {
                InvocationExpressionSyntax call => others.With(call, typeOf),
                BaseObjectCreationExpressionSyntax made when GivenTo(made) is { } sharer && !(made is ObjectCreationExpressionSyntax { Type: var type } && Views.Contains(type.GetLastToken().ValueText)) => others with { Sharers = others.Sharers.Add(sharer) },
                _ => others,
            };
        return others;
    }

    /// <summary>One of them is told to end before that position: <c>_session.Close(); _client.Dispose();</c></summary>
    public bool EndIn(SyntaxNode body, int before) => !Sharers.IsEmpty && body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.SpanStart < before && Ending(call) is { } ended && Sharers.Contains(ended));

    private Others With(InvocationExpressionSyntax call, Func<InvocationExpressionSyntax, IEnumerable<SyntaxNode>> typeOf)
    {
        var helper = call.Expression.GetLastToken().ValueText;
        if (Helpers.Contains(helper))
            return this;
        return new Others(Arm || typeOf(call).Any(Arming.IsSpokenOfIn),
            call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } ? Sharers.Add(receiver.GetLastToken().ValueText) : Sharers, Helpers.Add(helper));
    }

    /// <summary>The call or construction that it, its socket or its stream is an argument of.</summary>
    private static SyntaxNode? HandedIn(SyntaxNode mention)
    {
        var at = mention.Parent;
        while (at is MemberAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalAccessExpressionSyntax)
            at = at.Parent;
        return (at as ArgumentSyntax)?.Parent?.Parent;
    }

    /// <summary>What the new object is put into.</summary>
    private static string? GivenTo(ExpressionSyntax made) => made.Parent switch
    {
        AssignmentExpressionSyntax { Left: var left } => left.GetLastToken().ValueText,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
        ParenthesizedExpressionSyntax or CastExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax => GivenTo((ExpressionSyntax)made.Parent),
        _ => null,
    };

    private static string? Ending(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access when IsEnd(access.Name) => access.Expression.GetLastToken().ValueText,
        MemberBindingExpressionSyntax binding when IsEnd(binding.Name) => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression.GetLastToken().ValueText,
        _ => null,
    };

    private static bool IsEnd(SimpleNameSyntax name) => TeamVocabulary.SoundsLikeAnEnd(name.Identifier.ValueText);
}
