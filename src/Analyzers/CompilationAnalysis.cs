using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Succession;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers;

/// <summary>What is found in one compilation: each body is looked at once, whoever asks, and not at all where an edit elsewhere left its findings as they were.</summary>
internal sealed class CompilationAnalysis
{
    /// <summary>The analyzer and the suppressor are handed the same compilation, and nothing else that they share. No entry keeps one alive.</summary>
    private static readonly ConditionalWeakTable<Compilation, CompilationAnalysis> Known = new();

    private readonly ConcurrentDictionary<Subject, Findings> _findings = new();
    private readonly ImmutableArray<AdditionalText> _additional;
    private readonly Lazy<Workbench?> _workbench;
    private readonly Heir _heir;

    private CompilationAnalysis(Compilation compilation, ImmutableArray<AdditionalText> additional, CancellationToken cancellation)
    {
        _additional = additional;
        Team = TeamVocabulary.Read(additional, SpokenIn(compilation), compilation, cancellation);
        MayFind = !Team.Words.IsEmpty || compilation.SyntaxTrees.Any(static tree => KnownTrees.NamesOf(tree).IsMentioned);
        _workbench = new Lazy<Workbench?>(() => Workbench.TryCreate(compilation, Team));
        _heir = new Heir(compilation, additional);
    }

    public TeamVocabulary Team { get; }

    /// <summary>Some file names a connection type, or one of the team's words. Nothing but names is looked at for that.</summary>
    public bool MayFind { get; }

    /// <summary>It goes on with what the analysis before the last edit has found.</summary>
    public bool HasInherited => _heir.HasInherited;

    public static CompilationAnalysis Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var known = Known.GetValue(compilation, missing => new CompilationAnalysis(missing, options.AdditionalFiles, cancellation));
        return known._additional.SequenceEqual(options.AdditionalFiles) ? known : new CompilationAnalysis(compilation, options.AdditionalFiles, cancellation);
    }

    private static Contract[] SpokenIn(Compilation compilation) =>
        compilation.SyntaxTrees.SelectMany(static tree => KnownTrees.NamesOf(tree).Spoken).Distinct().OrderBy(static contract => contract.Name, StringComparer.Ordinal).ToArray();

    /// <param name="span">Only what stands there; null: in the whole file.</param>
    public IReadOnlyCollection<Findings> FindingsIn(SyntaxTree tree, TextSpan? span, CancellationToken cancellation)
    {
        if (_workbench.Value is not { } workbench || !workbench.Gate.Admits(tree))
            return Array.Empty<Findings>();
        var file = new FileAnalysis(tree, workbench, cancellation);
        var inherited = _heir.Inherit(workbench.Gate, workbench.Summaries, cancellation);
        var found = file.Subjects(span).Select(node => _findings.GetOrAdd(Subject.Of(node), subject => inherited.TryGetValue(subject, out var known) ? known : file.Of(node))).ToArray();
        _heir.Leave(_findings, workbench.Gate, workbench.Summaries);
        return found;
    }
}
