using System.Collections.Immutable;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Succession;

/// <summary>What the analysis of one compilation leaves to the next one, after a keystroke. It holds no symbol, so that no compilation is kept alive.</summary>
internal sealed record Legacy(Premises Premises, ImmutableArray<SyntaxTree> Trees, Gate Gate, Ledger Ledger, ImmutableDictionary<Subject, Findings> Findings)
{
    /// <summary>What of it still holds; null where that cannot be told.</summary>
    public Legacy? After(Compilation compilation, ImmutableArray<AdditionalText> additional, Gate gate, Summaries summaries, CancellationToken cancellation)
    {
        var trees = compilation.SyntaxTrees.ToImmutableArray();
        return Premises.AreThoseOf(compilation, additional) && Edit.Between(Trees, trees) is { } edit && gate.IsSame(Gate, edit.TreeNow, edit.Methods)
            && Ledger.Stands(edit, name => edit.Trees.Any(tree => KnownTrees.IdentifiersOf(tree).Has(name)), summaries, cancellation)
            ? this with { Trees = trees, Gate = gate, Findings = Moved(edit) }
            : null;
    }

    private ImmutableDictionary<Subject, Findings> Moved(Edit edit)
    {
        var moved = Findings.ToBuilder();
        foreach (var (subject, findings) in Findings.Select(static pair => (pair.Key, pair.Value)))
        {
            var after = findings.After(edit, subject.Tree);
            if (ReferenceEquals(after, findings))
                continue;
            moved.Remove(subject);
            if (after is not null && edit.SpanNow(subject.Tree, subject.Span) is { } span)
                moved[subject with { Tree = edit.TreeNow(subject.Tree), Span = span }] = after;
        }

        return moved.ToImmutable();
    }
}
