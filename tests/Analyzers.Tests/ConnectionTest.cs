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
    public static Task Check(string program, params DiagnosticResult[] expected)
    {
        var test = new ConnectionTest();
        test.TestState.AddProgram(program);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>For expectations that a mark cannot hold: a message, additional locations.</summary>
    public static DiagnosticResult Diagnostic(string id) => CSharpAnalyzerVerifier<ConnectionAnalyzer, DefaultVerifier>.Diagnostic(id);
}
