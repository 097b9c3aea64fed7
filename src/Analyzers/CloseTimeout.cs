using System.Globalization;

namespace Hangup.Analyzers;

/// <summary>The option <c>hangup_close_timeout = 2s</c> or <c>500ms</c> of an .editorconfig: the deadline that fixes write into each close.</summary>
/// <param name="Call">The member of <see cref="TimeSpan"/> that makes it, with its argument.</param>
public sealed record CloseTimeout(string Call)
{
    public const string Option = "hangup_close_timeout";

    /// <summary>Null where the value is none: a whole number, not 0, and its unit.</summary>
    public static CloseTimeout? Parse(string value)
    {
        var text = value.Trim();
        var (digits, unit) = text.EndsWith("ms", StringComparison.Ordinal) ? (text.Substring(0, text.Length - 2), "Milliseconds")
            : text.EndsWith("s", StringComparison.Ordinal) ? (text.Substring(0, text.Length - 1), "Seconds")
            : ("", "");
        var isNumber = int.TryParse(digits.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var most = unit == "Seconds" ? int.MaxValue / 1000 : int.MaxValue;
        return isNumber && number > 0 && number <= most ? new CloseTimeout($"From{unit}({number.ToString(CultureInfo.InvariantCulture)})") : null;
    }
}
