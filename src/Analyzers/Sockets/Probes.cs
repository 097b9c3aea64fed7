using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Sockets;

/// <summary>Tells by syntax whether a mention of a connection may exchange something over it.</summary>
internal static class Probes
{
    private static readonly HashSet<string> Exchanges = new()
    {
        "GetStream", "Client", "Send", "SendAsync", "BeginSend", "SendFile", "SendPacketsAsync", "Receive", "ReceiveAsync", "BeginReceive",
    };

    /// <summary>Anything but connecting, asking, setting an option, ending or overwriting it.</summary>
    public static bool IsUse(SyntaxNode mention) => IsUseHere(mention) && !IsHandedToProbe(mention);

    private static bool IsUseHere(SyntaxNode mention) => Mentions.MemberOf(mention) is { } member
        ? Exchanges.Contains(member) && (member != "Client" || mention.Parent is not MemberAccessExpressionSyntax part || IsUseHere(part))
        : mention.Parent is not AssignmentExpressionSyntax { Right: LiteralExpressionSyntax or BaseObjectCreationExpressionSyntax }
            and not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }
            and not IsPatternExpressionSyntax;

    /// <summary>To a method of the type that does no more with it than connect, ask or end.</summary>
    private static bool IsHandedToProbe(SyntaxNode mention) =>
        mention.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax method } } list } argument
        && MethodsOf(method).ToArray() is { Length: < 2 } only
        && (only.Length == 0 ? Connects(method, list) : only[0].ParameterList.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument)) is { } parameter && !Uses(only[0], parameter));

    /// <summary>A method of a base type, by its name: it is told what to connect, and to whom.</summary>
    private static bool Connects(IdentifierNameSyntax method, ArgumentListSyntax list) => method.Identifier.ValueText is "Connect" or "ConnectAsync" && list.Arguments.Count > 1;

    /// <summary>The method exchanges something over what it is handed, or hands it on.</summary>
    public static bool Uses(BaseMethodDeclarationSyntax method, ParameterSyntax parameter) =>
        Mentions.Of(parameter.Identifier.ValueText, method).Select(static token => token.Parent!).OfType<IdentifierNameSyntax>().Any(static name => IsUseHere(Mentions.Whole(name)));

    private static IEnumerable<MethodDeclarationSyntax> MethodsOf(IdentifierNameSyntax called) => called.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        ? type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == called.Identifier.ValueText)
        : Enumerable.Empty<MethodDeclarationSyntax>();
}
