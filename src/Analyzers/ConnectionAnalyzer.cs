using System.Collections.Immutable;
using Hangup.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Analyzers;

/// <summary>The door: says how every connection ends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var analysis = CompilationAnalysis.Of(start.Compilation, start.Options, start.CancellationToken);
            if (analysis.Team.Problems.Count > 0)
                start.RegisterAdditionalFileAction(file => UnknownWord.Report(analysis.Team, file));

            // Hosts ask for syntax diagnostics at every keystroke and count on their being cheap: what needs binding is a matter of the model.
            if (analysis.MayFind)
                start.RegisterSemanticModelAction(file => Report(analysis, file));
        });
    }

    private static void Report(CompilationAnalysis analysis, SemanticModelAnalysisContext file)
    {
        var tree = file.SemanticModel.SyntaxTree;
        var isAdmitted = false;
        foreach (var findings in analysis.FindingsIn(tree, RequestedSpan.Of(file), file.CancellationToken))
        {
            isAdmitted = true;
            foreach (var diagnostic in findings.Diagnostics)
                file.ReportDiagnostic(diagnostic);
        }

        if (isAdmitted && UnknownTimeout.Ask(tree, file.Options.AnalyzerConfigOptionsProvider.GetOptions(tree)) is { } unknown)
            file.ReportDiagnostic(unknown);
    }
}
