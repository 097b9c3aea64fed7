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

    private readonly Func<ExpressionSyntax, Facts> _madeBy;
    private readonly HashSet<string> _names = new();
    private Facts _seen;

    /// <param name="madeBy">What a call returns, where its source tells.</param>
    private ContainerSurvey(Func<ExpressionSyntax, Facts> madeBy) => _madeBy = madeBy;

    /// <summary>What an element is: open, unless all that is known to be put there is something else.</summary>
    public static Facts Of(string name, IEnumerable<SyntaxNode> scopes, Func<ExpressionSyntax, Facts> madeBy)
    {
        var survey = new ContainerSurvey(madeBy);
        survey._names.Add(name);
        foreach (var scope in scopes)
            survey.NoteMentions(name, scope);
        return survey._seen == Facts.None ? Facts.Open : survey._seen;
    }

    private void NoteMentions(string name, SyntaxNode scope)
    {
        foreach (var mention in Mentions.Of(name, scope).Select(static token => token.Parent!))
            Note(mention is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } && access.Name == mention ? access : mention);
    }

    private void Note(SyntaxNode mention)
    {
        if (mention is VariableDeclaratorSyntax { Initializer.Value: var initial })
            NoteWhole(initial);
        else if (mention.Parent is AssignmentExpressionSyntax assignment && assignment.Left == mention)
            NoteWhole(assignment.Right);
        else if (mention.Parent is ElementAccessExpressionSyntax element && element.Expression == mention)
            NoteElement(element);
        else if (mention.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member && Adders.Contains(member.Name.Identifier.ValueText))
            _seen |= Put(call.ArgumentList);
        foreach (var each in mention.AncestorsAndSelf().OfType<ForEachStatementSyntax>().Where(each => each.Expression.Span.Contains(mention.Span)))
            _seen |= FactsOf(each.Identifier.ValueText, each.Statement) & ~Facts.Open;
    }

    private void NoteElement(ElementAccessExpressionSyntax element)
    {
        _seen |= MemberSurvey.DoneTo(element);
        if (element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element)
            _seen |= Put(new[] { assignment.Right });
    }

    /// <summary>An array or list with its elements, or the calls that make them.</summary>
    private void NoteWhole(ExpressionSyntax value)
    {
        var elements = value.DescendantNodesAndSelf().OfType<InitializerExpressionSyntax>().SelectMany(static initialiser => initialiser.Expressions).Concat(InBrackets(value)).ToArray();
        if (elements.Length > 0)
            _seen |= Put(elements);
        else if (value is IdentifierNameSyntax other && value.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && _names.Add(other.Identifier.ValueText))
            NoteMentions(other.Identifier.ValueText, member);
        else
            foreach (var made in value.DescendantNodes().Where(static node => node is IdentifierNameSyntax))
                _seen |= MemberSurvey.DoneTo(made);
    }

    /// <summary>Of a collection expression, for which the oldest compiler that we run in has no type.</summary>
    private static IEnumerable<ExpressionSyntax> InBrackets(ExpressionSyntax value) => value.GetFirstToken().IsKind(SyntaxKind.OpenBracketToken)
        ? value.ChildNodes().SelectMany(static element => element.ChildNodes()).OfType<ExpressionSyntax>()
        : Enumerable.Empty<ExpressionSyntax>();

    private Facts Put(IEnumerable<ExpressionSyntax> values) => values.Select(FactsOf).Aggregate(Facts.None, static (all, one) => all | one);

    /// <summary>Beside what is put there, a key says nothing.</summary>
    private Facts Put(ArgumentListSyntax arguments)
    {
        var facts = Put(arguments.Arguments.Select(static argument => argument.Expression));
        return facts.May(Facts.Listening | Facts.Datagram) ? facts & ~Facts.Open : facts;
    }

    private Facts FactsOf(ExpressionSyntax value) => value switch
    {
        IdentifierNameSyntax local when local.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member => FactsOf(local.Identifier.ValueText, member),
        InvocationExpressionSyntax => _madeBy(value) is var made and not Facts.None ? made : Facts.Open,
        BaseObjectCreationExpressionSyntax => MemberSurvey.IsDatagram(value) ? Facts.Datagram : Facts.None,
        LiteralExpressionSyntax => Facts.None,
        _ => Facts.Open,
    };

    private Facts FactsOf(string local, SyntaxNode scope)
    {
        var facts = Facts.None;
        foreach (var mention in Mentions.Of(local, scope).Select(static token => token.Parent!))
            facts |= mention is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } declared ? FactsOf(declared.Initializer!.Value) : MemberSurvey.DoneTo(mention);
        return facts.May(Facts.Listening | Facts.Datagram) ? facts & ~Facts.Open : facts == Facts.None ? Facts.Open : facts;
    }
}
