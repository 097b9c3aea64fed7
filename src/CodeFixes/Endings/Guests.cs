using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>Sockets that are no connections, asked for once more before one of them is given a graceful end: listeners, and those of datagrams.</summary>
internal static class Guests
{
    private static readonly string[] Betrayals =
    [
        "Listen", "Accept", "AcceptAsync", "BeginAccept", "EndAccept", "AcceptSocket", "AcceptTcpClient",
        "SendTo", "SendToAsync", "BeginSendTo", "ReceiveFrom", "ReceiveFromAsync", "BeginReceiveFrom", "ReceiveMessageFrom",
    ];

    /// <summary>Nothing in the type that has the socket says that it is something else.</summary>
    public static bool CanBeConnection(SyntaxNode call, SemanticModel model) =>
        Subject(call) is not { } subject || model.GetSymbolInfo(subject).Symbol is not { } symbol || !IsGuest(symbol);

    private static bool IsGuest(ISymbol symbol) => symbol.Name == "Server" && symbol.ContainingType?.Name == "TcpListener"
        || symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax().AncestorsAndSelf().FirstOrDefault(IsHome)).OfType<SyntaxNode>()
            .Any(home => home.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => IsBetrayal(access, symbol.Name)));

    // Of a local the member it stands in, of a member its type.
    private static bool IsHome(SyntaxNode node) => node is TypeDeclarationSyntax or BaseMethodDeclarationSyntax or CompilationUnitSyntax;

    private static bool IsBetrayal(MemberAccessExpressionSyntax access, string name) =>
        Betrayals.Contains(access.Name.Identifier.ValueText) && access.Expression.ToString() is var on && (on == name || on.EndsWith("." + name, StringComparison.Ordinal));

    private static ExpressionSyntax? Subject(SyntaxNode call) => call switch
    {
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } } chain => chain.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        _ => null,
    };
}
