using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.CodeFixes.Style;

/// <summary>How a file is written: new code is to look like the code around it, unless the user's options say otherwise.</summary>
internal sealed class FileStyle
{
    private readonly Lazy<Indentation> indentation;

    public FileStyle(SyntaxNode root, SourceText text, AnalyzerConfigOptions? options)
    {
        Preferences = new(options);
        Lines = new(text, LineEnd(Preferences.Value("end_of_line")));
        indentation = new(() => new(root, Lines, Preferences));
        Braces = new(root, Lines, Preferences);
        Spacing = new(root, Preferences);
        LocalTypes = new(root, Preferences);
    }

    public Preferences Preferences { get; }

    public Lines Lines { get; }

    public Indentation Indentation => indentation.Value;

    public Braces Braces { get; }

    public Spacing Spacing { get; }

    public LocalTypes LocalTypes { get; }

    public Margin Deeper(Margin margin) => margin.IsInline ? margin : margin.Deeper(Indentation.Below(margin.Indent));

    private static string? LineEnd(string? preferred) => preferred switch
    {
        "lf" => "\n",
        "crlf" => "\r\n",
        "cr" => "\r",
        _ => null,
    };
}
