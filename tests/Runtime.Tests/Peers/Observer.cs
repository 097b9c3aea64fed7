using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hangup.Runtime.Tests.Peers;

/// <summary>Somebody who listens to the runtime's meter and activity source, as an exporter does.</summary>
internal sealed class Observer : IDisposable
{
    private readonly MeterListener _meters = new();
    private readonly List<Instrument> _instruments = [];
    private readonly ActivityListener _activities;

    public Observer()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Hangup")
            {
                listener.EnableMeasurementEvents(instrument);
                _instruments.Add(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured.Add(Told(instrument, value, tags)));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured.Add(Told(instrument, value, tags)));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Hangup",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Activities.Add,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public List<Measurement> Measured { get; } = [];

    public List<Activity> Activities { get; } = [];

    /// <summary>The ends that were counted: "verb outcome transport type".</summary>
    public IEnumerable<string> Ends =>
        from measurement in Measured
        where measurement.Instrument == "hangup.connection.ends"
        select $"{measurement["hangup.verb"]} {measurement["hangup.outcome"]} {measurement["network.transport"]} {measurement["network.type"]}".TrimEnd();

    public void Dispose()
    {
        // On .NET 8 the listener's own Dispose leaves some of them enabled.
        _instruments.ForEach(instrument => _meters.DisableMeasurementEvents(instrument));
        _meters.Dispose();
        _activities.Dispose();
    }

    private static Measurement Told(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        new(instrument.Name, instrument.Unit, value, tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value));
}

/// <summary>One measurement.</summary>
internal sealed record Measurement(string Instrument, string? Unit, double Value, Dictionary<string, object?> Tags)
{
    public object? this[string tag] => Tags.GetValueOrDefault(tag);
}
