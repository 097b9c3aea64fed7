using Hangup.Analyzers.Sockets;

namespace Hangup.Analyzers.Typestate;

/// <summary>What a socket of a role is.</summary>
internal static class FactsOfRole
{
    public static Facts Or(this Role role, Facts untold) => role switch
    {
        Role.Listener => Facts.Listening,
        Role.Datagrams => Facts.Datagram,
        _ => untold,
    };
}
