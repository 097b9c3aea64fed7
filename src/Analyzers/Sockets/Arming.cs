using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Sockets;

/// <summary>Whether a field's linger is set to (on, 0) in a member that connects it then, or does not end it: then it is armed when the others find it.</summary>
internal sealed class Arming
{
    private readonly HashSet<SyntaxNode> _armedIn = new();
    private readonly HashSet<SyntaxNode> _endedIn = new();
    private readonly HashSet<SyntaxNode> _madeIn = new();
    private readonly bool _isSocket;
    private SyntaxNode? _armedLast;
    private bool _isArmedBeforeConnect;
    private bool _isChanged;
    private bool _isReset;
    private bool _isSpared;

    /// <param name="type">The simple name of the member's type: only a socket's own close resets.</param>
    public Arming(string? type) => _isSocket = type == "Socket";

    public bool IsArmed => !_isChanged && (_isArmedBeforeConnect || _armedIn.Except(_endedIn).Any());

    /// <summary>Armed where it is made or connected, and all that ends it is a plain close of the socket.</summary>
    public bool IsAlwaysReset => IsArmed && _isReset && !_isSpared && _armedIn.Overlaps(_madeIn);

    /// <summary>Some member there sets linger on something.</summary>
    public static bool IsSpokenOfIn(SyntaxNode type) => Mentions.Of("LingerState", type).Concat(Mentions.Of("LingerOption", type)).Any();

    public void Note(SyntaxNode mention)
    {
        if (mention.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return;
        if (mention.Parent is AssignmentExpressionSyntax { Right: not LiteralExpressionSyntax } assigned && assigned.Left == mention)
        {
            _armedLast = null;
            NoteValue(assigned.Right, member);
            _madeIn.Add(member);
        }

        NoteMention(mention, member);
    }

    /// <summary><c>new TcpClient { LingerState = ... }</c>, or a local that was armed before it came here.</summary>
    public void NoteValue(ExpressionSyntax value, SyntaxNode member)
    {
        NoteCreation(value, member);
        if (value is not IdentifierNameSyntax local)
            return;
        foreach (var token in Mentions.Of(local.Identifier.ValueText, member).Where(token => token.Parent != local))
            if (token.Parent is VariableDeclaratorSyntax { Initializer.Value: { } made })
                NoteCreation(made, member);
            else if (token.Parent is IdentifierNameSyntax name)
                NoteMention(name, member);
    }

    private void NoteCreation(ExpressionSyntax value, SyntaxNode member)
    {
        if (value is BaseObjectCreationExpressionSyntax { Initializer: { } initializer })
            foreach (var option in initializer.Expressions.OfType<AssignmentExpressionSyntax>())
                NoteOption(option.Left.ToString(), option.Right, member);
    }

    private void NoteMention(SyntaxNode mention, SyntaxNode member)
    {
        var access = Access(mention);
        var isSocket = _isSocket;
        for (; NameOf(access) is "Client" or "Socket" && access!.Parent is MemberAccessExpressionSyntax outer; access = outer)
            isSocket = true;
        if (access is MemberAccessExpressionSyntax setting)
            NoteSetting(setting, member);
        NoteCall(Mentions.MemberOf(mention), NameOf(access), isSocket, member);
        _isSpared |= mention.Parent is ArgumentSyntax;
    }

    private void NoteCall(string? called, string? innermost, bool isSocket, SyntaxNode member)
    {
        var isClosed = called is "Close" or "Dispose" || innermost is "Close" or "Dispose";
        if (isClosed || called == "Abort")
        {
            _endedIn.Add(member);
            _armedLast = null;
        }

        _isReset |= isClosed && isSocket;
        _isSpared |= isClosed && !isSocket;
        _isSpared |= called is "CloseGracefully" or "CloseGracefullyAsync" or "AbortOnDispose" or "CloseOnDispose" || innermost is "Shutdown" or "Disconnect" or "DisconnectAsync";
        if (called is not ("Connect" or "ConnectAsync" or "BeginConnect" or "EndConnect"))
            return;
        _madeIn.Add(member);
        _isArmedBeforeConnect |= _armedLast == member;
    }

    /// <summary><c>X.Client</c>, <c>X!.Client</c>, <c>X?.Client</c>.</summary>
    private static ExpressionSyntax? Access(SyntaxNode mention) => mention.Parent switch
    {
        PostfixUnaryExpressionSyntax suppressed => Access(suppressed),
        ConditionalAccessExpressionSyntax conditional => conditional.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault(),
        _ => mention.Parent as MemberAccessExpressionSyntax,
    };

    private static string? NameOf(ExpressionSyntax? access) =>
        ((access as MemberAccessExpressionSyntax)?.Name ?? (access as MemberBindingExpressionSyntax)?.Name)?.Identifier.ValueText;

    private void NoteSetting(MemberAccessExpressionSyntax access, SyntaxNode member)
    {
        if (access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access)
            NoteOption(access.Name.Identifier.ValueText, assignment.Right, member);
        else if (access is { Name.Identifier.ValueText: "SetSocketOption", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 3 } arguments } }
            && arguments[1].GetLastToken(includeZeroWidth: true).ValueText is "Linger" or "DontLinger")
            NoteOption("LingerState", arguments[2].Expression, member);
    }

    private void NoteOption(string name, ExpressionSyntax value, SyntaxNode member)
    {
        if (name != "LingerState")
            return;
        if (!IsReset(value))
        {
            _isChanged = true;
            return;
        }

        _armedIn.Add(member);
        _armedLast = member;
    }

    /// <summary><c>new LingerOption(true, 0)</c>, also by the name of a field of the type around.</summary>
    private static bool IsReset(ExpressionSyntax value) => value switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } option } => option[0].Expression.IsKind(SyntaxKind.TrueLiteralExpression) && option[1].Expression.ToString() == "0",
        IdentifierNameSyntax name => value.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<FieldDeclarationSyntax>()
            .Where(field => field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)).SelectMany(field => field.Declaration.Variables)
            .Any(field => field.Identifier.ValueText == name.Identifier.ValueText && field.Initializer?.Value is BaseObjectCreationExpressionSyntax option && IsReset(option)) == true,
        _ => false,
    };
}
