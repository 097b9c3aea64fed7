using System.Collections.Immutable;
using System.Globalization;
using Hangup.CodeFixes;
using Hangup.FixTrials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Fixes;

/// <summary>Fix All over a large solution: each file is analysed once, not once for each of its fixes. Processor time, so that nothing else is counted.</summary>
[Collection(Alone.Name)]
public class ManyFixesTests
{
    private const int Projects = 4;

    private const int DocumentsInEach = 50;

    private const int FindingsInEach = 5;

    [Fact]
    public async Task ThousandFindingsInTwoHundredDocuments_AreFixedInTheirTime()
    {
        var solution = await SolutionAsync();
        var diagnostics = new Counting();
        var before = Environment.CpuUsage.TotalTime;
        var fixedSolution = await FixedAsync(solution, diagnostics);
        var taken = Environment.CpuUsage.TotalTime - before;

        Assert.Equal(Projects * DocumentsInEach * FindingsInEach, diagnostics.Found);
        Assert.InRange(diagnostics.Analyses, 1, Projects * DocumentsInEach);
        Assert.True(taken < TimeSpan.FromSeconds(30), $"{taken}");
        Assert.Equal(Projects * DocumentsInEach, fixedSolution.GetChanges(solution).GetProjectChanges().Sum(project => project.GetChangedDocuments().Count()));
        Assert.Empty(await Diagnosis.Ours.OfAsync(fixedSolution.Projects.First()));
    }

    private static async Task<Solution> FixedAsync(Solution solution, Counting diagnostics)
    {
        var fix = new ConnectionEndFix();
        var context = new FixAllContext(solution.Projects.First().Documents.First(), fix, FixAllScope.Solution, ConnectionEndFix.AbortOnErrorKey, ["HUP101"], diagnostics, CancellationToken.None);
        return await FixTrials.Fixes.ApplyAsync((await fix.GetFixAllProvider().GetFixAsync(context))!);
    }

    private static async Task<Solution> SolutionAsync()
    {
        var framework = await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, default);
        var runtime = MetadataReference.CreateFromFile(typeof(ConnectionExtensions).Assembly.Location);
        var solution = new AdhocWorkspace().CurrentSolution;
        foreach (var project in Enumerable.Range(0, Projects))
        {
            var id = ProjectId.CreateNewId();
            solution = solution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, $"Project{project}", $"Project{project}", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: framework.Append(runtime)));
            solution = Enumerable.Range(0, DocumentsInEach).Aggregate(solution, (made, number) =>
                made.AddDocument(DocumentId.CreateNewId(id), $"Client{number}.cs", Client(number), filePath: $"/{project}/Client{number}.cs"));
        }

        return solution;
    }

    private static string Client(int number) => $$"""
        using System;
        using System.Net.Sockets;

        class Client{{number}}
        {
        {{string.Concat(Enumerable.Range(0, FindingsInEach).Select(Method))}}}
        """;

    private static string Method(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
            int Ask{{number}}(string host, byte[] request)
            {
                using var client = new TcpClient(host, 80);
                var stream = client.GetStream();
                for (var i = 0; i < request.Length; i++)
                {
                    if (request[i] == {{number}})
                        return stream.ReadByte();
                    stream.WriteByte(request[i]);
                }

                return 0;
            }


        """);

    /// <summary>Analyses what Fix All asks for, as an editor does.</summary>
    private sealed class Counting : FixAllContext.DiagnosticProvider
    {
        private int analyses;
        private int found;

        public int Analyses => analyses;

        public int Found => found;

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Counted(await Diagnosis.Ours.OfAsync(project));

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Counted(await Diagnosis.Ours.OfAsync(document));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        private ImmutableArray<Diagnostic> Counted(ImmutableArray<Diagnostic> diagnostics)
        {
            Interlocked.Increment(ref analyses);
            Interlocked.Add(ref found, diagnostics.Length);
            return diagnostics;
        }
    }
}

/// <summary>Tests that count the process's time have it to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
