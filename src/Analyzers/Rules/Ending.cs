using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>Where things stand in the source, and what they are called there.</summary>
internal static class Ending
{
    /// <summary>The dispose that a <c>using</c> does by itself.</summary>
    public static bool IsUsing(Observation seen) => seen.Operation.IsImplicit && seen.Operation.Syntax is not InvocationExpressionSyntax;

    /// <summary>The variable of the <c>using</c>, else the whole call.</summary>
    public static Location LocationOf(Observation seen)
    {
        var syntax = seen.Operation.Syntax;
        return syntax is VariableDeclaratorSyntax declarator ? declarator.Identifier.GetLocation() : WholeCall(syntax).GetLocation();
    }

    /// <summary>The name of what is ended, as the code has it.</summary>
    public static string? NameOf(Observation seen) => seen.Operation.Syntax switch
    {
        _ when seen.IsIndirect => null,
        _ when seen.Subject is { } subject => subject.Uncast().Syntax is IdentifierNameSyntax or MemberAccessExpressionSyntax ? subject.Uncast().Syntax.ToString() : null,
        VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => seen.Operation is IInvocationOperation call ? Receiver(call) : null,
    };

    /// <summary>The type of the expression that <see cref="NameOf(Observation)"/> names.</summary>
    public static ITypeSymbol? TypeOf(Observation seen) => (seen.Subject ?? (seen.Operation as IInvocationOperation)?.Instance)?.Uncast().Type;

    /// <summary>The variable that the connection was first put into.</summary>
    public static string? NameOf(Connection connection)
    {
        if (connection.Place is { Symbol: not null } place)
            return place.ToString();
        if (connection.Origin is ArgumentSyntax { Expression: DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax designation } })
            return designation.Identifier.ValueText;
        SyntaxNode? at = connection.Origin;
        while (at.Parent is ExpressionSyntax and not AssignmentExpressionSyntax or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax })
            at = at.Parent;
        return at.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => declarator.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax or MemberAccessExpressionSyntax } assignment => assignment.Left.ToString(),
            _ => null,
        };
    }

    /// <summary>With all that stands before a <c>?.</c></summary>
    public static SyntaxNode WholeCall(SyntaxNode call) =>
        IsBound(call) && call.Parent?.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } whole ? WholeCall(whole) : call;

    /// <summary>It begins with the dot of a <c>?.</c></summary>
    private static bool IsBound(SyntaxNode? call) => call switch
    {
        InvocationExpressionSyntax invocation => IsBound(invocation.Expression),
        MemberAccessExpressionSyntax access => IsBound(access.Expression),
        ConditionalAccessExpressionSyntax conditional => IsBound(conditional.Expression),
        ElementAccessExpressionSyntax element => IsBound(element.Expression),
        PostfixUnaryExpressionSyntax forgiving => IsBound(forgiving.Operand),
        MemberBindingExpressionSyntax or ElementBindingExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Of <c>Sockets.Close(client)</c> it is the type that stands before the dot: no name.</summary>
    private static string? Receiver(IInvocationOperation call)
    {
        var receiver = (call.Syntax as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        while (receiver is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            receiver = receiver is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)receiver).Expression;
        if (receiver is null or InvocationExpressionSyntax || (call.Instance is null && !call.Arguments.Any(argument => receiver.Span.Contains(argument.Value.Syntax.Span))))
            return null;
        var whole = WholeCall(receiver);
        return whole.ToString().Substring(0, receiver.Span.End - whole.SpanStart);
    }
}
