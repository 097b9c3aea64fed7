using System.Collections.Immutable;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Package.Tests;

/// <summary>The analyzers on Roslyn 4.5, the compiler of SDK 7.0.200 and Visual Studio 17.5.</summary>
public sealed class OldestCompilerTests
{
    [Fact]
    public async Task Analyzer_FindsTheSameOnTheOldestCompiler()
    {
        Assert.StartsWith("4.5.", typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(), StringComparison.Ordinal);
        var compilation = CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText(Programs.LooksFine), CSharpSyntaxTree.ParseText("global using System;")],
            Framework(), new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var found = await compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new ConnectionAnalyzer())).GetAnalyzerDiagnosticsAsync();
        Assert.Equal("HUP101 8", string.Join(", ", found.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}")));
    }

    /// <summary>The framework that runs this test, as the compiler wants it.</summary>
    private static IEnumerable<MetadataReference> Framework() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
}
