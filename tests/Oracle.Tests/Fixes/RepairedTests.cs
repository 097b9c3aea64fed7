using System.Net;
using System.Net.Sockets;
using Hangup.Oracle.Comparison;
using Hangup.Oracle.Meaning;
using Hangup.Oracle.Programs;
using Hangup.Oracle.Wire;
using Xunit.Abstractions;

namespace Hangup.Oracle.Fixes;

/// <summary>Of a repaired program the peer reads end-of-file where all went well, and a reset where something failed.</summary>
public class RepairedTests(ITestOutputHelper output)
{
    private int _refused;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>By a switch: not all repairs are right yet, see docs/testing.md.</summary>
    [LongFact("HANGUP_ORACLE_REPAIRED")]
    public async Task Repaired_EndsAsItShould()
    {
        var tally = new Tally();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        foreach (var one in Seeds.All("HANGUP_ORACLE_REPAIRED", 300).Select(Generator.Program).Select(Case.Of).OfType<Case>().Where(IsLeftToChance).TakeWhile(_ => tally.Surprises.Count < 8))
            await Check(one, listener, tally);
        await tally.AwaitCollector(s_patience);
        output.WriteLine($"{_refused} programs with something that no action repairs; of the others: {tally}");
        Assert.Empty(tally.Surprises);
    }

    private static bool IsLeftToChance(Case one) => one.Expected().Any(finding => finding.Id is "HUP101" or "HUP102");

    private async Task Check(Case one, TcpListener listener, Tally tally)
    {
        if (await Repairs.Apply(one.Program, one.Text.Text) is not (var text, var isWhole))
        {
            tally.Surprise($"repairs without end\n{one.Text}");
            return;
        }

        // Refused: an action that would do harm is not offered.
        if (!isWhole)
        {
            _refused++;
            return;
        }

        var programs = LoadedPrograms.Load([(one.Program.Name, text)]);
        foreach (var run in one.Runs.Where(run => run.IsFaithful).OrderBy(run => run.Script.Count(answer => answer != 0)).Take(12))
            await RunOnce(one, text, run, programs, listener, tally);
    }

    private static async Task RunOnce(Case one, string text, Run run, LoadedPrograms programs, TcpListener listener, Tally tally)
    {
        var given = new Given(listener, run.Script, run.Filters);
        var thrown = programs.Run(one.Program, given);
        if ((thrown is not null) != run.Throws || !(thrown?.Message ?? Given.Fault).Equals(Given.Fault, StringComparison.Ordinal) || !given.IsUsedUp)
        {
            tally.Surprise($"threw {thrown}, to be told: {string.Join(' ', run.Script)}\n{one.Text}\n{text}");
            return;
        }

        foreach (var life in run.Lives.Where(life => life.Wire.Number >= 0 && Foretold(run, life) is not null))
            tally.Compare(Foretold(run, life)!.Value, await given.Peers[life.Wire.Number].Reads(s_patience), one, run, text);
    }

    /// <summary>Where the end was left to chance, by what should be; null: nothing is asked of it.</summary>
    private static PeerReads? Foretold(Run run, Life life)
    {
        var last = run.Events.LastOrDefault(seen => seen.Life == life && !seen.Before.IsEnded());
        if (last is { Before: Standing.Open, Deed: Deed.Dispose or Deed.DisposeSocket, InCatch: false } && life.Standing == Standing.Abandoned)
            return last.Unwinds ? PeerReads.Reset : run.HadFault ? null : PeerReads.EndOfFile;
        return null;
    }
}
