using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Sockets;

/// <summary>Whether all that is put into a field are Unix-domain sockets, which have no reset.</summary>
internal sealed class Family
{
    private bool _isSometimesUnix;
    private bool _isSometimesOther;

    public bool IsUnix => _isSometimesUnix && !_isSometimesOther;

    /// <summary><c>X.Connect(new UnixDomainSocketEndPoint(path))</c></summary>
    public void Note(SyntaxNode mention)
    {
        if (Mentions.MemberOf(mention) is "Connect" or "ConnectAsync" or "BeginConnect" && mention.Parent!.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments: { Count: > 0 } arguments })
            NoteArguments(arguments[0], "UnixDomainSocketEndPoint");
    }

    public void NoteValue(ExpressionSyntax value)
    {
        if (value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments })
            NoteArguments(arguments[0], "Unix");
    }

    public void NoteMade(bool isUnix) => _isSometimesUnix |= isUnix;

    /// <summary>Where the argument names another family, it is another one; a variable may be any.</summary>
    private void NoteArguments(ArgumentSyntax first, string unix)
    {
        if (first.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == unix))
            _isSometimesUnix = true;
        else if (first.DescendantTokens().Any(static token => token.ValueText is "InterNetwork" or "InterNetworkV6" or "IPEndPoint"))
            _isSometimesOther = true;
    }
}
