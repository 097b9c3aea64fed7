using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>Whether a method that does not name a member ends it all the same, by way of other methods of the type: <c>Stop() => Drop();</c>, and <c>Drop</c> closes it. By syntax.</summary>
internal static class EndsBelow
{
    private static readonly HashSet<string> Ends = new() { "Close", "Shutdown", "Disconnect", "DisconnectAsync", "Abort", "CloseGracefully", "CloseGracefullyAsync" };

    public static bool Is(ISymbol member, string method)
    {
        var methods = member.ContainingType.DeclaringSyntaxReferences.Select(static type => type.GetSyntax()).OfType<TypeDeclarationSyntax>()
            .SelectMany(static type => type.Members).OfType<MethodDeclarationSyntax>().ToLookup(static declared => declared.Identifier.ValueText);
        // What names it itself is followed.
        if (methods[method].Any(declared => Mentions.Of(member.Name, declared).Any()))
            return false;
        var known = new HashSet<string> { method };
        for (var pending = new Queue<string>(known); pending.Count > 0;)
            foreach (var declared in methods[pending.Dequeue()])
            {
                if (IsEndedIn(declared, member.Name))
                    return true;
                foreach (var called in CalledIn(declared).Where(known.Add))
                    pending.Enqueue(called);
            }

        return false;
    }

    /// <summary>The methods of the same object that are called there, by name.</summary>
    /// <param name="before">A position in the text.</param>
    public static IEnumerable<string> CalledIn(SyntaxNode body, int before = int.MaxValue) =>
        body.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.SpanStart < before).Select(NameOf).OfType<string>();

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsEndedIn(SyntaxNode method, string member) => Mentions.Of(member, method).Select(static token => token.Parent!).OfType<IdentifierNameSyntax>().Any(IsEnd);

    /// <summary>Ended, also through its socket or stream, emptied, or handed to what may end it.</summary>
    private static bool IsEnd(IdentifierNameSyntax mention)
    {
        SyntaxNode at = mention.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : mention;
        if (at.Parent is ArgumentSyntax || (at.Parent is AssignmentExpressionSyntax { Right: LiteralExpressionSyntax } emptied && emptied.Left == at))
            return true;
        return at.Ancestors().TakeWhile(static node => node is ExpressionSyntax).SelectMany(MembersIn).Any(static name => Ends.Contains(name.Identifier.ValueText));
    }

    private static IEnumerable<SimpleNameSyntax> MembersIn(SyntaxNode chain) => chain switch
    {
        MemberAccessExpressionSyntax access => new[] { access.Name },
        ConditionalAccessExpressionSyntax conditional => conditional.WhenNotNull.DescendantNodesAndSelf().OfType<SimpleNameSyntax>(),
        _ => Enumerable.Empty<SimpleNameSyntax>(),
    };
}
