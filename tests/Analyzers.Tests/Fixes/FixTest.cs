using Hangup.Analyzers;
using Hangup.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Fixes;

/// <summary>
/// A program with marked findings, and what a fix makes of it: first one by one, then with Fix All in document, project and solution.
/// What the fix leaves to other fixes is marked in the fixed program. Same shapes of programs as in <see cref="ConnectionTest"/>.
/// </summary>
internal sealed class FixTest : CSharpCodeFixTest<ConnectionAnalyzer, ConnectionEndFix, DefaultVerifier>
{
    private LanguageVersion version = LanguageVersion.Preview;

    /// <summary>What is marked in the fixed program is there, whether or not a fix could mend it.</summary>
    public FixTest()
    {
        ReferenceAssemblies = ReferenceAssemblies.Net.Net100;
        FixedState.MarkupHandling = MarkupMode.Allow;
    }

    /// <summary>The default fix, or the one with the key.</summary>
    public static Task Fix(string program, string fixedProgram, string key = ConnectionEndFix.AbortOnErrorKey) => Of(program, fixedProgram, key).RunAsync();

    /// <summary>The same, to be given more files.</summary>
    public static FixTest Of(string program, string fixedProgram, string key = ConnectionEndFix.AbortOnErrorKey)
    {
        var test = new FixTest { CodeActionEquivalenceKey = key };
        test.TestState.AddProgram(program);
        test.FixedState.AddProgram(fixedProgram);
        return test;
    }

    /// <summary>Where nothing references the runtime.</summary>
    public static Task FixWithoutRuntime(string program, string fixedProgram, string key = ConnectionEndFix.AbortOnErrorKey)
    {
        var test = new FixTest { CodeActionEquivalenceKey = key };
        test.TestState.AddProgramWithoutRuntime(program);
        test.FixedState.AddProgramWithoutRuntime(fixedProgram);
        return test.RunAsync();
    }

    /// <summary>A file by itself: it brings its own usings, and may be old.</summary>
    public static Task FixFile(string source, string fixedSource, LanguageVersion version = LanguageVersion.Preview, string key = ConnectionEndFix.AbortOnErrorKey, string options = "")
    {
        var test = new FixTest { TestCode = source, FixedCode = fixedSource, CodeActionEquivalenceKey = key, version = version };
        test.TestState.AdditionalReferences.Add(typeof(ConnectionExtensions).Assembly);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{options}\n"));
        return test.RunAsync();
    }

    /// <summary>A file that two projects compile, the second with <c>OTHER</c> defined.</summary>
    public static FixTest LinkedFile(string source, string fixedSource)
    {
        var test = new FixTest { CodeActionEquivalenceKey = ConnectionEndFix.AbortOnErrorKey };
        foreach (var (state, text) in new[] { (test.TestState, source), (test.FixedState, fixedSource) })
        {
            state.Sources.Add(("/0/Linked.cs", text));
            state.AdditionalProjects["Other"].Sources.Add(("/0/Linked.cs", text));
        }

        test.TestState.AdditionalReferences.Add(typeof(ConnectionExtensions).Assembly);
        test.SolutionTransforms.Add((solution, id) => id.ToString().Contains("Other", StringComparison.Ordinal)
            ? solution.WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["OTHER"]))
            : solution);
        return test;
    }

    /// <summary>The fix is not offered: it could not be right.</summary>
    public static Task NoFix(string program, string key = ConnectionEndFix.AbortOnErrorKey) => Fix(program, program, key);

    /// <summary>All of ours: the key says which is meant.</summary>
    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() =>
        [new ConnectionEndFix(), new OwnershipFix(), new ArmedCloseFix(), new LateCallFix(), new ScopeFix(), new LingerCopyFix(), new GracefulCloseFix(), new CompletionFix(), new ContractFix()];

    protected override Microsoft.CodeAnalysis.ParseOptions CreateParseOptions() => new CSharpParseOptions(version);
}
