namespace Hangup;

/// <summary>Answers bad arguments the way .NET does, on every target.</summary>
internal static class Refuse
{
    public static void Null(object? argument, string name)
    {
        if (argument is null)
        {
            throw new ArgumentNullException(name);
        }
    }
}
