using System.Globalization;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests;

/// <summary>
/// One program and what Hangup says about it: <c>await Check("""...""")</c> after <c>using static Hangup.Tests.ConnectionTest;</c>.
/// The program is a full compilation unit, or just members (they become those of a partial class <c>Program</c>);
/// marks say what is expected (<c>{|HUP101:client|}</c>; no mark, no diagnostic).
/// It sees the usual usings and the Hangup runtime, and has to compile.
/// </summary>
internal sealed class ConnectionTest : CSharpAnalyzerTest<ConnectionAnalyzer, DefaultVerifier>
{
    /// <summary>The rules that comment on every plain Close or Shutdown: only heard where a program marks them.</summary>
    private static readonly string[] Comments = ["HUP303", "HUP305"];

    /// <summary>No message of any program in these tests is longer.</summary>
    private const int LongestMessage = 160;

    public ConnectionTest() => DiagnosticVerifier = static (found, _, verifier) =>
        verifier.True(found.GetMessage(CultureInfo.InvariantCulture).Length <= LongestMessage, $"This is too long a message: {found.GetMessage(CultureInfo.InvariantCulture)}");

    public static Task Check(string program, params DiagnosticResult[] expected)
    {
        var unmarked = Comments.Where(id => !program.Contains(id, StringComparison.Ordinal) && !expected.Any(result => result.Id == id));
        return CheckWithout(unmarked, program, expected);
    }

    /// <summary>As <see cref="Check"/>, with every rule heard: where it is a comment that must not be made.</summary>
    public static Task CheckEveryRule(string program, params DiagnosticResult[] expected) => CheckWithout([], program, expected);

    private static Task CheckWithout(IEnumerable<string> unheard, string program, DiagnosticResult[] expected)
    {
        var test = new ConnectionTest();
        test.DisabledDiagnostics.AddRange(unheard);
        test.TestState.AddProgram(program);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>For expectations that a mark cannot hold: a message, additional locations.</summary>
    public static DiagnosticResult Diagnostic(string id) => CSharpAnalyzerVerifier<ConnectionAnalyzer, DefaultVerifier>.Diagnostic(id);
}
