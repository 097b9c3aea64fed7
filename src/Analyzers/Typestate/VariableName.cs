using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>What a socket is by the name of what holds it, where nothing else tells: a <c>listenSocket</c> has no peer.</summary>
internal static class VariableName
{
    private static readonly string[] Listening = { "Listen", "Acceptor" };
    private static readonly string[] Datagrams = { "Udp", "Datagram", "Multicast" };

    public static Facts Tells(string? name) => name is null ? Facts.Open : Has(name, Listening) ? Facts.Listening : Has(name, Datagrams) ? Facts.Datagram : Facts.Open;

    /// <summary>Only datagrams: what a type is called tells nothing of listening, for it also accepts.</summary>
    public static bool IsForDatagrams(INamedTypeSymbol? type) => type is not null && Has(type.Name, Datagrams);

    private static bool Has(string name, string[] words) => Array.Exists(words, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
