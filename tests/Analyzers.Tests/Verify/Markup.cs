using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Source text with its marks taken out: <c>[|x|]</c> has the name "", <c>{|HUP101:x|}</c> "HUP101", <c>{|#0:x|}</c> "#0".</summary>
internal sealed partial record Markup(string Text, ImmutableArray<(string Name, TextSpan Span)> Spans)
{
    public static Markup Parse(string source)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Name, int Start, string Closer)>();
        var spans = new List<(string Name, TextSpan Span)>();
        var end = 0;
        foreach (Match token in Token().Matches(source))
        {
            text.Append(source, end, token.Index - end);
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
                spans.Add((mark.Name, TextSpan.FromBounds(mark.Start, text.Length)));
            }
            else
            {
                throw new FormatException($"The mark '{token.Value}' at offset {token.Index} closes nothing.");
            }
        }

        return open.Count == 0
            ? new(text.Append(source, end, source.Length - end).ToString(), [.. spans])
            : throw new FormatException($"The mark '{open.Peek().Name}' is never closed.");
    }

    [GeneratedRegex(@"\{\|(?<name>#?\w+):|\[\||\|\]|\|\}")]
    private static partial Regex Token();
}
