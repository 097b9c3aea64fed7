using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>Whether a field's linger is set to (on, 0) in a member that does not end it: then it is armed when the others find it.</summary>
internal sealed class MemberArming
{
    private readonly HashSet<SyntaxNode> _armedIn = new();
    private readonly HashSet<SyntaxNode> _endedIn = new();
    private bool _isChanged;

    public bool IsArmed => !_isChanged && _armedIn.Except(_endedIn).Any();

    public void Note(SyntaxNode mention)
    {
        if (mention.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return;
        if (mention.Parent is AssignmentExpressionSyntax { Right: BaseObjectCreationExpressionSyntax { Initializer: { } initializer } } made && made.Left == mention)
            foreach (var option in initializer.Expressions.OfType<AssignmentExpressionSyntax>())
                NoteOption(option.Left.ToString(), option.Right, member);

        var access = mention.Parent as MemberAccessExpressionSyntax;
        while (access is { Name.Identifier.ValueText: "Client" or "Socket", Parent: MemberAccessExpressionSyntax outer })
            access = outer;
        if (access?.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access)
            NoteOption(access.Name.Identifier.ValueText, assignment.Right, member);
        if (MemberSurvey.MemberOf(mention) is "Close" or "Dispose" or "Abort" || access?.Name.Identifier.ValueText is "Close" or "Dispose")
            _endedIn.Add(member);
    }

    private void NoteOption(string name, ExpressionSyntax value, SyntaxNode member)
    {
        if (name != "LingerState")
            return;
        if (value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } option } && option[0].Expression.IsKind(SyntaxKind.TrueLiteralExpression) && option[1].Expression.ToString() == "0")
            _armedIn.Add(member);
        else
            _isChanged = true;
    }
}
