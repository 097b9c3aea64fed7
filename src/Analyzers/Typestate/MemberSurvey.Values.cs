using Hangup.Analyzers.Names;
using Hangup.Analyzers.Sockets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>What is put into the member: a connection made there, a view of another member, a socket that listens.</summary>
internal sealed partial class MemberSurvey
{
    private void NoteValue(ExpressionSyntax value)
    {
        if (value is ConditionalExpressionSyntax choice)
        {
            NoteValue(choice.WhenTrue);
            NoteValue(choice.WhenFalse);
            return;
        }

        if (value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.SuppressNullableWarningExpression))
            return;
        _isAssigned = true;
        _traits.NoteValue(value);
        _isReceived |= value is not BaseObjectCreationExpressionSyntax;
        switch (value)
        {
            case BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax when Roles.IsMadeForDatagrams(value):
                _seen |= Facts.Datagram;
                break;
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }:
                NoteView(arguments[0].Expression);
                if (_isTls)
                    _traits.Tls.NoteStream(arguments[0].Expression);
                NoteOwnership(value, arguments);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetStream" } }:
                NoteView(value);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Client" or "Server", Expression: IdentifierNameSyntax owner }:
                _seen |= Named(_member.ContainingType, owner.Identifier.ValueText) is { } whole ? Members.TypeOf(whole)?.Name switch { "UdpClient" => Facts.Datagram, "TcpListener" => Facts.Listening, _ => Facts.None } : Facts.None;
                break;
            case AwaitExpressionSyntax awaited:
                NoteValue(awaited.Expression);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Accept" or "AcceptAsync" or "EndAccept", Expression: IdentifierNameSyntax door } }:
                _traits.NoteMade(Named(_member.ContainingType, door.Identifier.ValueText) is { } listener && Of(listener, _types, _symbols, _madeBy, _argumentsFor).IsUnix);
                break;
            case InvocationExpressionSyntax:
                NoteMade(_madeBy(value));
                break;
            case IdentifierNameSyntax { Identifier.ValueText: "value" } when value.FirstAncestorOrSelf<AccessorDeclarationSyntax>()?.Parent?.Parent is PropertyDeclarationSyntax property:
                NoteValuesOf(property);
                break;
            case IdentifierNameSyntax local:
                NoteLocal(local);
                break;
        }
    }

    /// <summary><c>set => _stream = value</c>: it gets what the property is set to.</summary>
    private void NoteValuesOf(PropertyDeclarationSyntax property)
    {
        foreach (var name in MentionsOf(property.Identifier.ValueText).OfType<IdentifierNameSyntax>())
            if (Mentions.Whole(name).Parent is AssignmentExpressionSyntax assignment && assignment.Left == Mentions.Whole(name) && !property.Span.Contains(assignment.Span))
                NoteValue(assignment.Right);
    }

    /// <summary><c>_stream = _client.GetStream()</c> makes one connection of the two.</summary>
    private void NoteView(ExpressionSyntax owner)
    {
        if (owner is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } inner } && IsPlainStream(owner))
        {
            if (!inner.Any(static argument => argument.Expression.IsKind(SyntaxKind.TrueLiteralExpression)))
                _viewBy |= Reach.NonOwning;
            owner = inner[0].Expression;
        }

        if (owner is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetStream" } call })
            owner = call.Expression;
        while (owner is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } part && part.Name.Identifier.ValueText is "Client" or "Socket")
            owner = part.Expression;
        var name = owner switch
        {
            IdentifierNameSyntax simple => simple.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name.Identifier.ValueText,
            _ => null,
        };
        if (name is not null && Holder(name, owner) is { } other && _symbols.CouldBeConnection(Members.TypeOf(other)))
            _viewOf = other;
    }

    /// <summary>The member of that name, or the one that the local of that name is put into.</summary>
    private ISymbol? Holder(string name, SyntaxNode at)
    {
        if (_member.ContainingType is not { } type)
            return null;
        if (Named(type, name) is { } member)
            return member;
        var assigned = at.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(assignment => assignment is { Left: IdentifierNameSyntax, Right: IdentifierNameSyntax local } && local.Identifier.ValueText == name);
        return assigned is null ? null : Named(type, ((IdentifierNameSyntax)assigned.Left).Identifier.ValueText);
    }

    private ISymbol? Named(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).FirstOrDefault(member => member is IFieldSymbol or IPropertySymbol && !SymbolEqualityComparer.Default.Equals(member, _member));

    private void NoteMade((Facts Facts, Reach By, bool IsUnix) made)
    {
        _traits.NoteMade(made.IsUnix);
        _seen |= made.Facts;
        _viewBy |= made.By;
    }

    /// <summary>A constant true makes a stream own its socket, and a reader or writer leave its stream open.</summary>
    private void NoteOwnership(ExpressionSyntax creation, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var says = arguments.Any(static argument => argument.Expression.IsKind(SyntaxKind.TrueLiteralExpression));
        if (_isGuest && !IsPlainStream(creation) ? says : !says && (_viewOf is not null || IsPlainStream(creation)))
            _viewBy |= Reach.NonOwning;
    }

    /// <summary><c>new NetworkStream(socket)</c>, which leaves the socket to whoever has it.</summary>
    private bool IsPlainStream(ExpressionSyntax creation) =>
        (creation as ObjectCreationExpressionSyntax)?.Type.GetLastToken().ValueText == "NetworkStream" || (creation is ImplicitObjectCreationExpressionSyntax && Members.TypeOf(_member)?.Name == "NetworkStream");

    /// <summary>The local that is put into it listens, or was made to send datagrams; or the constructor is handed what does.</summary>
    private void NoteLocal(IdentifierNameSyntax local)
    {
        if (local.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return;
        foreach (var mention in Mentions.Of(local.Identifier.ValueText, member).Select(static token => token.Parent))
            if (mention is IdentifierNameSyntax && mention != local)
                _seen |= Roles.ByCall(mention).Or(Facts.None);
            else if (mention is VariableDeclaratorSyntax { Initializer.Value: { } made })
                NoteHanded(made);
            else if (mention is ParameterSyntax parameter)
                NoteHanded(parameter);
            else if (mention is SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax giver } } })
                _seen |= _madeBy(giver).Facts;
        if (PrimaryParameter(local) is { } primary)
            NoteHanded(primary);
    }

    /// <summary>What is handed to the constructor.</summary>
    private void NoteHanded(ParameterSyntax parameter)
    {
        _isGiven = true;
        foreach (var argument in _argumentsFor(parameter))
            NoteHanded(argument);
    }

    /// <summary>Of the type around, in which a field is set to it.</summary>
    private static ParameterSyntax? PrimaryParameter(IdentifierNameSyntax name) => name.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault()?.Parameters
        .FirstOrDefault(parameter => parameter.Identifier.ValueText == name.Identifier.ValueText);

    /// <summary><c>var socket = _socket = new Socket(...)</c>: what is done to the local is done to what is in the field.</summary>
    private void NoteOtherName(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local } } && assignment.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member)
            NoteDone(local, member);
    }

    private void NoteDone(string local, SyntaxNode member)
    {
        foreach (var mention in Mentions.Of(local, member).Select(static token => token.Parent!).OfType<IdentifierNameSyntax>())
        {
            _seen |= Roles.ByCall(mention).Or(Facts.None);
            _isUsed |= Probes.IsUse(mention);
        }
    }

    private void NoteHanded(ExpressionSyntax value)
    {
        _traits.NoteValue(value);
        if (value is IdentifierNameSyntax { Identifier.ValueText: var name } && value.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member)
            NoteDone(name, member);
        else if (value is BaseObjectCreationExpressionSyntax && Roles.IsMadeForDatagrams(value))
            _seen |= Facts.Datagram;
        else if (value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } && IsPlainStream(value))
            NoteOwnership(value, arguments);
        else if (value is InvocationExpressionSyntax { Expression: not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetStream" } })
            NoteMade(_madeBy(value));
    }

    /// <summary><c>Socket Server => _socket;</c> What can be set is followed by its own name.</summary>
    private void NoteBackingField(PropertyDeclarationSyntax property, string name)
    {
        if (_member.ContainingType.GetMembers(name).FirstOrDefault(member => member is IFieldSymbol) is not { } field)
            return;
        _seen |= Of(field, _types, _symbols, _madeBy, _argumentsFor).Initial & ~Facts.Open;
        if (property.AccessorList?.Accessors.Count > 1)
            return;
        _viewOf ??= field;
        _viewBy = Reach.Direct;
    }

    /// <summary><c>=> _socket</c>, <c>get { return _socket; }</c>, <c>=> _socket ?? throw ...</c></summary>
    private static string? Given(PropertyDeclarationSyntax property)
    {
        var getter = property.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        var given = property.ExpressionBody?.Expression ?? getter?.ExpressionBody?.Expression ?? (getter?.Body?.Statements.FirstOrDefault() as ReturnStatementSyntax)?.Expression;
        if (given is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } guarded)
            given = guarded.Left;
        return given switch
        {
            IdentifierNameSyntax field => field.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name.Identifier.ValueText,
            _ => null,
        };
    }
}
