using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Names;

/// <summary>A name by which code comes to a connection, and how many arguments a call of it has.</summary>
/// <param name="IsCalledOnAnInstance">No type's name stands before it.</param>
internal readonly record struct Word(string Name, int Least, int Most, bool IsCalledOnAnInstance = false)
{
    /// <summary>The name of a type, a field or a property.</summary>
    public static Word Of(string name) => new(name, 0, int.MaxValue);

    public static Word Of(MethodDeclarationSyntax method)
    {
        var parameters = method.ParameterList.Parameters;
        var isExtension = parameters.Any(static parameter => parameter.Modifiers.Any(SyntaxKind.ThisKeyword));
        var required = parameters.Count(static parameter => parameter.Default is null && !parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));
        var isEndless = parameters.Any(static parameter => parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));
        return new Word(method.Identifier.ValueText, isExtension ? required - 1 : required, isEndless ? int.MaxValue : parameters.Count, !method.Modifiers.Any(SyntaxKind.StaticKeyword));
    }

    /// <summary>Either of two of one name.</summary>
    public Word Or(Word other) => this with { Least = Math.Min(Least, other.Least), Most = Math.Max(Most, other.Most), IsCalledOnAnInstance = IsCalledOnAnInstance && other.IsCalledOnAnInstance };

    /// <summary>It is used here, not declared, and not called with more or fewer arguments than it takes.</summary>
    public bool Suits(SyntaxToken token)
    {
        if (token.Parent is not SimpleNameSyntax name)
            return false;
        SyntaxNode named = name;
        if (named.Parent is MemberAccessExpressionSyntax access && access.Name == named)
            named = access;
        else if (named.Parent is MemberBindingExpressionSyntax binding)
            named = binding;
        return named.Parent is not InvocationExpressionSyntax call || call.Expression != named || (Least <= call.ArgumentList.Arguments.Count && call.ArgumentList.Arguments.Count <= Most);
    }
}

/// <summary>The word for a private member. Of a partial type other files may go on with it.</summary>
internal readonly record struct OwnWord(string Type, bool IsPartial, Word Word);
