using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Rules;

/// <summary>A piece of the user's code as a message can quote it: on one line, and short.</summary>
internal static class Quotation
{
    /// <summary>With two of them a message stays within 160 characters.</summary>
    public const int Longest = 36;

    private const string Gap = "...";

    /// <summary>What is called tells more than with what: first the arguments go, then what stands in front.</summary>
    public static string Of(SyntaxNode syntax)
    {
        var whole = OneLine(syntax.ToString());
        return whole.Length <= Longest ? whole : Of(Outline(syntax));
    }

    /// <summary>Of a path or a chain of calls the end is kept, of anything else the start.</summary>
    public static string Of(string code)
    {
        var line = OneLine(code);
        if (line.Length <= Longest)
            return line;
        var dot = line.IndexOf('.', line.Length - (Longest - Gap.Length));
        return dot >= 0 && dot < line.Length - Gap.Length ? Gap + line.Substring(dot + 1) : line.Substring(0, Longest - Gap.Length) + Gap;
    }

    private static string Outline(SyntaxNode? syntax) => syntax switch
    {
        AwaitExpressionSyntax awaited => Outline(awaited.Expression),
        InvocationExpressionSyntax call => Outline(call.Expression) + Outline(call.ArgumentList),
        MemberAccessExpressionSyntax access => Outline(access.Expression) + "." + access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => "." + binding.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax conditional => Outline(conditional.Expression) + "?" + Outline(conditional.WhenNotNull),
        ElementAccessExpressionSyntax element => Outline(element.Expression) + "[" + Gap + "]",
        ObjectCreationExpressionSyntax creation => "new " + OneLine(creation.Type.ToString()) + Outline(creation.ArgumentList),
        ArgumentListSyntax arguments => arguments.Arguments.Count == 0 ? "()" : "(" + Gap + ")",
        null => "",
        _ => OneLine(syntax.ToString()),
    };

    private static string OneLine(string code) => Regex.Replace(code.Trim(), @"\s+", " ");
}
