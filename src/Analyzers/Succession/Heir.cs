using System.Collections.Immutable;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Succession;

/// <summary>What an analysis takes over from the one before the last edit, and what it leaves itself.</summary>
internal sealed class Heir
{
    /// <summary>Whoever waits for another thread can still be cancelled.</summary>
    private const int PatienceMilliseconds = 10;

    /// <summary>So many files an editor may ask about. Of a build, which asks about all, not every file is worth a look back.</summary>
    private const int OpenFiles = 8;

    private readonly Compilation _compilation;
    private readonly ImmutableArray<AdditionalText> _additional;
    private readonly object _lock = new();
    private readonly HashSet<(Matter Matter, object Key)> _written = new();
    private Lineage? _lineage;
    private Premises? _premises;
    private ImmutableDictionary<Subject, Findings> _findings = ImmutableDictionary<Subject, Findings>.Empty;
    private Ledger _ledger = Ledger.Empty;
    private int _asked;

    public Heir(Compilation compilation, ImmutableArray<AdditionalText> additional)
    {
        _compilation = compilation;
        _additional = additional;
    }

    /// <summary>The findings before the last edit are known, and hold but for the edited bodies.</summary>
    public bool HasInherited { get; private set; }

    /// <summary>What holds of the findings before the last edit.</summary>
    public ImmutableDictionary<Subject, Findings> Inherit(Gate gate, Summaries summaries, CancellationToken cancellation)
    {
        while (!Monitor.TryEnter(_lock, PatienceMilliseconds))
            cancellation.ThrowIfCancellationRequested();
        try
        {
            if (_lineage is null)
                Take(Lineage.Of(_compilation), gate, summaries, cancellation);
            return _findings;
        }
        finally
        {
            Monitor.Exit(_lock);
        }
    }

    /// <summary>For the one after the next edit: what was found by now, and what that rests on.</summary>
    public void Leave(IEnumerable<KeyValuePair<Subject, Findings>> found, Gate gate, Summaries summaries)
    {
        lock (_lock)
        {
            _asked++;
            if (_asked > OpenFiles && (_asked & (_asked - 1)) != 0)
                return;
            // The findings first: what they rest on is known by then.
            _findings = _findings.SetItems(found);
            _ledger = _ledger.With(summaries, _written);
            _lineage!.Legacy = new Legacy(_premises ??= new Premises(_compilation, _additional), _compilation.SyntaxTrees.ToImmutableArray(), gate, _ledger, _findings);
        }
    }

    private void Take(Lineage lineage, Gate gate, Summaries summaries, CancellationToken cancellation)
    {
        if (lineage.Legacy?.After(_compilation, _additional, gate, summaries, cancellation) is { } inherited)
        {
            _findings = inherited.Findings;
            _ledger = inherited.Ledger;
            HasInherited = true;
        }

        _lineage = lineage;
    }
}
