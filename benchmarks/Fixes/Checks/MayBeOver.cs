using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.FixTrials.Checks;

/// <summary>Whether a stream may be over a connection, by the names of streams and connections in what the type around puts into it.</summary>
internal static class MayBeOver
{
    private const string LeavesOpen = "leaveOpen: true";

    private static readonly string[] Carriers = ["Stream", "Reader", "Writer", "Socket", "Client", "Pipe"];

    /// <summary>True as long as nothing shows that it is not.</summary>
    public static bool Ask(SemanticModel model, ExpressionSyntax stream, ExpressionSyntax connection)
    {
        var type = stream.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().LastOrDefault();
        if (type is null || NameOf(stream) is not { } name)
        {
            return true;
        }

        var made = type.DescendantNodes().Select(Made).OfType<(string Name, SyntaxNode Value)>().ToLookup(pair => pair.Name, pair => pair.Value);
        if (!made.Contains(name) || (model.GetSymbolInfo(connection).Symbol is ILocalSymbol local && made[local.Name].Count() > 1))
        {
            return true;
        }

        return !made[name].Any(value => value.ToString().Contains(LeavesOpen, StringComparison.Ordinal)) && Ancestors(name, made, model).Overlaps(Ancestors(NameOf(connection) ?? "", made, model));
    }

    // All that went into it, in however many steps; what comes out of a method, by what the method mentions.
    private static HashSet<string> Ancestors(string name, ILookup<string, SyntaxNode> made, SemanticModel model)
    {
        var (found, open) = (new HashSet<string> { name }, new Queue<SyntaxNode>(made[name]));
        while (open.TryDequeue(out var value))
        {
            foreach (var mention in value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(mention => Carries(model, mention)))
            {
                var (key, values) = Meant(mention, made, model);
                if (found.Add(key))
                {
                    values.ForEach(open.Enqueue);
                }
            }
        }

        return found;
    }

    // Of a local that is used again and again, what it was given last.
    private static (string Key, List<SyntaxNode> Values) Meant(IdentifierNameSyntax mention, ILookup<string, SyntaxNode> made, SemanticModel model)
    {
        var name = mention.Identifier.ValueText;
        var values = made[name].ToList();
        if (model.GetSymbolInfo(mention).Symbol is not ILocalSymbol || values.Count < 2)
        {
            return (name, values);
        }

        List<SyntaxNode> last = [.. values.Where(value => value.Span.End < mention.SpanStart).OrderBy(value => value.SpanStart).TakeLast(1)];
        return ($"{name}@{last.FirstOrDefault()?.SpanStart}", last);
    }

    private static bool Carries(SemanticModel model, IdentifierNameSyntax mention) => model.GetSymbolInfo(mention).Symbol switch
    {
        ILocalSymbol { Type: var type } => IsCarrier(type),
        IParameterSymbol { Type: var type } => IsCarrier(type),
        IFieldSymbol { Type: var type } => IsCarrier(type),
        IPropertySymbol { Type: var type } => IsCarrier(type),
        IMethodSymbol { ReturnType: var type, Locations: [{ IsInSource: true }, ..] } => IsCarrier(type),
        _ => false,
    };

    // Also what a task brings.
    private static bool IsCarrier(ITypeSymbol type) => Carriers.Any(word => type.ToDisplayString().TrimEnd('?', '>').EndsWith(word, StringComparison.Ordinal));

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
