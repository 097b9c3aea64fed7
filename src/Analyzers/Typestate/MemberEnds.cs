using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>Whether a field is given connections that none of its mentions could end. A mention that is not known to be harmless could.</summary>
internal sealed class MemberEnds
{
    private static readonly HashSet<string> Origins = new()
    {
        "AcceptTcpClient", "AcceptTcpClientAsync", "EndAcceptTcpClient", "AcceptSocket", "AcceptSocketAsync", "EndAcceptSocket", "Accept", "AcceptAsync", "EndAccept",
    };

    private static readonly HashSet<string> Harmless = new()
    {
        "Connect", "ConnectAsync", "BeginConnect", "EndConnect", "Bind", "Poll", "SetSocketOption", "GetSocketOption", "IOControl",
        "Send", "SendAsync", "SendFile", "Receive", "ReceiveAsync", "EndSend", "EndReceive",
        "Write", "WriteAsync", "WriteByte", "Read", "ReadAsync", "ReadByte", "ReadExactly", "ReadExactlyAsync", "Flush", "FlushAsync",
    };

    private readonly string? _type;
    private readonly HashSet<string> _views = new();
    private SyntaxNode? _origin;
    private SyntaxNode? _created;
    private bool _connects;
    private bool _mayEnd;

    /// <param name="type">The simple name of the member's type, for <c>new("host", 80)</c>.</param>
    public MemberEnds(string? type) => _type = type;

    /// <summary>What its streams are put into, by name: <c>_stream = _client.GetStream()</c>.</summary>
    public IEnumerable<string> Views => _views;

    /// <summary>Something may end what comes into it.</summary>
    public bool MayEnd => _mayEnd;

    /// <summary>Null where something ends it, hands it on, or is out of sight.</summary>
    public SyntaxNode? LeakedOrigin(ISymbol member) => _mayEnd || member.IsStatic || !IsOwn(member) ? null : _origin ?? (_connects ? _created : null);

    public void Note(SyntaxNode mention)
    {
        if (mention.Parent is AssignmentExpressionSyntax assignment && assignment.Left == mention)
            NoteValue(assignment.Right);
        else if (MemberSurvey.MemberOf(mention) is { } member)
            NoteMember(mention, member);
        else
            _mayEnd |= !IsTest(mention);
    }

    public void NoteValue(ExpressionSyntax value)
    {
        while (value is AwaitExpressionSyntax or ParenthesizedExpressionSyntax)
            value = value is AwaitExpressionSyntax awaited ? awaited.Expression : ((ParenthesizedExpressionSyntax)value).Expression;
        if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } && Origins.Contains(call.Name.Identifier.ValueText))
            _origin ??= value;
        else if (value is BaseObjectCreationExpressionSyntax creation)
            NoteCreation(creation);
        else
            _mayEnd |= !value.IsKind(SyntaxKind.NullLiteralExpression) && value is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetStream" } };
    }

    private void NoteCreation(BaseObjectCreationExpressionSyntax creation)
    {
        _created ??= creation;
        if (creation.ArgumentList?.Arguments.Count == 2 && (creation is ImplicitObjectCreationExpressionSyntax ? _type : ((ObjectCreationExpressionSyntax)creation).Type.ToString()) == "TcpClient")
            _origin ??= creation;
    }

    /// <summary>Asked, set or used, also through its stream or socket, but nothing that could end it.</summary>
    private void NoteMember(SyntaxNode mention, string member)
    {
        _connects |= member is "Connect" or "ConnectAsync" or "EndConnect";
        var access = mention.Parent!;
        if (member is "GetStream" or "Client")
        {
            access = access.Parent is InvocationExpressionSyntax call ? call : access;
            if (access.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax view, Right: var stream } && stream == access && _views.Add(view.Identifier.ValueText))
                return;
            _mayEnd |= MemberSurvey.MemberOf(access) is not { } inner || (IsCalled(access.Parent!) && !Harmless.Contains(inner));
            return;
        }

        _mayEnd |= IsCalled(access) ? !Harmless.Contains(member) : mention.Parent is ConditionalAccessExpressionSyntax && member.Length == 0;
    }

    private static bool IsCalled(SyntaxNode access) =>
        access.Parent is InvocationExpressionSyntax || access is ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax };

    private static bool IsTest(SyntaxNode mention) => mention.Parent
        is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }
        or IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax }
        || mention is not IdentifierNameSyntax and not MemberAccessExpressionSyntax;

    /// <summary>Nobody outside of the types looked through can reach it.</summary>
    private static bool IsOwn(ISymbol member) => member.OwnershipOfMember() switch
    {
        Ownership.Owning => true,
        Ownership.NonOwning => false,
        _ => IsPrivate(member),
    };

    private static bool IsPrivate(ISymbol member) => member switch
    {
        IFieldSymbol field => field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => property.DeclaredAccessibility == Accessibility.Private,
        _ => false,
    };
}
