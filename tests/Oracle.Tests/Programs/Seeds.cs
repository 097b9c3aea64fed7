using System.Globalization;

namespace Hangup.Oracle.Programs;

/// <summary>Which programs are made: HANGUP_ORACLE_SEED=n begins with the n-th.</summary>
internal static class Seeds
{
    public static IEnumerable<int> All(string countVariable, int usual) => Enumerable.Range(Number("HANGUP_ORACLE_SEED", 1), Number(countVariable, usual));

    public static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
