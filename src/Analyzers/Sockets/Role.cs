namespace Hangup.Analyzers.Sockets;

/// <summary>What a socket is there for, if not for a peer.</summary>
internal enum Role
{
    Untold,
    Listener,
    Datagrams,
}
