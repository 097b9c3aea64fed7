using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.FixTrials.Checks;

/// <summary>Whether a stream may be over a connection, by the names in what the type around puts into it.</summary>
internal static class MayBeOver
{
    private const string LeavesOpen = "leaveOpen: true";

    /// <summary>True as long as nothing shows that it is not.</summary>
    public static bool Ask(ExpressionSyntax stream, ExpressionSyntax connection)
    {
        var type = stream.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().LastOrDefault();
        if (type is null || NameOf(stream) is not { } name)
        {
            return true;
        }

        var made = type.DescendantNodes().Select(Made).OfType<(string Name, SyntaxNode Value)>().ToLookup(pair => pair.Name, pair => pair.Value);
        if (!made.Contains(name))
        {
            return true;
        }

        return !made[name].Any(value => value.ToString().Contains(LeavesOpen, StringComparison.Ordinal)) && Ancestors(name, made).Overlaps(Ancestors(NameOf(connection) ?? "", made));
    }

    // All that went into it, in however many steps; what comes out of a method, by what the method mentions.
    private static HashSet<string> Ancestors(string name, ILookup<string, SyntaxNode> made)
    {
        var (found, open) = (new HashSet<string> { name }, new Queue<string>([name]));
        while (open.TryDequeue(out var next))
        {
            foreach (var other in made[next].SelectMany(value => value.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>().Select(mention => mention.Identifier.ValueText).Where(found.Add))
            {
                open.Enqueue(other);
            }
        }

        found.ExceptWith(found.Where(other => char.IsUpper(other[0]) && !made.Contains(other)).ToList());
        return found;
    }

    private static (string, SyntaxNode)? Made(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment when NameOf(assignment.Left) is { } name => (name, assignment.Right),
        VariableDeclaratorSyntax { Initializer.Value: { } value } variable => (variable.Identifier.ValueText, value),
        PropertyDeclarationSyntax { Initializer.Value: { } value } property => (property.Identifier.ValueText, value),
        MethodDeclarationSyntax method => (method.Identifier.ValueText, (SyntaxNode?)method.Body ?? method.ExpressionBody ?? (SyntaxNode)method),
        _ => null,
    };

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Client" or "Socket" } access => NameOf(access.Expression) ?? access.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
