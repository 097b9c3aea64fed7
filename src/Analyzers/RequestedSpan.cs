using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers;

/// <summary>The part of a file that a host asks about. Compilers since Roslyn 4.8 tell; those before ask about the whole, and so do we then.</summary>
internal static class RequestedSpan
{
    private static readonly Getter? FilterSpan =
        typeof(SemanticModelAnalysisContext).GetProperty(nameof(FilterSpan), typeof(TextSpan?))?.GetMethod is { } getter ? (Getter)getter.CreateDelegate(typeof(Getter)) : null;

    private delegate TextSpan? Getter(ref SemanticModelAnalysisContext context);

    public static TextSpan? Of(SemanticModelAnalysisContext context) => FilterSpan?.Invoke(ref context);
}
