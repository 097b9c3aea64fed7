using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Style;

/// <summary>By what the lines of a block are indented: tabs, or so many spaces.</summary>
internal sealed class Indentation
{
    private readonly Preferences preferences;
    private readonly string unit;

    public Indentation(SyntaxNode root, Lines lines, Preferences preferences)
    {
        this.preferences = preferences;
        unit = Preferred(preferences) ?? Found(root, lines, preferences);
    }

    /// <summary>What is added to the indentation of a line to get that of a block below it; a line of tabs goes on in tabs.</summary>
    public string Below(string indent) =>
        indent.Length > 0 && indent.All(character => character == '\t') ? "\t"
        : unit == "\t" && indent.Length > 0 && indent.All(character => character == ' ') ? Spaces(TabWidth)
        : unit;

    /// <summary>How far a line looks indented.</summary>
    public int Columns(string indent) => indent.Aggregate(0, (columns, character) => character == '\t' ? columns - (columns % TabWidth) + TabWidth : columns + 1);

    private int TabWidth => preferences.Number("tab_width") ?? 4;

    private static string? Preferred(Preferences preferences) => preferences.Value("indent_style") switch
    {
        "tab" => "\t",
        "space" when Width(preferences) is { } width => Spaces(width),
        _ => null,
    };

    private static int? Width(Preferences preferences) => preferences.Number("indent_size") ?? preferences.Number("tab_width");

    private static string Found(SyntaxNode root, Lines lines, Preferences preferences)
    {
        var units = root.DescendantNodes().Select(node => Unit(node, lines)).OfType<string>();
        var found = units.GroupBy(found => found).OrderByDescending(same => same.Count()).FirstOrDefault()?.Key;
        return found != "\t" && Width(preferences) is { } width ? Spaces(width) : found ?? Spaces(4);
    }

    // How much further the content of braces is indented than the closing one.
    private static string? Unit(SyntaxNode node, Lines lines)
    {
        var (first, close) = node switch
        {
            BlockSyntax block => (block.Statements.FirstOrDefault(), block.CloseBraceToken),
            TypeDeclarationSyntax type => ((SyntaxNode?)type.Members.FirstOrDefault(), type.CloseBraceToken),
            NamespaceDeclarationSyntax space => (space.Members.FirstOrDefault(), space.CloseBraceToken),
            _ => (null, default),
        };
        if (first is null || !lines.Begins(first.GetFirstToken()) || !lines.Begins(close))
        {
            return null;
        }

        var (outer, inner) = (lines.IndentAt(close.SpanStart), lines.IndentAt(first.SpanStart));
        return inner.StartsWith(outer, StringComparison.Ordinal) && inner.Length > outer.Length ? inner.Substring(outer.Length) : null;
    }

    private static string Spaces(int count) => new(' ', count);
}
