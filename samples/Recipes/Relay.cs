using System.Net.Sockets;
using Hangup;

namespace Recipes;

/// <summary>Carries bytes in both directions, and the ends with them: a half-close as a half-close, a failure of either side as a reset of both.</summary>
internal static class Relay
{
    public static async Task RunAsync(Socket left, Socket right, CancellationToken cancellationToken = default)
    {
        using ConnectionScope a = left.AbortOnDispose();
        using ConnectionScope b = right.AbortOnDispose();
        await Task.WhenAll(PumpAsync(a, b, cancellationToken), PumpAsync(b, a, cancellationToken));
        await Task.WhenAll(a.CloseGracefullyAsync(cancellationToken: cancellationToken).AsTask(), b.CloseGracefullyAsync(cancellationToken: cancellationToken).AsTask());
    }

    private static async Task PumpAsync(ConnectionScope from, ConnectionScope to, CancellationToken cancellationToken)
    {
        try
        {
            await from.Stream.CopyToAsync(to.Stream, cancellationToken);
            to.Socket.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            from.Abort();
            to.Abort();
            throw;
        }
    }
}
