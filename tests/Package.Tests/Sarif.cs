using System.Text.Json;

namespace Hangup.Package.Tests;

/// <summary>The compiler's error log, as a CI system reads it.</summary>
internal static class Sarif
{
    /// <summary>Each finding as "HUP101 warning Program.cs:8", in the log's order.</summary>
    public static IReadOnlyList<string> HangupFindings(string file)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(file));
        return log.RootElement.GetProperty("runs").EnumerateArray()
            .SelectMany(run => run.GetProperty("results").EnumerateArray())
            .Where(result => RuleId(result).StartsWith("HUP", StringComparison.Ordinal))
            .Select(result => $"{RuleId(result)} {result.GetProperty("level").GetString()} {Place(result)}")
            .ToList();
    }

    private static string RuleId(JsonElement result) => result.GetProperty("ruleId").GetString()!;

    private static string Place(JsonElement result)
    {
        var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var file = location.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        return $"{file[(file.LastIndexOf('/') + 1)..]}:{location.GetProperty("region").GetProperty("startLine").GetInt32()}";
    }
}
