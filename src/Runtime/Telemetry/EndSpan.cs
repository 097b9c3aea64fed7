#if NET
using System.Diagnostics;
using System.Net.Sockets;

namespace Hangup;

/// <summary>One end on its way, as its observers see it: an activity while it lasts, the metrics when it is over. Nothing at all where nobody listens.</summary>
internal readonly struct EndSpan
{
    private readonly Activity? _activity;
    private readonly EndVerb _verb;

    private EndSpan(EndVerb verb, Activity? activity) => (_verb, _activity) = (verb, activity);

    // A socket forgets its peer when it is closed, so this comes first.
    public static EndSpan Begin(Socket socket, EndVerb verb) =>
        new(verb, EndTelemetry.Source.HasListeners() ? EndTelemetry.Start(socket, verb) : null);

    public void Aborted(Socket socket, AbortResult result)
    {
        string outcome = EndTelemetry.NameOf(result);
        if (EndTelemetry.Ends.Enabled && result is not AbortResult.AlreadyClosed)
        {
            EndTelemetry.Count(socket, _verb, outcome);
        }

        Stop(outcome, isGood: true);
    }

    /// <param name="socket">The connection, closed by now.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="countedElsewhere">An abort, which has been counted as one, got in between.</param>
    public void Closed(Socket socket, CloseResult result, bool countedElsewhere)
    {
        string outcome = EndTelemetry.NameOf(result.Outcome);
        if (EndTelemetry.IsMetered && result.Outcome is not CloseOutcome.AlreadyClosed && !countedElsewhere)
        {
            EndTelemetry.Count(socket, _verb, outcome, result);
        }

        _activity?.SetTag("hangup.bytes_drained", result.BytesDrained);
        if (result.Delivered is { } delivered)
        {
            _activity?.SetTag("hangup.delivered", delivered);
        }

        Stop(outcome, result.Outcome is CloseOutcome.PeerClosed or CloseOutcome.AlreadyClosed);
    }

    private void Stop(string outcome, bool isGood)
    {
        if (_activity is null)
        {
            return;
        }

        _activity.SetTag("hangup.outcome", outcome);
        if (!isGood)
        {
            _activity.SetTag("error.type", outcome);
            _activity.SetStatus(ActivityStatusCode.Error);
        }

        _activity.Dispose();
    }
}
#endif
