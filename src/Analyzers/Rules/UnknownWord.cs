using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP001: a vocabulary file says what cannot be understood, names what is not there, or contradicts another line.</summary>
internal static class UnknownWord
{
    public static void Report(TeamVocabulary vocabulary, AdditionalFileAnalysisContext context)
    {
        foreach (var entry in vocabulary.Problems)
            if (entry.Location.GetLineSpan().Path == context.AdditionalFile.Path)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnknownWord, entry.Location, Quotation.Of(entry.Text), entry.Problem));
    }
}
