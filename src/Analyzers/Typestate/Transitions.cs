using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Symbols;
using static Hangup.Analyzers.Typestate.Facts;

namespace Hangup.Analyzers.Typestate;

/// <summary>The transition table: what every protocol shares, and what each contract adds. A fact that an event does not name stays as it is.</summary>
internal static class Transitions
{
    private const string Shared = """
        Await: Pending -> Open
        Connect: Idle, AfterFin -> Connected
        Connect: ArmedIdle -> Armed
        Use: Idle, Connected -> Open
        Use: ArmedIdle -> Armed
        Use: Unknown -> Escaped
        Receive: Idle, Connected -> Open
        Receive: ArmedIdle -> Armed
        Receive: Unknown -> Escaped
        View: Idle, Connected -> Open
        View: ArmedIdle -> Armed
        View: Unknown -> Escaped

        ArmScope: Idle, ArmedIdle, Alive, Unknown -> Scoped
        DisposeScope: Scoped, ScopedTls, Connected, Open, Tls, Notified, Drained, Armed, GivenAway -> Aborted

        Close: Alive, AfterFin, Unconnected, Abandoned -> Closed
        CloseGracefully: Alive, AfterFin, Unconnected, Abandoned -> Closed
        Abort: Alive, AfterFin, Unconnected, Abandoned -> Aborted
        Dispose: InUse -> Abandoned
        Dispose: Connected, Notified, Armed, InCare, AfterFin, Unconnected -> Closed

        Borrow: Connected -> Open
        Lend: Connected, Open, Tls, Drained, EscapedTls, Stowed -> Escaped
        Lend: Idle, ArmedIdle -> Unknown
        Stow: Connected, Open, Drained -> Stowed
        Stow: Tls, Notified, Armed, InCare, Pending, AfterFin -> Escaped
        Stow: Idle, ArmedIdle -> Unknown
        Escape: Alive, Pending, AfterFin -> Escaped
        Escape: Idle, ArmedIdle -> Unknown
        """;

    private static readonly string[] Marks = { ": ", " -> " };
    private static readonly int Width = Bits(Forsaken) + 1;
    private static readonly Facts[] Dense = Fill();

    public static Facts After(this Facts before, ConnectionEvent happened)
    {
        if (happened == ConnectionEvent.Forget)
            return before | Unknown;
        var after = None;
        for (var bit = 0; bit < Width; bit++)
            if (((int)before & (1 << bit)) != 0)
                after |= Dense[((int)happened * Width) + bit];
        return after;
    }

    /// <summary>Certainly one of these.</summary>
    public static bool Must(this Facts facts, Facts asked) => facts != None && (facts & ~asked) == None;

    /// <summary>Possibly one of these.</summary>
    public static bool May(this Facts facts, Facts asked) => (facts & asked) != None;

    private static Facts[] Fill()
    {
        var events = Enum.GetValues(typeof(ConnectionEvent)).Length;
        var dense = new Facts[events * Width];
        for (var cell = 0; cell < dense.Length; cell++)
            dense[cell] = (Facts)(1 << (cell % Width));
        foreach (var (happened, from, to) in Rows(Shared).Concat(Catalogue.All.SelectMany(static contract => Rows(contract.Transitions))))
            for (var bit = 0; bit < Width; bit++)
                if (((int)from & (1 << bit)) != 0)
                    dense[((int)happened * Width) + bit] = to;
        return dense;
    }

    /// <summary><c>Use: Idle, Connected -> Open</c></summary>
    private static IEnumerable<(ConnectionEvent Event, Facts From, Facts To)> Rows(string lines)
    {
        foreach (var line in lines.Split('\n').Where(static line => !string.IsNullOrWhiteSpace(line)))
        {
            var parts = line.Split(Marks, StringSplitOptions.None);
            yield return (Parse<ConnectionEvent>(parts[0]), Parse<Facts>(parts[1]), Parse<Facts>(parts[2]));
        }
    }

    private static T Parse<T>(string name) => (T)Enum.Parse(typeof(T), name);

    private static int Bits(Facts highest)
    {
        var bit = 0;
        while ((1 << bit) != (int)highest)
            bit++;
        return bit;
    }
}
