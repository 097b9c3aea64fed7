using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.FixTrials.Source;

/// <summary>
/// A solution of a source folder, made without building it: what comes from packages stays unresolved.
/// A project that targets several frameworks is there several times, as in an editor: its files are linked.
/// </summary>
internal sealed partial class SourceSolution
{
    private readonly SourceFolder folder;
    private readonly IReadOnlyList<MetadataReference> references;
    private readonly Dictionary<string, ProjectId> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceText> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    private SourceSolution(SourceFolder folder, IReadOnlyList<MetadataReference> references)
    {
        this.folder = folder;
        this.references = references;
    }

    /// <param name="references">The framework, and what else each project is to see.</param>
    public static Solution Of(SourceFolder folder, IReadOnlyList<MetadataReference> references) => new SourceSolution(folder, references).Create();

    /// <summary>Whether a file of the project names a socket type at all.</summary>
    public static async Task<bool> TouchesAsync(Project project)
    {
        foreach (var document in project.Documents)
        {
            if (Sockets().IsMatch((await document.GetTextAsync()).ToString()))
            {
                return true;
            }
        }

        return false;
    }

    private Solution Create()
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        var projects = folder.Projects.Where(project => folder.FilesOf(project).Count > 0).ToList();
        foreach (var project in projects)
        {
            ids[project.Path] = ProjectId.CreateNewId(project.Path);
            solution = Add(solution, ids[project.Path], project, project.Language, framework: null);
        }

        foreach (var (from, to) in projects.SelectMany(project => project.References.Select(path => (project.Path, path))))
        {
            solution = Refer(solution, ids[from], to);
        }

        foreach (var (project, framework) in projects.Where(Differs).SelectMany(project => OlderOf(project).Select(framework => (project, framework))))
        {
            solution = AddOlder(solution, project, framework);
        }

        return folder.FilesOf(null).Count == 0 ? solution : Add(solution, ProjectId.CreateNewId("loose"), null, LanguageVersion.Preview, framework: null);
    }

    // One of each family is enough to see every branch.
    private static IEnumerable<string> OlderOf(ProjectFile project) =>
        project.Frameworks.Count < 2 ? [] : project.Frameworks.Where(Frameworks.IsOlder).GroupBy(framework => framework[..4]).Select(family => family.First());

    private bool Differs(ProjectFile project) =>
        folder.FilesOf(project).Select(file => Text(file).ToString()).Any(text => text.Contains("#if", StringComparison.Ordinal) && Sockets().IsMatch(text));

    private Solution AddOlder(Solution solution, ProjectFile project, string framework)
    {
        var id = ProjectId.CreateNewId(project.Path + framework);
        return Add(solution, id, project, project.LanguageOf(framework), framework).AddProjectReferences(id, solution.GetProject(ids[project.Path])!.ProjectReferences);
    }

    // A reference to what refers back, itself or through others, is left out: a solution has no circles.
    private Solution Refer(Solution solution, ProjectId from, string path)
    {
        var graph = solution.GetProjectDependencyGraph();
        return !ids.TryGetValue(path, out var to) || to == from || solution.GetProject(from)!.ProjectReferences.Any(known => known.ProjectId == to) || graph.GetProjectsThatThisProjectTransitivelyDependsOn(to).Contains(from)
            ? solution
            : solution.AddProjectReference(from, new ProjectReference(to));
    }

    private Solution Add(Solution solution, ProjectId id, ProjectFile? project, LanguageVersion language, string? framework)
    {
        var files = folder.FilesOf(project);
        // As in an editor. Without comments the compiler never calls a single file complete, and what waits for that is not asked.
        var parse = new CSharpParseOptions(language, DocumentationMode.Parse, SourceCodeKind.Regular, Frameworks.SymbolsOf(framework).Concat(project?.Symbols ?? []).Distinct());
        var trees = files.Where(file => Statements().IsMatch(Text(file).ToString())).Select(file => CSharpSyntaxTree.ParseText(Text(file), parse));
        var program = trees.Any(tree => tree.GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax));
        var options = new CSharpCompilationOptions(program || project?.IsExecutable == true ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true, concurrentBuild: false, nullableContextOptions: project?.IsNullable == true ? NullableContextOptions.Enable : NullableContextOptions.Disable);
        var name = Unique(project is null ? "loose" : Path.GetFileNameWithoutExtension(project.Path));
        solution = solution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp, project?.Path, compilationOptions: options, parseOptions: parse, metadataReferences: references));
        solution = files.Aggregate(solution, (made, file) => made.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(file), Text(file), filePath: file));
        solution = folder.Configs.Aggregate(solution, (made, file) => made.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), Path.GetFileName(file), Text(file), filePath: file));
        return AddGlobals(solution, id, name, [.. project?.Usings ?? (program ? ProgramUsings : [])]);
    }

    // What the SDK would generate.
    private Solution AddGlobals(Solution solution, ProjectId id, string name, string[] usings)
    {
        var friends = folder.Projects.Select(project => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{Path.GetFileNameWithoutExtension(project.Path)}\")]");
        var text = string.Join('\n', ["// <auto-generated/>", .. usings.Distinct().Select(space => $"global using {space};"), .. friends]);
        var path = Path.Combine(folder.Root, "obj", name + ".g.cs");
        var language = ((CSharpParseOptions)solution.GetProject(id)!.ParseOptions!).LanguageVersion;
        solution = usings.Length > 0 && language < LanguageVersion.CSharp10
            ? solution.WithProjectParseOptions(id, ((CSharpParseOptions)solution.GetProject(id)!.ParseOptions!).WithLanguageVersion(LanguageVersion.Preview))
            : solution;
        return solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(text, Encoding.UTF8), filePath: path);
    }

    private static readonly string[] ProgramUsings = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private string Unique(string name)
    {
        var candidate = name;
        for (var number = 2; !names.Add(candidate); number++)
        {
            candidate = $"{name}.{number}";
        }

        return candidate;
    }

    private SourceText Text(string path)
    {
        if (!texts.TryGetValue(path, out var text))
        {
            using var stream = File.OpenRead(path);
            texts.Add(path, text = SourceText.From(stream));
        }

        return text;
    }

    [GeneratedRegex(@"\b(TcpClient|Socket|TcpListener|NetworkStream|UdpClient)\b")]
    private static partial Regex Sockets();

    // Top-level statements can only be where something stands at the margin that is no declaration; parsing says for sure.
    [GeneratedRegex(@"^(await|var|using var|return|if|try|foreach|while|for|[A-Z]\w*(\.\w+)+\()", RegexOptions.Multiline)]
    private static partial Regex Statements();
}
