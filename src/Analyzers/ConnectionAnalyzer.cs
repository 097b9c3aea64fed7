using System.Collections.Immutable;
using Hangup.Analyzers.Rules;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
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
            var team = TeamVocabulary.Read(start.Options.AdditionalFiles, start.Compilation, start.CancellationToken);
            if (team.Problems.Count > 0)
                start.RegisterAdditionalFileAction(file => UnknownWord.Report(team, file));
            var known = new KnownTrees(
                tree => start.TryGetValue(tree, KnownTrees.NameKeeper, out var names) ? names : TreeNames.Of(tree),
                tree => start.TryGetValue(tree, KnownTrees.IdentifierKeeper, out var identifiers) ? identifiers : Identifiers.Of(tree));
            var gate = Gate.TryCreate(start.Compilation, known, team.Words);
            if (gate is null || ConnectionSymbols.TryCreate(start.Compilation, team) is not { } symbols)
                return;
            var sources = new Sources(start.Compilation, gate.Admits);
            var members = new Members(symbols, sources, gate.Trees, gate.TreesWith);
            var summaries = new Summaries(symbols, sources, members);
            start.RegisterSyntaxTreeAction(file => new FileAnalysis(file, gate, sources, summaries).Run());
        });
    }
}
