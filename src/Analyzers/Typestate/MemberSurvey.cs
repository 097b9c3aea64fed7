using Hangup.Analyzers.Names;
using Hangup.Analyzers.Sockets;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>Looks at every mention of a field or property in its type and the types derived from it. By syntax: nothing is bound.</summary>
internal sealed partial class MemberSurvey
{
    private readonly ISymbol _member;
    private readonly ConnectionSymbols _symbols;
    private readonly IEnumerable<SyntaxNode> _types;
    private readonly Func<ExpressionSyntax, (Facts Facts, Reach By, bool IsUnix)> _madeBy;
    private readonly Func<ParameterSyntax, IEnumerable<ExpressionSyntax>> _argumentsFor;
    private Facts _seen;
    private bool _isAssigned;
    private readonly Traits _traits;
    private readonly bool _isTls;
    private readonly bool _isGuest;
    private readonly MemberEnds _ends;
    private bool _isUsed;
    private bool _isClosed;
    private bool _isReceived;
    private bool _isGiven;
    private ISymbol? _viewOf;
    private Reach _viewBy = Reach.View;

    /// <param name="types">The declarations to look through.</param>
    /// <param name="madeBy">What a call that is assigned returns, where its source tells.</param>
    /// <param name="argumentsFor">What is handed to a parameter that is assigned.</param>
    private MemberSurvey(ISymbol member, IEnumerable<SyntaxNode> types, ConnectionSymbols symbols, Func<ExpressionSyntax, (Facts Facts, Reach By, bool IsUnix)> madeBy, Func<ParameterSyntax, IEnumerable<ExpressionSyntax>> argumentsFor)
    {
        _member = member;
        _symbols = symbols;
        _types = types;
        _madeBy = madeBy;
        _argumentsFor = argumentsFor;
        var type = Members.TypeOf(member);
        _ends = new MemberEnds(type, symbols);
        _traits = new Traits(type?.Name);
        _isGuest = symbols.IsWrapper(type) && !symbols.IsConnection(type);
        _isTls = SymbolEqualityComparer.Default.Equals(type, symbols.SslStream);
    }

    public static MemberFacts Of(ISymbol member, IEnumerable<SyntaxNode> types, ConnectionSymbols symbols, Func<ExpressionSyntax, (Facts Facts, Reach By, bool IsUnix)> madeBy, Func<ParameterSyntax, IEnumerable<ExpressionSyntax>> argumentsFor) =>
        new MemberSurvey(member, types, symbols, madeBy, argumentsFor).Run();

    private MemberFacts Run()
    {
        NoteMentions();
        if (_isTls && _viewOf is { } over && _symbols.IsConnection(Members.TypeOf(over)) && !_traits.Tls.IsAlwaysThere && _traits.Tls.IsDue(_types))
            return MemberFacts.SometimesTls;
        if (_isGuest)
            return new MemberFacts(Facts.Open, _viewOf, _viewBy | Reach.Guest);
        var origin = _seen == Facts.None && _viewOf is null ? _ends.LeakedOrigin(_member) : null;
        return new MemberFacts(Initial(), _viewOf, _viewBy)
        {
            IsUnix = _traits.IsUnix,
            IsClosed = _isClosed || _ends.Closes.Any(IsNamed),
            LeakedOrigin = _ends.Views.Any(MayEnd) ? null : origin,
            IsAlwaysReset = _seen == Facts.None && _isUsed && _traits.IsAlwaysReset,
        };
    }

    /// <summary>What the stream in that member is used for may end the connection.</summary>
    private bool MayEnd(string view)
    {
        if (_member.ContainingType is not { } type || Named(type, view) is not { } member)
            return true;
        var survey = new MemberSurvey(member, _types, _symbols, _madeBy, _argumentsFor);
        survey.NoteMentions();
        return survey._ends.MayEnd || survey._ends.Views.Any();
    }

    private void NoteMentions()
    {
        foreach (var mention in MentionsOf(_member.Name))
            Note(mention);
    }

    /// <summary>Of whatever: a copy of it may have any name.</summary>
    private bool IsNamed(string member) => _types.Any(type => Mentions.Of(member, type).Any());

    private IEnumerable<SyntaxNode> MentionsOf(string name) => _types.SelectMany(type => Mentions.Of(name, type)).Select(static token => token.Parent!);

    private Facts Initial()
    {
        if (_seen != Facts.None)
            return _seen == Facts.Listening && _ends.IsConnected ? _seen | Facts.Open : _seen;
        if (_traits.IsArmed)
            return Facts.Armed;
        if (_traits.Tls.IsDue(_types))
            return _traits.Tls.IsAlwaysThere ? Facts.Tls : Facts.Tls | Facts.Open;
        if (_member is ILocalSymbol)
            return _isAssigned && !_isUsed && !_isReceived ? Facts.Connected : Facts.Open;
        if (ByName() is var told and not Facts.Open)
            return told;
        if (_member is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private })
            return Facts.Open;
        return !_isAssigned ? Facts.None : _isUsed || _isReceived ? Facts.Open : Facts.Connected;
    }

    /// <summary>Where nothing shows what comes into it, its own name or the type's tells.</summary>
    private Facts ByName() => !_symbols.IsSocket(Members.TypeOf(_member)) || _ends.IsConnected ? Facts.Open
        : Roles.IsForDatagrams(_member.ContainingType) || (_isGiven && _types.Any(Roles.SpeaksOfDatagrams)) ? Facts.Datagram : Roles.ByName(_member.Name).Or(Facts.Open);

    private void Note(SyntaxNode mention)
    {
        if (mention is VariableDeclaratorSyntax { Initializer.Value: var initial })
        {
            NoteValue(initial);
            _ends.NoteValue(initial);
            if (mention.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field)
                _traits.NoteInitial(initial, field);
        }

        if (mention is PropertyDeclarationSyntax { Initializer.Value: var preset })
            _ends.NoteValue(preset);
        if (mention is PropertyDeclarationSyntax property && Given(property) is { } given)
            NoteBackingField(property, given);
        if (mention is ParameterSyntax parameter)
            NoteHanded(parameter);
        if (mention is not IdentifierNameSyntax)
            return;
        var whole = Mentions.Whole(mention);
        _seen |= Roles.ByCall(whole).Or(Facts.None);
        _ends.Note(whole);
        _traits.Note(whole);
        _isUsed |= Probes.IsUse(whole);
        _isClosed |= Mentions.MemberOf(whole) == "Close";
        if (whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole)
        {
            NoteValue(assignment.Right);
            NoteOtherName(assignment);
        }
        else if (whole.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or TupleExpressionSyntax || whole.Parent?.Parent is TupleExpressionSyntax)
            _isAssigned = true;
    }
}
