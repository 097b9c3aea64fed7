using Hangup.Analyzers.Names;
using Hangup.Analyzers.Sockets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>What the sockets are that are put into an array, list or dictionary: listeners, perhaps. By syntax.</summary>
internal sealed class ContainerSurvey
{
    private static readonly HashSet<string> Adders = new()
    {
        "Add", "AddRange", "AddFirst", "AddLast", "AddOrUpdate", "GetOrAdd", "TryAdd", "Insert", "Enqueue", "Push", "Append", "Prepend",
    };

    /// <summary>What leaves the elements unused, or takes one away to where its use is seen.</summary>
    private static readonly HashSet<string> Harmless = new()
    {
        "Count", "Length", "Capacity", "Clear", "Remove", "RemoveAt", "Contains", "CompleteAdding", "IsCompleted", "Take", "TryTake", "Dequeue", "TryDequeue", "Pop", "TryPop", "Dispose",
    };

    private readonly Func<ExpressionSyntax, Facts> _madeBy;
    private readonly HashSet<string> _names = new();
    private readonly HashSet<(string Name, SyntaxNode Member)> _visited = new();
    private readonly Func<ParameterSyntax, IEnumerable<ExpressionSyntax>> _argumentsFor;
    private Facts _seen;
    private bool _isUsed;
    private bool _isMadeThere;

    private ContainerSurvey(Func<ExpressionSyntax, Facts> madeBy, Func<ParameterSyntax, IEnumerable<ExpressionSyntax>> argumentsFor)
    {
        _madeBy = madeBy;
        _argumentsFor = argumentsFor;
    }

    /// <summary>What an element is: open, unless all that is known to be put there is something else.</summary>
    /// <param name="madeBy">What a call returns, where its source tells.</param>
    /// <param name="argumentsFor">What is handed to a parameter that it is.</param>
    public static Facts Of(string name, IEnumerable<SyntaxNode> scopes, Func<ExpressionSyntax, Facts> madeBy, Func<ParameterSyntax, IEnumerable<ExpressionSyntax>> argumentsFor)
    {
        var survey = new ContainerSurvey(madeBy, argumentsFor);
        survey._names.Add(name);
        foreach (var scope in scopes)
            survey.NoteMentions(name, scope);
        if (survey._seen == Facts.None && survey._isMadeThere && !survey._isUsed)
            return Facts.Connected;
        return survey._seen == Facts.None || (survey._isUsed && survey._seen.May(Facts.Connected)) ? (survey._seen & ~Facts.Connected) | Facts.Open : survey._seen;
    }

    private void NoteMentions(string name, SyntaxNode scope)
    {
        foreach (var mention in Mentions.Of(name, scope).Select(static token => token.Parent!))
            Note(Mentions.Whole(mention));
    }

    private void Note(SyntaxNode mention)
    {
        _isUsed |= !IsInSight(mention);
        if (mention is VariableDeclaratorSyntax { Initializer.Value: var initial })
            NoteWhole(initial);
        else if (mention is ParameterSyntax parameter)
            foreach (var argument in _argumentsFor(parameter))
                NoteWhole(argument);
        else if (mention.Parent is AssignmentExpressionSyntax assignment && assignment.Left == mention)
            NoteWhole(assignment.Right);
        else if (mention.Parent is ElementAccessExpressionSyntax element && element.Expression == mention)
            NoteElement(element);
        else if (mention.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member && Adders.Contains(member.Name.Identifier.ValueText))
            _seen |= Put(call.ArgumentList);
        foreach (var each in mention.AncestorsAndSelf().OfType<ForEachStatementSyntax>().Where(each => each.Expression.Span.Contains(mention.Span)))
            NoteEach(each.Identifier.ValueText, each.Statement);
    }

