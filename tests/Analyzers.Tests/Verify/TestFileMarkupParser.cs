using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Source text with its marks taken out: <c>[|x|]</c> has the name "", <c>{|HUP101:x|}</c> "HUP101", <c>{|#0:x|}</c> "#0".</summary>
public static partial class TestFileMarkupParser
{
    public static void GetSpans(string input, out string output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Name, int Start, string Closer)>();
        var marks = new List<(string Name, TextSpan Span)>();
        var end = 0;
        foreach (Match token in Token().Matches(input))
        {
            text.Append(input, end, token.Index - end);
            end = token.Index + token.Length;
            if (token.Groups["name"].Success)
            {
                open.Push((token.Groups["name"].Value, text.Length, "|}"));
            }
            else if (token.Value == "[|")
            {
                open.Push(("", text.Length, "|]"));
            }
            else if (open.TryPop(out var mark) && mark.Closer == token.Value)
            {
                marks.Add((mark.Name, TextSpan.FromBounds(mark.Start, text.Length)));
            }
            else
            {
                throw new FormatException($"The mark '{token.Value}' at offset {token.Index} closes nothing.");
            }
        }

        if (open.Count > 0)
        {
            throw new FormatException($"The mark '{open.Peek().Name}' is never closed.");
        }

        output = text.Append(input, end, input.Length - end).ToString();
        spans = marks.GroupBy(mark => mark.Name).ToImmutableDictionary(group => group.Key, group => group.Select(mark => mark.Span).ToImmutableArray());
    }

    [GeneratedRegex(@"\{\|(?<name>#?\w+):|\[\||\|\]|\|\}")]
    private static partial Regex Token();
}
