using System.Net;
using System.Net.Sockets;
using Hangup.Oracle.Comparison;
using Hangup.Oracle.Meaning;
using Hangup.Oracle.Programs;
using Xunit.Abstractions;

namespace Hangup.Oracle.Wire;

/// <summary>What the interpreter says that the peer reads is what a real peer reads.</summary>
public class WireTests(ITestOutputHelper output)
{
    /// <summary>Of those with more ways than that, these are gone: no fault, then a fault at each operation in turn.</summary>
    private const int MostRunsOfAProgram = 24;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Peers_ReadWhatTheInterpreterSays()
    {
        var cases = Seeds.All("HANGUP_ORACLE_WIRE_PROGRAMS", 700).Select(Generator.Program).Select(Case.Of).OfType<Case>().ToArray();
        var programs = LoadedPrograms.Load(cases.Select(one => (one.Program.Name, one.Text.Text)));
        var tally = new Tally();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        foreach (var some in cases.Chunk(20).TakeWhile(_ => tally.Surprises.Count == 0))
        {
            foreach (var one in some)
                await RunAll(one, programs, listener, tally);
            await tally.AwaitCollector(s_patience);
        }

        output.WriteLine(tally.ToString());
        Assert.Empty(tally.Surprises);
    }

    private static async Task RunAll(Case one, LoadedPrograms programs, TcpListener listener, Tally tally)
    {
        foreach (var run in one.Runs.Where(run => run.IsFaithful).OrderBy(run => run.Script.Count(answer => answer != 0)).Take(MostRunsOfAProgram))
            await RunOnce(one, run, programs, listener, tally);
    }

    private static async Task RunOnce(Case one, Run run, LoadedPrograms programs, TcpListener listener, Tally tally)
    {
        var given = new Given(listener, run.Script, run.Filters);
        var thrown = programs.Run(one.Program, given);
        if ((thrown is not null) != run.Throws || !(thrown?.Message ?? Given.Fault).Equals(Given.Fault, StringComparison.Ordinal) || !given.IsUsedUp)
        {
            tally.Surprise($"threw {thrown}, to be told: {string.Join(' ', run.Script)}\n{one.Text}");
            return;
        }

        foreach (var life in run.Lives.Where(life => life.Wire.Number >= 0))
        {
            var peer = given.Peers[life.Wire.Number];
            if (life.Wire.Reads == PeerReads.Nothing)
                tally.Leave(peer, one, run);
            else
                tally.Compare(life.Wire.Reads, await peer.Reads(s_patience), one, run);
        }
    }
}
