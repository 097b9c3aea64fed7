namespace Hangup.Package.Tests;

/// <summary>What restores and builds for long, and seldom breaks: run where HANGUP_CONSUMERS is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ThoroughFactAttribute : FactAttribute
{
    public ThoroughFactAttribute() => Skip = Thorough.Skip;
}

/// <summary>The same, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ThoroughTheoryAttribute : TheoryAttribute
{
    public ThoroughTheoryAttribute() => Skip = Thorough.Skip;
}

internal static class Thorough
{
    public static string Skip => Environment.GetEnvironmentVariable("HANGUP_CONSUMERS") == "1" ? null! : "Takes long: set HANGUP_CONSUMERS=1.";
}
