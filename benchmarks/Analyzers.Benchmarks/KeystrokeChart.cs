using System.Globalization;

namespace Hangup.Benchmarks;

/// <summary>The table of keystrokes at a glance, for light and dark pages.</summary>
internal sealed class KeystrokeChart
{
    private const int Left = 170;
    private const int RowHeight = 44;
    private const int Wide = 330;

    private readonly List<(string Document, double Without, double Added)> _rows = [];

    /// <param name="document">What it is called beside its bar.</param>
    /// <param name="without">Median, in milliseconds.</param>
    /// <param name="added">The same, of what Hangup adds.</param>
    public void Add(string document, double without, double added) => _rows.Add((document, without, Math.Max(0, added)));

    public string Draw()
    {
        var scale = Wide / _rows.Max(row => row.Without + row.Added);
        var bars = string.Join('\n', _rows.Select((row, number) => Row(row.Document, row.Without, row.Added, 44 + (number * RowHeight), scale)));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {{74 + (_rows.Count * RowHeight)}}" font-family="system-ui, sans-serif" font-size="14" role="img" aria-labelledby="title">
            <title id="title">Processor time from a keystroke to its diagnostics, without Hangup and what Hangup adds</title>
            <style>.ink{fill:#1f2328}.base{fill:#8c959f}.ours{fill:#0969da}@media (prefers-color-scheme: dark){.ink{fill:#e6edf3}.base{fill:#6e7681}.ours{fill:#58a6ff} }</style>
            <rect class="base" x="{{Left}}" y="8" width="12" height="12"/><text class="ink" x="{{Left + 18}}" y="19">compiler and SDK analyzers</text>
            <rect class="ours" x="{{Left + 230}}" y="8" width="12" height="12"/><text class="ink" x="{{Left + 248}}" y="19">added by Hangup</text>
            {{bars}}
            <text class="ink" x="{{Left}}" y="{{54 + (_rows.Count * RowHeight)}}">processor time, medians; the bar: 1.25x, and 1.05x with three connections</text>
            </svg>

            """);
    }

    private static string Row(string document, double without, double added, int top, double scale)
    {
        var (before, more) = (without * scale, Math.Max(1, added * scale));
        return string.Create(CultureInfo.InvariantCulture,
            $"<text class=\"ink\" x=\"{Left - 10}\" y=\"{top + 16}\" text-anchor=\"end\">{document}</text><rect class=\"base\" x=\"{Left}\" y=\"{top}\" width=\"{before:0}\" height=\"24\"/><rect class=\"ours\" x=\"{Left + before:0}\" y=\"{top}\" width=\"{more:0}\" height=\"24\"/><text class=\"ink\" x=\"{Left + before + more + 8:0}\" y=\"{top + 16}\">{without:0} ms + {added:0} ms, {1 + (added / without):0.00}x</text>");
    }
}
