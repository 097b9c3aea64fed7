using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Sockets;

/// <summary>What a socket is there for: by what is called on it and what it is made with, and where nothing else tells, by the name of what holds it.</summary>
internal static class Roles
{
    private static readonly string[] ListeningNames = { "Listen", "Acceptor" };
    private static readonly string[] DatagramNames = { "Udp", "Datagram", "Multicast" };
    private static readonly HashSet<string> ListeningCalls = new() { "Listen", "Accept", "AcceptAsync", "BeginAccept", "EndAccept" };

    private static readonly HashSet<string> DatagramCalls = new()
    {
        "SendTo", "SendToAsync", "BeginSendTo", "ReceiveFrom", "ReceiveFromAsync", "BeginReceiveFrom", "EndReceiveFrom",
        "ReceiveMessageFrom", "ReceiveMessageFromAsync", "BeginReceiveMessageFrom",
    };

    /// <summary><c>X.Listen()</c>, <c>X?.SendTo(...)</c>.</summary>
    public static Role ByCall(SyntaxNode mention) =>
        Listens(mention) ? Role.Listener : Mentions.MemberOf(mention) is { } member && DatagramCalls.Contains(member) ? Role.Datagrams : Role.Untold;

    /// <summary><c>X.Listen()</c></summary>
    public static bool Listens(SyntaxNode mention) => Mentions.MemberOf(mention) is { } member && ListeningCalls.Contains(member);

    /// <summary>A <c>listenSocket</c> has no peer.</summary>
    public static Role ByName(string? name) => name is null ? Role.Untold : Has(name, ListeningNames) ? Role.Listener : Has(name, DatagramNames) ? Role.Datagrams : Role.Untold;

    /// <summary>Only datagrams: what a type is called tells nothing of listening, for it also accepts.</summary>
    public static bool IsForDatagrams(INamedTypeSymbol? type) => type is not null && Has(type.Name, DatagramNames);

    /// <summary><c>new Socket(SocketType.Dgram, ProtocolType.Udp)</c></summary>
    public static bool IsMadeForDatagrams(SyntaxNode creation) => creation.DescendantTokens().Any(token => token.ValueText is "Dgram" or "Raw" or "Rdm" or "Udp");

    /// <summary>A type that says so sends datagrams as well: of a socket that it is given, nobody can tell.</summary>
    public static bool SpeaksOfDatagrams(SyntaxNode type) => Mentions.Of("Dgram", type).Concat(Mentions.Of("Udp", type)).Any() || DatagramCalls.Any(call => Mentions.Of(call, type).Any());

    private static bool Has(string name, string[] words) => Array.Exists(words, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
