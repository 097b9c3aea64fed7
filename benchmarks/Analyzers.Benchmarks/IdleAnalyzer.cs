using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Benchmarks;

/// <summary>Finds nothing: what it costs to have an analyzer at all.</summary>
#pragma warning disable RS1001 // No compiler is ever to load it.
internal sealed class IdleAnalyzer(bool wantsModels) : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("IDLE", "Idle", "Idle", "Idle", DiagnosticSeverity.Warning, true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);

        // Then the driver binds for it what it is asked about.
        if (wantsModels)
            context.RegisterSemanticModelAction(static _ => { });
    }
}
