using Hangup.Analyzers.Symbols;
using static Hangup.Analyzers.Symbols.ConnectionEvent;
using static Hangup.Analyzers.Typestate.Facts;

namespace Hangup.Analyzers.Typestate;

/// <summary>The transition table. A fact that an event does not name stays as it is.</summary>
internal static class Transitions
{
    private const Facts Alive = Connected | Open | Tls | Notified | Drained | Armed | InCare | GivenAway;
    private const Facts Unconnected = Idle | ArmedIdle | Listener | Datagram | Unknown;

    private static readonly (ConnectionEvent Event, Facts From, Facts To)[] Table =
    {
        (Await, Pending, Open),
        (Connect, Idle | AfterFin, Connected), (Connect, ArmedIdle, Armed),
        (Listen, Idle | Alive | Unknown, Listening), (Listen, ArmedIdle | Armed, ArmedListening),
        (ExchangeDatagram, Idle | ArmedIdle | Alive | Unknown, Datagram),
        (Use, Idle | Connected, Open), (Use, ArmedIdle, Armed), (Use, Unknown, Escaped),
        (Receive, Idle | Connected, Open), (Receive, ArmedIdle, Armed), (Receive, Unknown, Escaped), (Drain, Idle | Connected | Open, Drained), (Drain, ArmedIdle, Armed), (Drain, Unknown, Escaped),
        (View, Idle | Connected, Open), (View, ArmedIdle, Armed), (View, Unknown, Escaped),

        (StartTls, Connected | Open, Tls), (ShutdownTls, Tls, Notified), (StartTls, Escaped, EscapedTls), (ShutdownTls, EscapedTls, Escaped), (StartTls, Scoped, ScopedTls), (ShutdownTls, ScopedTls, Scoped),

        (Arm, Idle, ArmedIdle), (Arm, Connected | Open | Tls | Drained | GivenAway, Armed),
        (Arm, FinSent, FinArmed), (Disarm, FinArmed, FinSent), (Linger, FinArmed, FinSent),
        (Arm, Listening, ArmedListening), (Disarm, ArmedListening, Listening), (Linger, ArmedListening, Listening),
        (Disarm, ArmedIdle, Idle), (Disarm, AbortArmed, Open),
        (Linger, ArmedIdle, Unknown), (Linger, Armed, Escaped),
        (ArmScope, Idle | ArmedIdle | Alive | Unknown, Scoped),
        (CloseScope, Idle | ArmedIdle | Alive | Unknown, ScopedToClose),
        (DisposeScope, Scoped | ScopedTls | Connected | Open | Tls | Notified | Drained | Armed | GivenAway, Aborted), (DisposeScope, ScopedToClose, Closed),

        (Shutdown, Alive, FinSent), (Disconnect, Alive, FinSent),
        (Close, Alive | AfterFin | Unconnected | Abandoned, Closed),
        (CloseTimed, Alive | AfterFin | Unconnected | Abandoned, Closed),
        (CloseGracefully, Alive | AfterFin | Unconnected | Abandoned, Closed),
        (CloseSocket, AbortArmed, Aborted), (CloseSocket, Connected | Open | Tls | Notified | Drained | ScopedToClose | GivenAway | AfterFin | Unconnected | Abandoned, Closed),
        (Abort, Alive | AfterFin | Unconnected | Abandoned, Aborted),
        (Dispose, InUse, Abandoned), (Dispose, Connected | Notified | Armed | InCare | AfterFin | Unconnected, Closed),
        (DisposeSocket, InUse, Abandoned), (DisposeSocket, AbortArmed, Aborted),
        (DisposeSocket, Connected | Notified | ScopedToClose | AfterFin | Unconnected, Closed),

        (Borrow, Connected, Open),
        (Lend, Connected | Open | Tls | Drained | EscapedTls | Stowed, Escaped), (Lend, Idle | ArmedIdle, Unknown),
        (Stow, Connected | Open | Drained, Stowed), (Stow, Tls | Notified | Armed | InCare | Pending | AfterFin, Escaped), (Stow, Idle | ArmedIdle, Unknown),
        (Escape, Alive | Pending | AfterFin, Escaped), (Escape, Idle | ArmedIdle, Unknown),
    };

    private static readonly int Width = Bits(Forsaken) + 1;
    private static readonly Facts[] Dense = Fill();

    public static Facts After(this Facts before, ConnectionEvent happened)
    {
        if (happened == Forget)
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
        foreach (var (happened, from, to) in Table)
            for (var bit = 0; bit < Width; bit++)
                if (((int)from & (1 << bit)) != 0)
                    dense[((int)happened * Width) + bit] = to;
        return dense;
    }

    private static int Bits(Facts highest)
    {
        var bit = 0;
        while ((1 << bit) != (int)highest)
            bit++;
        return bit;
    }
}
