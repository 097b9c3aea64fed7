using System.Net.Security;

namespace Hangup;

/// <summary>TLS says goodbye before TCP does: without close_notify a TLS peer cannot tell the end from a truncation (RFC 8446 section 6.1).</summary>
internal sealed partial class GracefulClose
{
    private CloseOutcome? SayGoodbye(SslStream? tls) =>
        tls is null || CloseNotifyAsync(tls).Wait(_deadline.Remaining) ? null : CloseOutcome.TimedOut;

    private async ValueTask<CloseOutcome?> SayGoodbyeAsync(SslStream? tls)
    {
        if (tls is null)
        {
            return null;
        }

        using var stop = new CancellationTokenSource();
        Task goodbye = CloseNotifyAsync(tls);
        Task first = await Task.WhenAny(goodbye, Task.Delay(_deadline.Remaining, stop.Token)).ConfigureAwait(false);
        stop.Cancel();
        return first == goodbye ? null : CloseOutcome.TimedOut;
    }

    private static async Task CloseNotifyAsync(SslStream tls)
    {
        try
        {
            await CloseNotify.SendAsync(tls).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // No session yet, close_notify said before, a write still under way, or disposed: there is no goodbye to say, the FIN still follows.
        }
        catch (IOException)
        {
            // The connection is broken: Shutdown comes next and reports how.
        }
    }
}
