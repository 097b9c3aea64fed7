using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Rules;

/// <summary>HUP003: <c>hangup_close_timeout</c> in an .editorconfig.</summary>
public class UnknownTimeoutTests
{
    [Theory]
    [InlineData("5 seconds")]
    [InlineData("5")]
    public Task ValueWithoutAUnit_IsReported(string value) => CheckWith(value, ConnectionTest.Diagnostic("HUP003").WithSpan("/0/Test0.cs", 1, 1, 1, 1).WithArguments(value, "hangup_close_timeout"));

    [Theory]
    [InlineData("5s")]
    [InlineData("250ms")]
    public Task NumberWithItsUnit_IsNotReported(string value) => CheckWith(value);

    private static Task CheckWith(string value, params DiagnosticResult[] expected)
    {
        var test = new ConnectionTest();
        test.TestState.AddProgram("void Stop(TcpClient client) => client.CloseGracefully();");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\nhangup_close_timeout = {value}\n"));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }
}
