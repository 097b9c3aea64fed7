using System.Text.RegularExpressions;

namespace Hangup.Tests.Fixes;

/// <summary>Ways to write the same program. Those in our tests have four spaces, braces on lines of their own and plain line ends.</summary>
internal static class FixStyle
{
    public static readonly IReadOnlyDictionary<string, Func<string, string>> All = new Dictionary<string, Func<string, string>>
    {
        ["four spaces"] = program => program,
        ["two spaces"] = program => Indented(program, "  "),
        ["tabs"] = program => Indented(program, "\t"),
        ["CRLF"] = program => program.Replace("\n", "\r\n", StringComparison.Ordinal),
        ["braces at line ends"] = BracesAtLineEnds,
        ["space before parentheses"] = SpaceBeforeParentheses,
        ["no space behind keywords"] = program => Regex.Replace(program, @"\b(if|using|foreach|for|while|switch|lock) \(", "$1("),
        ["tabs, braces at line ends, CRLF"] = program => Indented(BracesAtLineEnds(program), "\t").Replace("\n", "\r\n", StringComparison.Ordinal),
    };

    private static string Indented(string program, string unit) =>
        Regex.Replace(program, "^(    )+", spaces => string.Concat(Enumerable.Repeat(unit, spaces.Length / 4)), RegexOptions.Multiline);

    private static string BracesAtLineEnds(string program) =>
        Regex.Replace(Regex.Replace(program, @"\n *\{(?=\n)", " {"), @"\}\n *(?=else|catch|finally)", "} ");

    private static string SpaceBeforeParentheses(string program) => Regex.Replace(program, @"(?<=[\w>])\(", " (");
}
