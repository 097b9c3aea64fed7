namespace Hangup.Oracle;

/// <summary>A test that only runs where a variable asks for it: too long, or not met yet.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute(string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 })
            Skip = $"{variable} asks for it.";
    }
}
