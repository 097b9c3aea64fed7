using Hangup.Analyzers.Names;
using Hangup.Analyzers.Sockets;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>Whether a field is given connections that none of its mentions could end. A mention that is not known to be harmless could.</summary>
internal sealed class MemberEnds
{
    private readonly ITypeSymbol? _type;
    private readonly ConnectionSymbols _symbols;
    private readonly bool _isByContract;
    private readonly HashSet<string> _views = new();
    private SyntaxNode? _origin;
    private SyntaxNode? _created;
    private bool _connects;
    private bool _mayEnd;

    /// <param name="type">The member's.</param>
    public MemberEnds(ITypeSymbol? type, ConnectionSymbols symbols)
    {
        _type = type;
        _symbols = symbols;
        _isByContract = symbols.IsByContract(type);
    }

    /// <summary>What its streams are put into, by name: <c>_stream = _client.GetStream()</c>.</summary>
    public IEnumerable<string> Views => _views;

    /// <summary>Some mention of it is a connect.</summary>
    public bool IsConnected => _connects;

    /// <summary>Something may end what comes into it.</summary>
    public bool MayEnd => _mayEnd;

    /// <summary>Null where something ends it, hands it on, or is out of sight.</summary>
    public SyntaxNode? LeakedOrigin(ISymbol member) => _mayEnd || member.IsStatic || !IsOwn(member) ? null : _origin ?? (_connects ? _created : null);

    public void Note(SyntaxNode mention)
    {
        if (mention.Parent is AssignmentExpressionSyntax assignment && assignment.Left == mention)
            NoteValue(assignment.Right);
        else if (Mentions.MemberOf(mention) is { } member)
            NoteMember(mention, member);
        else
            _mayEnd |= !IsTest(mention);
    }

    /// <summary>What closes it, by a contract or a vocabulary file.</summary>
    public IEnumerable<string> Closes => _isByContract ? Closing(_type).Distinct() : Enumerable.Empty<string>();

    public void NoteValue(ExpressionSyntax value)
    {
        while (Inner(value) is { } inner)
            value = inner;
        if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } && IsOrigin(call.Name.Identifier.ValueText))
            _origin ??= value;
        else if (value is BaseObjectCreationExpressionSyntax creation)
            NoteCreation(creation);
        else
            _mayEnd |= !value.IsKind(SyntaxKind.NullLiteralExpression) && value is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetStream" } };
    }

    private static ExpressionSyntax? Inner(ExpressionSyntax value) => value switch
    {
        AwaitExpressionSyntax awaited => awaited.Expression,
        ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
        PostfixUnaryExpressionSyntax suppressed => suppressed.Operand,
        _ => null,
    };

    private bool IsOrigin(string factory) => _isByContract ? _symbols.IsContractFactory(factory) : Told.IsOrigin(factory);

    private void NoteCreation(BaseObjectCreationExpressionSyntax creation)
    {
        _created ??= creation;
        if (_isByContract ? !_symbols.CanConnect(_type) : creation.ArgumentList?.Arguments.Count == 2 && (creation is ImplicitObjectCreationExpressionSyntax ? _type?.Name : ((ObjectCreationExpressionSyntax)creation).Type.ToString()) == "TcpClient")
            _origin ??= creation;
    }

    /// <summary>What it does cannot end the connection.</summary>
    private bool IsHarmless(string member) => !_isByContract ? Told.IsHarmless(member) : EventOf(member) switch
    {
        null => !TeamVocabulary.SoundsLikeAnEnd(member),
        ConnectionEvent.Use or ConnectionEvent.Borrow or ConnectionEvent.Connect or ConnectionEvent.Nothing => true,
        _ => false,
    };

    private IEnumerable<string> Closing(ITypeSymbol? type) => type.AndBases().SelectMany(static at => at.GetMembers())
        .Where(member => _symbols.EventOf(member) is ConnectionEvent.Close or ConnectionEvent.CloseGracefully).Select(static member => member.Name);

    /// <summary>An extension method may do anything.</summary>
    private ConnectionEvent? EventOf(string member) =>
        _type.AndBases().SelectMany(at => at.GetMembers(member)).FirstOrDefault() is { } found ? _symbols.EventOf(found) : ConnectionEvent.Lend;

    /// <summary>Asked, set or used, also through its stream or socket, but nothing that could end it.</summary>
    private void NoteMember(SyntaxNode mention, string member)
    {
        _connects |= _isByContract ? EventOf(member) == ConnectionEvent.Connect : Told.IsConnect(member);
        var access = mention.Parent is PostfixUnaryExpressionSyntax suppressed ? suppressed.Parent! : mention.Parent!;
        if (member is "GetStream" or "Client" && !_isByContract)
        {
            access = access.Parent is InvocationExpressionSyntax call ? call : access;
            if (access.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax view, Right: var stream } && stream == access && _views.Add(view.Identifier.ValueText))
                return;
            _mayEnd |= Mentions.MemberOf(access) is not { } inner || (IsCalled(access.Parent!) ? !IsHarmless(inner) : TeamVocabulary.SoundsLikeAnEnd(inner));
            return;
        }

        _mayEnd |= IsCalled(access) || _isByContract ? !IsHarmless(member) : TeamVocabulary.SoundsLikeAnEnd(member) || (mention.Parent is ConditionalAccessExpressionSyntax && member.Length == 0);
    }

    private static bool IsCalled(SyntaxNode access) =>
        access.Parent is InvocationExpressionSyntax || access is ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax };

    private static bool IsTest(SyntaxNode mention) => mention.Parent
        is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }
        or IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax }
        || mention is not IdentifierNameSyntax and not MemberAccessExpressionSyntax;

    /// <summary>Its accessors call it <c>field</c>, and may end it by that name.</summary>
    private static bool IsCalledField(ISymbol member) => member is IPropertySymbol && member.DeclaringSyntaxReferences
        .Any(reference => reference.GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } && accessors.Any(static accessor => accessor.DescendantTokens().Any(static token => token.Text == "field")));

    /// <summary>Nobody outside of the types looked through can reach it.</summary>
    private static bool IsOwn(ISymbol member) => !IsCalledField(member) && member.OwnershipOfMember() switch
    {
        Ownership.Owning => true,
        Ownership.NonOwning => false,
        _ => member is IFieldSymbol or IPropertySymbol && (member.DeclaredAccessibility == Accessibility.Private || IsOnlyForHeirs(member)),
    };

    /// <summary>And all of those stand in this compilation.</summary>
    private static bool IsOnlyForHeirs(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal && (member.ContainingType.IsSealed || !Hierarchy.IsVisibleOutside(member));
}
