#if !NET
using System.Net.Sockets;

namespace Hangup;

/// <summary>.NET Standard has neither meters nor activities without a package, and the runtime brings none along: there is nothing to observe.</summary>
internal readonly struct EndSpan
{
    public static EndSpan Begin(Socket socket, EndVerb verb) => default;
}

/// <summary>What would be told of an end.</summary>
internal static class EndObservers
{
    public static void Aborted(this EndSpan span, Socket socket, AbortResult result)
    {
    }

    public static void Closed(this EndSpan span, Socket socket, CloseResult result, bool countedElsewhere)
    {
    }
}
#endif
