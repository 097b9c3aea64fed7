using System.Net.Security;
using System.Net.Sockets;

namespace Hangup;

/// <summary>
/// One graceful close: close_notify (TLS), FIN, then reading and discarding until the peer's FIN, all under one deadline.
/// The lingering close of nginx, with an answer at the end.
/// </summary>
internal sealed partial class GracefulClose
{
    private readonly Socket _socket;
    private readonly Ending _ending;
    private readonly CloseLimits _limits;
    private readonly Deadline _deadline;
    private readonly Progress _progress;
    private readonly bool _abortedBefore;
    private readonly EndSpan _span;
    private bool _acknowledged;

    private GracefulClose(Socket socket, Ending ending, CloseLimits limits, EndVerb verb)
    {
        _socket = socket;
        _ending = ending;
        _limits = limits;
        _deadline = new Deadline(limits.Timeout);
        _progress = new Progress(limits.IdleTimeout);
        _abortedBefore = ending.Aborted;
        _span = EndSpan.Begin(socket, verb);
    }

    public static CloseResult Run(Socket socket, CloseLimits limits, SslStream? tls = null, EndVerb verb = EndVerb.Close)
    {
        Ending ending = Ending.Of(socket);
        return ending.TryBeginClose()
            ? new GracefulClose(socket, ending, limits, verb).Run(tls)
            : ending.ResultAsync().GetAwaiter().GetResult();
    }

    /// <param name="socket">The connection.</param>
    /// <param name="limits">What bounds the close.</param>
    /// <param name="tls">The TLS session to say goodbye to first.</param>
    /// <param name="view">What else is disposed once the socket is closed.</param>
    /// <param name="cancellationToken">Aborts.</param>
    /// <param name="verb">Who says so.</param>
    public static async ValueTask<CloseResult> RunAsync(
        Socket socket, CloseLimits limits, SslStream? tls, IDisposable? view, CancellationToken cancellationToken, EndVerb verb = EndVerb.Close)
    {
        // Whoever is cancelled, the closer or one that waits for it, resets the connection; the close then finds it gone and says so.
        using CancellationTokenRegistration abort = cancellationToken.Register(static socket => SocketAbort.Run((Socket)socket!), socket);
        Ending ending = Ending.Of(socket);
        try
        {
            CloseResult result = ending.TryBeginClose()
                ? await new GracefulClose(socket, ending, limits, verb).RunAsync(tls).ConfigureAwait(false)
                : await ending.ResultAsync().ConfigureAwait(false);
            if (result.Outcome is CloseOutcome.Aborted or CloseOutcome.AlreadyClosed)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return result;
        }
        finally
        {
            tls?.Dispose();
            view?.Dispose();
        }
    }

    private CloseResult Run(SslStream? tls)
    {
        CloseResult result;
        CloseOutcome outcome = CloseOutcome.Aborted;
        try
        {
            outcome = SayGoodbye(tls) ?? ShutDown() ?? Drain();
        }
        catch (SocketException e)
        {
            outcome = Failed(e.SocketErrorCode);
        }
        catch (ObjectDisposedException)
        {
            outcome = Gone();
        }
        finally
        {
            // Also when something unforeseen flies: others may be waiting for this close, and the connection must not stay open.
            result = Finish(outcome);
        }

        return result;
    }

    private async ValueTask<CloseResult> RunAsync(SslStream? tls)
    {
        CloseResult result;
        CloseOutcome outcome = CloseOutcome.Aborted;
        try
        {
            outcome = await SayGoodbyeAsync(tls).ConfigureAwait(false) ?? ShutDown() ?? await DrainAsync().ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            outcome = Failed(e.SocketErrorCode);
        }
        catch (ObjectDisposedException)
        {
            outcome = Gone();
        }
        finally
        {
            result = Finish(outcome);
        }

        return result;
    }

    private CloseOutcome? ShutDown()
    {
        // Before the FIN: from here on the exchange is complete, and a crash must not take back what was said.
        Linger.Disarm(_socket);
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
            _ending.NoteFin();
            _progress.StartFrom(_limits.IdleTimeout < _limits.Timeout ? TcpInfo.Read(_socket) : null);
            return null;
        }
        catch (SocketException)
        {
            return WithoutConnection();
        }
    }

    // No FIN can be sent: the peer has reset the connection and nobody has been told yet, or there is none (any more).
    private CloseOutcome WithoutConnection() => PendingError.IsOn(_socket) ? CloseOutcome.PeerReset : CloseOutcome.AlreadyClosed;

    private CloseOutcome Gone() =>
        _ending.FinSent || (_ending.Aborted && !_abortedBefore) ? CloseOutcome.Aborted : CloseOutcome.AlreadyClosed;

    private CloseOutcome Failed(SocketError error) =>
        _ending.Aborted || error is SocketError.OperationAborted or SocketError.Interrupted ? CloseOutcome.Aborted
        : error is SocketError.NotConnected ? CloseOutcome.AlreadyClosed
        : CloseOutcome.PeerReset;

    private CloseResult Finish(CloseOutcome outcome)
    {
        bool? delivered = null;
        try
        {
            delivered = Delivered(outcome);
            End(outcome, delivered);
        }
        catch (ObjectDisposedException)
        {
            // Another thread disposed the socket since we last looked: then its end is the one that counts.
            outcome = Gone();
        }

        var result = new CloseResult(outcome, delivered, _progress.BytesDrained, _deadline.Elapsed);
        _ending.Finish(result);
        _span.Closed(_socket, result, countedElsewhere: outcome is CloseOutcome.Aborted && _ending.Aborted);
        return result;
    }

    private bool? Delivered(CloseOutcome outcome) =>
        outcome is CloseOutcome.AlreadyClosed ? null
        : outcome is CloseOutcome.Aborted or CloseOutcome.PeerReset ? false
        : outcome is CloseOutcome.PeerClosed ? (_acknowledged ? true : null)
        : TcpInfo.Read(_socket)?.FinAcknowledged;

    // At a limit only the kernel's word that everything has arrived earns a close. Input left unread would make it a reset in any case.
    private void End(CloseOutcome outcome, bool? delivered)
    {
        if (outcome is CloseOutcome.PeerClosed or CloseOutcome.AlreadyClosed || (delivered is true && _socket.Available == 0))
        {
            _socket.Dispose();
        }
        else
        {
            SocketAbort.Reset(_socket);
        }
    }
}
