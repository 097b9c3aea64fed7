using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Sockets;

/// <summary>The question whether the peer is still there: <c>!(socket.Poll(0, SelectMode.SelectRead) &amp;&amp; socket.Available == 0)</c>. By syntax.</summary>
internal static class Presence
{
    private static readonly string[] Denials = { "Disconnect", "Closed", "Dead", "Lost", "Gone", "Broken" };
    private static readonly string[] Ends = { "Close", "Dispose", "Shutdown", "Disconnect", "Abort", "CloseGracefully", "CloseGracefullyAsync" };
    private static readonly string[] Said = { "Shutdown", "Disconnect", "Abort", "LingerState", "CloseGracefully", "CloseGracefullyAsync" };
    private static readonly HashSet<string> Exchanges = new() { "GetStream", "Read", "ReadAsync", "Write", "WriteAsync", "ReceiveAsync", "SendAsync" };

    /// <summary>That is all that the member is there for.</summary>
    public static bool IsAskedIn(SyntaxNode member) => Mentions.Of("Available", member).Any() && Mentions.Of("Poll", member).Any() && !Exchanges.Any(exchange => Mentions.Of(exchange, member).Any());

    /// <summary>It names an end: of what, only binding could tell.</summary>
    public static bool IsEndedIn(SyntaxNode member) => Ends.Any(end => Mentions.Of(end, member).Any());

    /// <summary>It names one that says what is meant, which a dispose does not.</summary>
    public static bool IsEndSaidIn(SyntaxNode member) => Said.Any(end => Mentions.Of(end, member).Any());

    /// <summary>Whether the <paramref name="answer"/> is no, of a member with that name.</summary>
    public static bool IsDenied(string name, bool answer) => answer == Denials.Any(denial => name.IndexOf(denial, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Of <c>socket.Poll(...) &amp;&amp; socket.Available == 0</c> the second.</summary>
    public static bool IsPolled(SyntaxNode question)
    {
        while (question.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.LogicalAndExpression })
            question = question.Parent;
        return Mentions.Of("Poll", question).Any();
    }
}
