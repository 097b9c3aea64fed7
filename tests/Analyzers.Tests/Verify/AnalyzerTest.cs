using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compiles sources, runs analyzers over them, and compares what is reported with what is marked.</summary>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    public string TestCode { set => TestState.Sources.Add(value); }

    protected AnalyzerTest() => TestState = CreateState();

    public SolutionState TestState { get; }

    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>Looks at each diagnostic that was expected.</summary>
    public Action<Diagnostic, DiagnosticResult, IVerifier>? DiagnosticVerifier { get; set; }

    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Default;

    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    public abstract string Language { get; }

    protected abstract string DefaultFileExt { get; }

    public Task RunAsync(CancellationToken cancellationToken = default) => RunImplAsync(cancellationToken);

    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    protected abstract CompilationOptions CreateCompilationOptions();

    protected abstract ParseOptions CreateParseOptions();

    protected virtual async Task RunImplAsync(CancellationToken cancellationToken) =>
        await VerifyDiagnosticsAsync(TestState, Verifier("Diagnostics of the test state"), cancellationToken);

    private protected SolutionState CreateState() => new("TestProject", Language, "/0/Test", DefaultFileExt);

    private protected static IVerifier Verifier(string context) => new TVerifier().PushContext(context);

    private protected async Task VerifyDiagnosticsAsync(SolutionState state, IVerifier verifier, CancellationToken cancellationToken)
    {
        var evaluated = EvaluatedState.Of(state, GetDiagnosticAnalyzers(), []);
        var solution = await CreateSolutionAsync(state, evaluated, cancellationToken);
        var actual = await GetDiagnosticsAsync(solution, cancellationToken);
        var mismatch = DiagnosticComparison.Describe(evaluated, actual);
        verifier.True(mismatch is null, mismatch);
        foreach (var found in actual)
        {
            DiagnosticVerifier?.Invoke(found, DiagnosticComparison.Counterpart(evaluated, found), verifier);
        }
    }

    private protected async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(Solution solution, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            var compilation = await project.GetCompilationAsync(cancellationToken);
            var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
            var diagnostics = await compilation!.WithAnalyzers([.. GetDiagnosticAnalyzers()], options).GetAllDiagnosticsAsync(cancellationToken);
            all.AddRange(diagnostics.Where(IsInteresting));
        }

        return [.. all.OrderBy(found => found.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(found => found.Location.SourceSpan).ThenBy(found => found.Id, StringComparer.Ordinal)];
    }

    private protected async Task<Solution> CreateSolutionAsync(SolutionState state, EvaluatedState evaluated, CancellationToken cancellationToken)
    {
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
        solution = solution.WithOptions(solution.Options.WithChangedOption(FormattingOptions.NewLine, Language, "\n"));
        foreach (var project in state.Projects)
        {
            var framework = await (project.ReferenceAssemblies ?? TestState.ReferenceAssemblies ?? ReferenceAssemblies).ResolveAsync(Language, cancellationToken);
            var id = ProjectId.CreateNewId(project.Name);
            solution = AddProject(solution, id, project, evaluated).AddMetadataReferences(id, framework);
            solution = SolutionTransforms.Aggregate(solution, (transformed, transform) => transform(transformed, id));
        }

        return solution;
    }

    private Solution AddProject(Solution solution, ProjectId id, ProjectState state, EvaluatedState evaluated)
    {
        var references = state.AdditionalReferences.Count == 0 ? TestState.AdditionalReferences : state.AdditionalReferences;
        var options = CreateCompilationOptions().WithOutputKind(state.OutputKind ?? TestState.OutputKind ?? OutputKind.DynamicallyLinkedLibrary);
        solution = solution.AddProject(id, state.Name, state.Name, Language)
            .WithProjectCompilationOptions(id, options.WithSpecificDiagnosticOptions(SpecificOptions(options)))
            .WithProjectParseOptions(id, CreateParseOptions())
            .AddMetadataReferences(id, references);
        foreach (var (path, text) in evaluated.Sources[state.Name])
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), text, filePath: path);
        }

        return AddOtherFiles(solution, id, state);
    }

    private Solution AddOtherFiles(Solution solution, ProjectId id, ProjectState state)
    {
        foreach (var (path, text) in Inherited(files => files.AdditionalFiles))
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), text, filePath: path);
        }

        foreach (var (path, text) in Inherited(files => files.AnalyzerConfigFiles))
        {
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id, path), Path.GetFileName(path), text, filePath: path);
        }

        return solution;

        SourceFileCollection Inherited(Func<ProjectState, SourceFileCollection> files) => files(state).Count == 0 ? files(TestState) : files(state);
    }

    // As in the package: rules that are off by default are on in their own tests, and a crash is an error.
    private ImmutableDictionary<string, ReportDiagnostic> SpecificOptions(CompilationOptions options)
    {
        var off = GetDiagnosticAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(rule => !rule.IsEnabledByDefault);
        return options.SpecificDiagnosticOptions
            .SetItem("AD0001", ReportDiagnostic.Error)
            .SetItems(off.Select(rule => KeyValuePair.Create(rule.Id, ToReport(rule.DefaultSeverity))))
            .SetItems(DisabledDiagnostics.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));
    }

    private static ReportDiagnostic ToReport(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => ReportDiagnostic.Error,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        _ => ReportDiagnostic.Hidden,
    };

    private bool IsInteresting(Diagnostic found) =>
        !found.IsSuppressed
        && (!found.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler) || found.Severity >= LeastCompilerSeverity);

    private DiagnosticSeverity LeastCompilerSeverity => CompilerDiagnostics switch
    {
        CompilerDiagnostics.None => DiagnosticSeverity.Error + 1,
        CompilerDiagnostics.Errors => DiagnosticSeverity.Error,
        CompilerDiagnostics.Warnings => DiagnosticSeverity.Warning,
        CompilerDiagnostics.Suggestions => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };
}
