using Hangup.Analyzers;
using Hangup.Oracle.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Oracle.Comparison;

/// <summary>A rule and the line it is about, of a program's text.</summary>
internal readonly record struct Finding(string Id, int Line);

/// <summary>What the analyzer says about programs.</summary>
internal static class Analysis
{
    public static readonly IReadOnlyList<string> Compared = ["HUP101", "HUP102", "HUP103", "HUP104", "HUP201", "HUP202", "HUP203"];

    /// <summary>In one compilation: by the program's name.</summary>
    public static async Task<ILookup<string, Finding>> Of(IEnumerable<(string Name, string Text)> programs)
    {
        var compilation = Compiler.Compile(programs);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new InvalidOperationException($"{errors[0]}\n{errors[0].Location.SourceTree}");
        var diagnostics = await compilation.WithAnalyzers([new ConnectionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001") is { } crash)
            throw new InvalidOperationException(crash.ToString());
        return diagnostics.Where(diagnostic => Compared.Contains(diagnostic.Id)).ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath, FindingOf);
    }

    /// <summary>About the connection's origin; HUP202 about the call.</summary>
    private static Finding FindingOf(Diagnostic diagnostic) =>
        new(diagnostic.Id, Compiler.LineOf(diagnostic.Id == "HUP202" ? diagnostic.Location : diagnostic.AdditionalLocations[0]));
}
