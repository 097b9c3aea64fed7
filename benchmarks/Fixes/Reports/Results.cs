using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hangup.FixTrials.Reports;

/// <summary>All that was tried.</summary>
internal sealed record Results
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public ImmutableArray<Trial> Trials { get; init; } = [];

    public ImmutableArray<FixAllTrial> FixAlls { get; init; } = [];

    public static Results Read(string path) => JsonSerializer.Deserialize<Results>(File.ReadAllText(path), Format)!;

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Format));

    public Results With(Results other) => new() { Trials = Trials.AddRange(other.Trials), FixAlls = FixAlls.AddRange(other.FixAlls) };
}
