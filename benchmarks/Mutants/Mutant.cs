using Microsoft.CodeAnalysis;

namespace Hangup.Mutants;

/// <summary>What a mutant takes the place of.</summary>
internal enum Form
{
    Expression,

    /// <summary>A statement that is left out.</summary>
    Statement,

    /// <summary>A method that is one expression and returns nothing: it does nothing.</summary>
    Method,
}

/// <summary>One small change of the source, which some test should notice.</summary>
/// <param name="After">What stands there instead; nothing where something is left out.</param>
internal sealed record Mutant(string Room, string Kind, Form Form, SyntaxNode Node, string After)
{
    /// <summary>By which the program is told which one it is.</summary>
    public int Number { get; init; }

    public string Place => $"{Path.GetFileName(Node.SyntaxTree.FilePath)}:{Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    public override string ToString() => $"{Number}\t{Room}\t{Place}\t{Kind}\t{OneLine(Node.ToString())}\t{OneLine(After)}";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
