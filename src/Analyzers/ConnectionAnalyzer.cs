using System.Collections.Immutable;
using Hangup.Analyzers.Rules;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers;

/// <summary>The door: says how every connection ends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.EndLeftToChance, Descriptors.TruncationOnError, Descriptors.NobodyEndsIt, Descriptors.NobodyEndsItOnError);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var gate = Gate.TryCreate(start.Compilation, tree => start.TryGetValue(tree, Gate.Names, out var names) ? names : null);
            if (gate is not null && ConnectionSymbols.TryCreate(start.Compilation) is { } symbols)
                start.RegisterSemanticModelAction(model => Analyze(model, symbols, gate));
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, ConnectionSymbols symbols, Gate gate)
    {
        if (!gate.Admits(context.SemanticModel.SyntaxTree))
            return;
        foreach (var syntax in Bodies.In(context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken)))
            if (gate.Admits(syntax) && context.SemanticModel.GetOperation(syntax, context.CancellationToken) is { Parent: null } operation
                && context.SemanticModel.GetDeclaredSymbol(syntax, context.CancellationToken) is { } owner
                && Bodies.GraphOf(operation) is { } graph)
                Analyze(new Body(graph, owner, symbols), context);
    }

    private static void Analyze(Body body, SemanticModelAnalysisContext context)
    {
        var analysis = BodyAnalysis.Of(body, context.CancellationToken);
        foreach (var story in Story.All(analysis))
        {
            if ((EndLeftToChance.Ask(story) ?? TruncationOnError.Ask(story)) is { } end)
                context.ReportDiagnostic(end);
            if ((NobodyEndsIt.Ask(story) ?? NobodyEndsItOnError.Ask(story)) is { } leak)
                context.ReportDiagnostic(leak);
        }

        foreach (var nested in body.Nested())
            Analyze(nested, context);
    }
}
