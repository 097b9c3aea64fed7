using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Symbols;

/// <summary>A line in a log, of log4net, NLog, Serilog, Unity or a homemade one: by its names, and taken not to fail.</summary>
internal static class LogLine
{
    /// <summary>Of a log; what else it does, it may do to others.</summary>
    private static readonly string[] Lines = { "Trace", "Verbose", "Debug", "Info", "Warn", "Error", "Fatal", "Critical", "Write", "Print" };

    /// <summary>They begin like it, and are about somebody who comes or goes.</summary>
    private static readonly string[] Visits = { "LogIn", "LogOn", "LogOut", "LogOff" };

    public static bool Is(IMethodSymbol method) => method.ReturnsVoid && (IsNamedSo(method.Name) || (IsLog(ReceiverOf(method).Name) && Array.Exists(Lines, line => method.Name.StartsWith(line, StringComparison.OrdinalIgnoreCase))));

    /// <summary><c>log.Verbose(...)</c>, also where an extension says so.</summary>
    private static ITypeSymbol ReceiverOf(IMethodSymbol method) =>
        method.ReducedFrom is { Parameters: { Length: > 0 } extended } ? extended[0].Type : method is { IsExtensionMethod: true, Parameters: { Length: > 0 } given } ? given[0].Type : method.ContainingType;

    private static bool IsLog(string type) => type.EndsWith("Log", StringComparison.Ordinal) || type.EndsWith("Logger", StringComparison.Ordinal);

    /// <summary><c>Log(...)</c>, <c>LogError(...)</c>, <c>WriteLog(...)</c>; not <c>Login()</c>, <c>LogOut()</c> or <c>ShowDialog()</c>.</summary>
    private static bool IsNamedSo(string name) => name.EndsWith("Log", StringComparison.Ordinal)
        || (name.StartsWith("Log", StringComparison.Ordinal) && char.IsUpper(name[3]) && !Array.Exists(Visits, visit => name.StartsWith(visit, StringComparison.Ordinal) && !(name.Length > visit.Length && char.IsLower(name[visit.Length]))));
}
