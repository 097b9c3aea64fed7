using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers;

/// <summary>What one file says of connections: whether it mentions one, and which of its members could hold one.</summary>
/// <param name="Declared">Members that others can see, or that the file itself uses.</param>
/// <param name="DeclaredTypes">Types that derive from a connection.</param>
internal sealed record TreeNames(bool IsMentioned, ImmutableArray<string> Declared, ImmutableArray<string> DeclaredTypes)
{
    private static readonly TreeNames None = new(false, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);

    public static TreeNames Of(SyntaxTree tree, IReadOnlyCollection<string> words)
    {
        var text = tree.GetText().ToString();
        if (!words.Any(word => text.IndexOf(word, StringComparison.Ordinal) >= 0))
            return None;
        var members = new List<string>();
        var types = new List<string>();
        var known = new HashSet<string>(words);
        foreach (var node in tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            Note(node, known, members, types);
        return new TreeNames(true, members.Concat(types).Distinct().ToImmutableArray(), types.ToImmutableArray());
    }

    private static void Note(SyntaxNode node, HashSet<string> words, List<string> members, List<string> types)
    {
        switch (node)
        {
            case TypeDeclarationSyntax { BaseList: { } bases } type when Names(bases, words):
                types.Add(type.Identifier.ValueText);
                break;
            case BaseFieldDeclarationSyntax field when Names(field.Declaration.Type, words):
                members.AddRange(field.Declaration.Variables.Select(variable => variable.Identifier.ValueText));
                break;
            case PropertyDeclarationSyntax property when Names(property.Type, words):
                members.Add(property.Identifier.ValueText);
                break;
            case MethodDeclarationSyntax method when Names(method.ReturnType, words) || method.ParameterList.Parameters.Any(parameter => GivesBack(parameter, words)):
                members.Add(method.Identifier.ValueText);
                break;
            case DelegateDeclarationSyntax handler when Names(handler.ParameterList, words):
                members.Add(handler.Identifier.ValueText);
                break;
            case ParameterListSyntax { Parent: TypeDeclarationSyntax } primary:
                members.AddRange(primary.Parameters.Where(parameter => parameter.Type is not null && Names(parameter.Type, words)).Select(parameter => parameter.Identifier.ValueText));
                break;
        }
    }

    /// <summary>A caller gets a connection through it: <c>out TcpClient</c>, <c>Action&lt;TcpClient&gt;</c>. To pass one it must have one.</summary>
    private static bool GivesBack(ParameterSyntax parameter, HashSet<string> words) =>
        parameter.Type is { } type && (parameter.Modifiers.Any(SyntaxKind.OutKeyword) || type is not SimpleNameSyntax { Arity: 0 }) && Names(type, words);

    private static bool Names(SyntaxNode type, HashSet<string> words) =>
        type.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && words.Contains(token.ValueText));
}
