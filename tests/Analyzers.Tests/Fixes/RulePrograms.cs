using Hangup.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Fixes;

/// <summary>The programs in the tests of the rules that have a finding marked, read from their sources.</summary>
internal static class RulePrograms
{
    private static readonly string[] Checks = ["Check", "CheckEveryRule"];

    /// <summary>By the file of the tests they stand in.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Positive { get; } = Repository.Sources("tests/Analyzers.Tests/Rules")
        .Select(file => (Name: Path.GetFileNameWithoutExtension(file.Path), Programs: (IReadOnlyList<string>)[.. In(file.Root)]))
        .Where(file => file.Programs.Count > 0)
        .ToDictionary(file => file.Name, file => file.Programs);

    /// <summary>A program as a solution of its own, with the runtime, and the marks taken out.</summary>
    public static async Task<Project> ProjectOf(string program)
    {
        var state = new FixTest().TestState;
        state.AddProgram(program);
        var options = new CSharpCompilationOptions(state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var framework = await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, default);
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Program", "Program", LanguageNames.CSharp,
            compilationOptions: options, parseOptions: new CSharpParseOptions(LanguageVersion.Preview), metadataReferences: framework.Concat(state.AdditionalReferences)));
        foreach (var (path, text) in state.Sources)
        {
            TestFileMarkupParser.GetSpans(text.ToString(), out var plain, out _);
            solution = solution.AddDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), plain, filePath: path);
        }

        return solution.GetProject(id)!;
    }

    private static IEnumerable<string> In(CompilationUnitSyntax tests) =>
        from call in tests.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is IdentifierNameSyntax name && Checks.Contains(name.Identifier.ValueText)
        let program = call.ArgumentList.Arguments[0].Expression as LiteralExpressionSyntax
        where program is not null && program.Token.ValueText.Contains("{|HUP", StringComparison.Ordinal)
        select program.Token.ValueText;
}
