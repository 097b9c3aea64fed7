namespace Hangup.Analyzers.Symbols;

/// <summary>What can happen to a connection. The words of the vocabulary.</summary>
internal enum ConnectionEvent
{
    /// <summary>Says nothing about the connection: <c>NoDelay</c>, <c>RemoteEndPoint</c>, a log line.</summary>
    Nothing,

    /// <summary>As <see cref="Nothing"/>, and cannot fail: an option is set or asked for.</summary>
    Option,

    /// <summary>A fresh, connected connection comes into the code's hands (Accept, a connecting constructor).</summary>
    Accept,
    Connect,
    Listen,

    /// <summary>What only a datagram socket does.</summary>
    ExchangeDatagram,

    /// <summary>Something is sent, received or otherwise exchanged.</summary>
    Use,

    /// <summary>As <see cref="Use"/>; a result of 0, -1 or null is the peer's end-of-file.</summary>
    Receive,

    /// <summary>All is read that the peer had to send.</summary>
    Drain,

    /// <summary>The member's value is the same connection by another name, and it is in use from here on.</summary>
    View,

    /// <summary>As <see cref="View"/>, with nothing exchanged yet: <c>client.Client</c>.</summary>
    Part,

    /// <summary>The member's value or result is what it was called on: <c>ConfigureAwait</c>, <c>AsTask</c>.</summary>
    Same,

    /// <summary>The member swaps what is in the place for its second argument and returns the old.</summary>
    Exchange,

    /// <summary>A delegate is run elsewhere; the task brings what it returns.</summary>
    Start,

    /// <summary>The task's result is asked for.</summary>
    Await,

    /// <summary>SO_LINGER is set to (on, 0).</summary>
    Arm,
    Disarm,

    /// <summary>An <c>SslStream</c> is put over it.</summary>
    StartTls,

    /// <summary>close_notify is sent.</summary>
    ShutdownTls,

    /// <summary>Linger is set to a value that cannot be seen, or to a time other than 0.</summary>
    Linger,

    /// <summary><c>AbortOnDispose()</c>.</summary>
    ArmScope,

    /// <summary><c>CloseOnDispose()</c>.</summary>
    CloseScope,
    DisposeScope,

    /// <summary>A FIN is sent, the connection is not closed.</summary>
    Shutdown,
    ShutdownReceive,
    Disconnect,

    /// <summary>Explicit, through a wrapper that sends a FIN before anything else.</summary>
    Close,

    /// <summary>Explicit, on the bare socket: honours an armed linger.</summary>
    CloseSocket,

    /// <summary>Close with a timeout that is not the constant 0.</summary>
    CloseTimed,
    CloseGracefully,
    Abort,
    Dispose,
    DisposeSocket,

    /// <summary>Handed to code that only uses it.</summary>
    Borrow,

    /// <summary>Handed to code that cannot be seen, which may or may not end it.</summary>
    Lend,

    /// <summary>Put into a field of this object, where others may find it.</summary>
    Stow,

    /// <summary>Stored, returned or captured: someone else's from here on.</summary>
    Escape,

    /// <summary>Code ran that may have done anything to it.</summary>
    Forget,
}