    /// <summary>All that becomes of the elements there is looked at here.</summary>
    private bool IsInSight(SyntaxNode mention) => mention is not ExpressionSyntax || mention.Parent switch
    {
        MemberAccessExpressionSyntax access => Adders.Contains(access.Name.Identifier.ValueText) || Harmless.Contains(access.Name.Identifier.ValueText),
        ElementAccessExpressionSyntax or ForEachStatementSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Left == mention || _names.Contains(assignment.Left.GetLastToken().ValueText),
        ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax made } } => made.Identifier.ValueText == mention.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText,
        _ => false,
    };

    private void NoteEach(string drawn, SyntaxNode scope)
    {
        _seen |= FactsOf(drawn, scope) & ~(Facts.Open | Facts.Connected);
        _isUsed |= MentionsOf(drawn, scope).Any(Probes.IsUse);
    }

    private static IEnumerable<SyntaxNode> MentionsOf(string local, SyntaxNode scope) => Mentions.Of(local, scope).Select(static token => token.Parent!).OfType<IdentifierNameSyntax>();

    private void NoteElement(ElementAccessExpressionSyntax element)
    {
        _seen |= Roles.ByCall(element).Or(Facts.None);
        if (element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element)
            NotePut(assignment.Right);
        else
            _isUsed |= Probes.IsUse(element);
    }

    /// <summary>Of <c>_all[at] = new Socket(...)</c> nothing is done by another name.</summary>
    private void NotePut(ExpressionSyntax value)
    {
        _seen |= Put(new[] { value });
        _isMadeThere |= value is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "Socket" or "TcpClient" } };
    }

    /// <summary>An array or list with its elements, or the calls that make them.</summary>
    private void NoteWhole(ExpressionSyntax value)
    {
        var elements = value.DescendantNodesAndSelf().OfType<InitializerExpressionSyntax>().SelectMany(static initialiser => initialiser.Expressions).Concat(InBrackets(value)).ToArray();
        if (elements.Length > 0)
            _seen |= Put(elements);
        else if (value is IdentifierNameSyntax other && value.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && _visited.Add((other.Identifier.ValueText, member)))
        {
            _names.Add(other.Identifier.ValueText);
            NoteMentions(other.Identifier.ValueText, member);
        }
        else
            foreach (var made in value.DescendantNodes().Where(static node => node is IdentifierNameSyntax))
                _seen |= Roles.ByCall(made).Or(Facts.None);
    }

    /// <summary>Of a collection expression, for which the oldest compiler that we run in has no type.</summary>
    private static IEnumerable<ExpressionSyntax> InBrackets(ExpressionSyntax value) => value.GetFirstToken().IsKind(SyntaxKind.OpenBracketToken)
        ? value.ChildNodes().SelectMany(static element => element.ChildNodes()).OfType<ExpressionSyntax>()
        : Enumerable.Empty<ExpressionSyntax>();

    private Facts Put(IEnumerable<ExpressionSyntax> values) => values.Select(FactsOf).Aggregate(Facts.None, static (all, one) => all | one);

    /// <summary>Beside what is put there, a key says nothing.</summary>
    private Facts Put(ArgumentListSyntax arguments) => Beside(arguments.Arguments);

    private Facts Beside(IEnumerable<ArgumentSyntax> arguments)
    {
        var facts = Put(arguments.Select(static argument => argument.Expression));
        return facts.May(Facts.Listening | Facts.Datagram) ? facts & ~Facts.Open : facts;
    }

    private Facts FactsOf(ExpressionSyntax value) => value switch
    {
        IdentifierNameSyntax local when local.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member => FactsOf(local.Identifier.ValueText, member),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: nameof(Tuple) } }, ArgumentList.Arguments: var parts } => Beside(parts),
        CastExpressionSyntax { Expression: LiteralExpressionSyntax } => Facts.None,
        MemberAccessExpressionSyntax part when _names.Contains(part.GetFirstToken().ValueText) => Facts.None,
        InvocationExpressionSyntax => _madeBy(value) is var made and not Facts.None ? made : Facts.Open,
        BaseObjectCreationExpressionSyntax => Roles.IsMadeForDatagrams(value) ? Facts.Datagram : Facts.None,
        LiteralExpressionSyntax => Facts.None,
        TupleExpressionSyntax pair => Beside(pair.Arguments),
        _ => Facts.Open,
    };

    private Facts FactsOf(string local, SyntaxNode scope)
    {
        var facts = Facts.None;
        foreach (var mention in Mentions.Of(local, scope).Select(static token => token.Parent!))
            facts |= mention is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } declared ? FactsOf(declared.Initializer!.Value) : Roles.ByCall(mention).Or(Facts.None);
        return facts.May(Facts.Listening | Facts.Datagram) ? facts & ~Facts.Open : facts != Facts.None ? facts : IsOnlyConnected(local, scope) ? Facts.Connected : Facts.Open;
    }

    /// <summary>Made here, and no more done with it than to connect it and put it there.</summary>
    private static bool IsOnlyConnected(string local, SyntaxNode scope) =>
        Mentions.Of(local, scope).Any(static token => token.Parent is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax })
        && MentionsOf(local, scope).All(static mention => IsPut(mention) || !Probes.IsUse(mention));

    private static bool IsPut(SyntaxNode mention) =>
        mention.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var adder } } } && Adders.Contains(adder);
}
