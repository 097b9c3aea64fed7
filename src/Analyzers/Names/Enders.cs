using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Names;

/// <summary>The methods of a file that end what they are given without a word of what it is, whatever they are called.</summary>
internal static class Enders
{
    private static readonly string[] Types = { nameof(IDisposable), "IAsyncDisposable", nameof(Stream) };
    private static readonly string[] Parameters = Types.Append("object").ToArray();
    private static readonly string[] Ends = { nameof(IDisposable.Dispose), "DisposeAsync" };

    public static string[] In(SyntaxTree tree)
    {
        var identifiers = KnownTrees.IdentifiersOf(tree);
        if (!Types.Any(identifiers.Has) || !Ends.Any(identifiers.Has))
            return Array.Empty<string>();
        return Declarations.In(tree.GetRoot())
            .OfType<MethodDeclarationSyntax>().Where(EndsWhatItIsGiven).Select(static method => method.Identifier.ValueText).Distinct().ToArray();
    }

    private static bool EndsWhatItIsGiven(MethodDeclarationSyntax method) =>
        (Names(method.ParameterList, Parameters) || method.ConstraintClauses.Any(static constraint => Names(constraint, Types)))
        && ((SyntaxNode?)method.Body ?? method.ExpressionBody) is { } body && Names(body, Ends);

    private static bool Names(SyntaxNode code, string[] names) => code.DescendantTokens().Any(token => Array.IndexOf(names, token.ValueText) >= 0);
}
