using Hangup.Analyzers;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Rules;

/// <summary>As <see cref="ConnectionTest"/>, but only the rules HUP1xx speak: whether a connection ends, not how well.</summary>
internal sealed class EndingsTest : CSharpAnalyzerTest<ConnectionAnalyzer, DefaultVerifier>
{
    private EndingsTest() =>
        DisabledDiagnostics.AddRange(new ConnectionAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Where(id => !id.StartsWith("HUP1", StringComparison.Ordinal)));

    public static Task Check(string program, params DiagnosticResult[] expected)
    {
        var test = Of(program);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    public static EndingsTest Of(string program)
    {
        var test = new EndingsTest();
        test.TestState.AddProgram(program);
        return test;
    }

    public static DiagnosticResult Diagnostic(string id) => ConnectionTest.Diagnostic(id);
}
