namespace Hangup.Analyzers.Typestate;

/// <summary>
/// What a connection may be at a point of the program: a set of facts, of which at run time exactly one holds.
/// </summary>
/// <remarks>
/// <code>
///                { all }
///            /   /  |  \   \         join  = set union, |
///        ... { Open, Closed } ...    must  = the set is within what is asked
///          /    |        |    \      may   = the set meets what is asked
///      {Idle} {Open} {Closed} {Aborted} ...
///          \    \    |     /     /
///                  { }               not there: null, or not yet made
/// </code>
/// </remarks>
[Flags]
internal enum Facts
{
    None = 0,

    /// <summary>Created, never connected.</summary>
    Idle = 1 << 0,

    /// <summary>As <see cref="Idle"/>, with linger (on, 0) set before connecting.</summary>
    ArmedIdle = 1 << 1,

    /// <summary>A listening socket: no peer, nothing to terminate.</summary>
    Listening = 1 << 2,

    /// <summary>Not a stream socket: nothing to terminate.</summary>
    Datagram = 1 << 3,

    /// <summary>The task that will bring it has not been awaited.</summary>
    Pending = 1 << 4,

    /// <summary>Connected, nothing exchanged yet.</summary>
    Connected = 1 << 5,

    /// <summary>In use: it must be ended explicitly.</summary>
    Open = 1 << 6,

    /// <summary>Connected or open, and SO_LINGER is (on, 0).</summary>
    Armed = 1 << 7,

    /// <summary>In the care of <c>AbortOnDispose()</c>.</summary>
    Scoped = 1 << 8,

    /// <summary>In the care of <c>CloseOnDispose()</c>.</summary>
    ScopedToClose = 1 << 9,

    /// <summary>The peer already reads end-of-file.</summary>
    FinSent = 1 << 10,
    Closed = 1 << 11,
    Aborted = 1 << 12,

    /// <summary>Disposed while open: the end was left to chance.</summary>
    Abandoned = 1 << 13,

    /// <summary>Open, and handed to someone else.</summary>
    Escaped = 1 << 14,

    /// <summary>Could be anything: out of sight before it was connected.</summary>
    Unknown = 1 << 15,

    /// <summary>Open, with TLS on top: close_notify is due before the FIN.</summary>
    Tls = 1 << 16,

    /// <summary>As <see cref="Tls"/>, and close_notify was sent: the TLS peer knows that it has everything.</summary>
    Notified = 1 << 17,

    /// <summary>As <see cref="Scoped"/>, with TLS on top and close_notify due.</summary>
    ScopedTls = 1 << 18,

    /// <summary>Open, and everything was read up to the peer's end-of-file: nothing is left that could turn a close into a reset.</summary>
    Drained = 1 << 19,

    /// <summary>As <see cref="Escaped"/>, with TLS on top and close_notify due.</summary>
    EscapedTls = 1 << 20,

    /// <summary>As <see cref="FinSent"/>, and linger (on, 0) was set afterwards: too late for an abort.</summary>
    FinArmed = 1 << 21,

    /// <summary>As <see cref="Listening"/>, and linger (on, 0) is set: it is on whatever is accepted, too.</summary>
    ArmedListening = 1 << 22,

    /// <summary>Nobody can end it any more.</summary>
    Lost = 1 << 23,

    /// <summary>As <see cref="Escaped"/>, but all that has it is a field of this object: it can still be lost.</summary>
    Stowed = 1 << 24,

    /// <summary>As <see cref="Abandoned"/>, and nothing leads to it any more: what is closed later under its name is another.</summary>
    Forsaken = 1 << 25,

    Listener = Listening | ArmedListening,

    /// <summary>The peer reads end-of-file, whatever follows.</summary>
    AfterFin = FinSent | FinArmed,

    /// <summary>Disposing it leaves the end to chance.</summary>
    InUse = Open | Tls | Drained | GivenAway,

    GivenAway = Escaped | EscapedTls | Stowed,

    /// <summary>Somebody has to end it, and only this code can.</summary>
    Held = Connected | Open | Tls | Notified | Drained,

    /// <summary>Linger (on, 0) is set: a FIN from here on spoils the abort.</summary>
    AbortArmed = Armed | Scoped | ScopedTls,

    /// <summary>A scope says how it ends.</summary>
    InCare = Scoped | ScopedTls | ScopedToClose,
    /// <summary>Connected, and not ended yet.</summary>
    Alive = Connected | Open | Tls | Notified | Drained | Armed | InCare | GivenAway,

    /// <summary>Nobody is at the other end, as far as is known.</summary>
    Unconnected = Idle | ArmedIdle | Listener | Datagram | Unknown,
    Ended = Closed | Aborted | Abandoned | Forsaken,
}
