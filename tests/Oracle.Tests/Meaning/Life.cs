using System.Collections.Immutable;
using Hangup.Oracle.Programs;

namespace Hangup.Oracle.Meaning;

/// <summary>One connection in one run.</summary>
internal sealed class Life(Statement origin, Standing standing, int bornUnwinding)
{
    public Statement Origin { get; } = origin;

    /// <summary>How many exceptions were on their way: what a finally opens they do not cut short.</summary>
    public int BornUnwinding { get; } = bornUnwinding;

    public Standing Standing { get; private set; } = standing;

    public Wire Wire { get; } = new();

    public int Scopes { get; private set; }

    /// <summary>No variable knew it any more, and no exception was on its way.</summary>
    public bool WasLost { get; set; }

    /// <summary>The scope of its last variable was left by an exception.</summary>
    public bool WasLostInFlight { get; set; }

    /// <summary>It was lost in a catch.</summary>
    public bool WasLostInCatch { get; set; }

    public void Happen(Deed deed)
    {
        Standing = Standing.After(deed);
        if (deed is Deed.OpenAbortScope or Deed.OpenCloseScope)
            Scopes++;
    }
}

/// <summary>Something done to a connection in one run.</summary>
/// <param name="Site">The statement that does it.</param>
/// <param name="Before">How the connection stood.</param>
/// <param name="Unwinds">An exception is on its way that has come after the connection.</param>
/// <param name="InCatch">It is done where an exception was caught.</param>
/// <param name="InHandler">It is done in a catch or finally.</param>
internal sealed record Event(Statement Site, Life Life, Deed Deed, Standing Before, bool Unwinds, bool InCatch, bool InHandler)
{
    /// <summary>The bodies of these are around it.</summary>
    public ImmutableList<Try> Tried { get; init; } = [];

    /// <summary>The catch of this is around it, next of all.</summary>
    public Try? Caught { get; init; }
}

/// <summary>One way through a program.</summary>
/// <param name="Script">What the program has to be told to go this way.</param>
/// <param name="Filters">What its exception filters have to be told: they are asked before the finally blocks that lie inside run.</param>
internal sealed record Run(IReadOnlyList<Event> Events, IReadOnlyList<Life> Lives, IReadOnlyList<int> Script, IReadOnlyList<int> Filters, bool Throws, bool HadFault)
{
    /// <summary>.NET goes the same way.</summary>
    public bool IsFaithful => Lives.All(life => !life.Wire.IsMisused);
}
