using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>Names that nothing in a member has yet.</summary>
internal sealed class FreshNames
{
    private readonly Dictionary<SyntaxNode, HashSet<string>> taken = new();

    /// <summary>The name itself, or the name with the first free number behind it.</summary>
    public string For(SyntaxNode place, string name)
    {
        var names = TakenAround(place);
        var candidate = name;
        for (var number = 2; !names.Add(candidate); number++)
        {
            candidate = name + number;
        }

        return candidate;
    }

    private HashSet<string> TakenAround(SyntaxNode place)
    {
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not (GlobalStatementSyntax or BaseTypeDeclarationSyntax))
            ?? place.SyntaxTree.GetRoot();
        if (!taken.TryGetValue(member, out var names))
        {
            names = new(member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).Concat(Conditions.DisabledWords(member)));
            taken.Add(member, names);
        }

        return names;
    }
}
