using Microsoft.CodeAnalysis;

namespace Hangup.FixTrials.Checks;

/// <summary>The compiler says nothing that it did not say before.</summary>
internal static class CompilerCheck
{
    public static IEnumerable<Flaw> Of(Change change)
    {
        foreach (var said in Multiset.Except(change.After.Compiler, change.Before.Compiler, Key))
        {
            var detail = $"line {said.Location.GetLineSpan().StartLinePosition.Line + 1}: {said.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
            if (said.Id == "CS8019")
            {
                yield return new(Promise.Style, "unneeded using directive", detail);
            }
            else if (said.Severity >= DiagnosticSeverity.Warning)
            {
                yield return new(Promise.Sound, $"{(said.Severity == DiagnosticSeverity.Error ? "compiler error" : IsAboutNull(said) ? "nullable warning" : "compiler warning")} {said.Id}", detail);
            }
        }
    }

    private static (string Id, string Message) Key(Diagnostic said) => (said.Id, said.GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    private static bool IsAboutNull(Diagnostic said) => said.Id.StartsWith("CS86", StringComparison.Ordinal) || said.Id.StartsWith("CS87", StringComparison.Ordinal);
}
