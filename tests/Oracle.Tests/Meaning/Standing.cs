namespace Hangup.Oracle.Meaning;

/// <summary>How a connection stands at a moment of one run, in the words of the rules' pages.</summary>
internal enum Standing
{
    Idle,
    ArmedIdle,
    Connected,
    Open,
    Armed,
    Scoped,
    ScopedToClose,
    FinSent,
    FinArmed,
    Closed,
    Aborted,
    Abandoned,
}

/// <summary>What is done to a connection, whatever the C# for it.</summary>
internal enum Deed
{
    Connect,
    Use,
    View,
    Arm,
    Shutdown,
    Close,
    CloseSocket,
    CloseStreamNow,
    CloseGracefully,
    Abort,
    Dispose,
    DisposeSocket,
    OpenAbortScope,
    OpenCloseScope,
    DisposeScope,
}

/// <summary>What each deed makes of each standing: the contract, a run at a time.</summary>
internal static class Standings
{
    public static bool IsEnded(this Standing standing) => standing is Standing.Closed or Standing.Aborted or Standing.Abandoned;

    public static bool IsHeld(this Standing standing) => standing is Standing.Connected or Standing.Open;

    public static bool IsFin(this Standing standing) => standing is Standing.FinSent or Standing.FinArmed;

    /// <summary>A reset is due, and a FIN would spoil it.</summary>
    public static bool IsArmed(this Standing standing) => standing is Standing.Armed or Standing.Scoped;

    public static bool IsAlive(this Standing standing) => standing is Standing.Connected or Standing.Open or Standing.Armed or Standing.Scoped or Standing.ScopedToClose;

    public static Standing After(this Standing standing, Deed deed) => deed switch
    {
        Deed.Connect => standing switch { Standing.Idle or Standing.FinSent or Standing.FinArmed => Standing.Connected, Standing.ArmedIdle => Standing.Armed, _ => standing },
        Deed.Use or Deed.View => standing switch { Standing.Idle or Standing.Connected => Standing.Open, Standing.ArmedIdle => Standing.Armed, _ => standing },
        Deed.Arm => standing switch { Standing.Idle => Standing.ArmedIdle, Standing.Connected or Standing.Open => Standing.Armed, Standing.FinSent => Standing.FinArmed, _ => standing },
        Deed.Shutdown => standing.IsAlive() ? Standing.FinSent : standing,
        Deed.OpenAbortScope => standing.IsAlive() || standing is Standing.Idle or Standing.ArmedIdle ? Standing.Scoped : standing,
        Deed.OpenCloseScope => standing.IsAlive() || standing is Standing.Idle or Standing.ArmedIdle ? Standing.ScopedToClose : standing,
        Deed.DisposeScope => standing == Standing.ScopedToClose ? Standing.Closed : standing.IsAlive() ? Standing.Aborted : standing,
        _ => standing.AfterEnd(deed),
    };

    private static Standing AfterEnd(this Standing standing, Deed deed)
    {
        if (standing is Standing.Closed or Standing.Aborted)
            return standing;
        return deed switch
        {
            Deed.Abort => Standing.Aborted,
            Deed.CloseSocket or Deed.DisposeSocket when standing.IsArmed() => Standing.Aborted,
            Deed.Dispose or Deed.DisposeSocket when standing is Standing.Open or Standing.Abandoned => Standing.Abandoned,
            _ => Standing.Closed,
        };
    }
}
