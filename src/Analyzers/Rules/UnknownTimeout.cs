using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP003: an .editorconfig sets the deadline of closes to what is none, so the fixes write none.</summary>
internal static class UnknownTimeout
{
    public static Diagnostic? Ask(SyntaxTree tree, AnalyzerConfigOptions options) =>
        options.TryGetValue(CloseTimeout.Option, out var said) && CloseTimeout.Parse(said) is null
            ? Diagnostic.Create(Descriptors.UnknownTimeout, Location.Create(tree, new TextSpan(0, 0)), said, CloseTimeout.Option)
            : null;
}
