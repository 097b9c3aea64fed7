using System.Globalization;
using Hangup.Oracle.Comparison;
using Hangup.Oracle.Meaning;

namespace Hangup.Oracle.Wire;

/// <summary>What peers have read, against what was foretold.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<PeerReads, int> _counts = [];
    private readonly List<(Peer Peer, Case Case, Run Run)> _left = [];
    private readonly HashSet<Case> _cases = [];
    private readonly HashSet<Run> _runs = [];

    public List<string> Surprises { get; } = [];

    public void Surprise(string what) => Surprises.Add(what);

    public void Compare(PeerReads foretold, PeerReads read, Case one, Run run, string? text = null)
    {
        _cases.Add(one);
        _runs.Add(run);
        _counts[foretold] = _counts.GetValueOrDefault(foretold) + 1;
        if (read != foretold && Surprises.Count < 9)
            Surprise($"the peer reads {read}, not {foretold}: {string.Join(' ', run.Script)}\n{one.Text}\n{text}");
    }

    /// <summary>Nobody ends it: as long as it lives the peer reads nothing, and never a clean end.</summary>
    public void Leave(Peer peer, Case one, Run run) => _left.Add((peer, one, run));

    /// <summary>What nobody ended, the garbage collector resets.</summary>
    public async Task AwaitCollector(TimeSpan patience)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        foreach (var (peer, one, run) in _left)
        {
            var read = await peer.Reads(patience);
            Compare(PeerReads.Nothing, read == PeerReads.Reset ? PeerReads.Nothing : read, one, run);
        }

        _left.Clear();
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_cases.Count} programs, {_runs.Count} runs, {_counts.Values.Sum()} connections: {string.Join(", ", _counts.Select(pair => $"{pair.Value} {pair.Key}"))}; {Surprises.Count} surprises\n{string.Join('\n', Surprises)}");
}
