using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.FixTrials.Checks;

/// <summary>The finding is gone, and no other has come in its place.</summary>
internal static class FindingsCheck
{
    public static IEnumerable<Flaw> Of(Change change)
    {
        var key = Key(change.Finding);
        if (Count(change.After, key) >= Count(change.Before, key))
        {
            yield return new(Promise.Sound, $"{change.Finding.Id} left", key.Text);
        }

        foreach (var found in Multiset.Except(change.After.Findings, change.Before.Findings, Key).Where(found => Key(found) != key && !IsChosen(change, found)))
        {
            yield return new(Promise.Sound, $"{found.Id} new", $"line {found.Location.GetLineSpan().StartLinePosition.Line + 1}: {found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }
    }

    // Who closes "here" has decided about the normal path only: what an exception does is the next finding, and says so.
    private static bool IsChosen(Change change, Diagnostic found) => !change.IsFirst && change.Finding.Id == "HUP101" && found.Id == "HUP102";

    private static int Count(Subject subject, (string Id, string Text, string Member) key) => subject.Findings.Count(found => Key(found) == key);

    // Lines move; what is named, and in which member, stays.
    private static (string Id, string Text, string Member) Key(Diagnostic found)
    {
        var root = found.Location.SourceTree!.GetRoot();
        var node = root.FindNode(found.Location.SourceSpan, getInnermostNodeForTie: true);
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(ancestor => ancestor is not GlobalStatementSyntax);
        return (found.Id, string.Concat(node.DescendantTokens().Select(token => token.Text)), Name(member));
    }

    private static string Name(MemberDeclarationSyntax? member) => member switch
    {
        MethodDeclarationSyntax method => $"{method.Identifier.Text}{method.ParameterList}",
        ConstructorDeclarationSyntax constructor => $"{constructor.Identifier.Text}{constructor.ParameterList}",
        PropertyDeclarationSyntax property => property.Identifier.Text,
        BaseFieldDeclarationSyntax field => field.Declaration.ToString(),
        _ => member?.Kind().ToString() ?? "",
    };
}
