using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks the diagnostics, then applies the fixes one by one and all at once, and compares both results with the fixed state.</summary>
public abstract class CodeFixTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    // More rounds than any test has diagnostics: fixes that keep offering each other are a defect.
    private const int MostIterations = 100;

    public string FixedCode { set => FixedState.Sources.Add(value); }

    public string BatchFixedCode { set => BatchFixedState.Sources.Add(value); }

    protected CodeFixTest() => (FixedState, BatchFixedState) = (CreateState(), CreateState());

    /// <summary>Without sources: no fix may be offered.</summary>
    public SolutionState FixedState { get; }

    /// <summary>What Fix All makes of the test state, where that differs from fixing one by one.</summary>
    public SolutionState BatchFixedState { get; }

    public int? CodeActionIndex { get; set; }

    public string? CodeActionEquivalenceKey { get; set; }

    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>How many rounds of Fix All are needed, per project or (in document scope) per document.</summary>
    public int NumberOfFixAllIterations { get; set; } = 1;

    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        await base.RunImplAsync(cancellationToken);
        await VerifyFixedAsync(FixedState, "one by one", FixOneByOneAsync, cancellationToken);
        if (FixedState.Projects.All(project => project.Sources.Count == 0))
        {
            return;
        }

        var batch = BatchFixedState.Sources.Count == 0 ? FixedState : BatchFixedState;
        foreach (var (scope, skip) in Scopes.Where(scope => !CodeFixTestBehaviors.HasFlag(scope.Skip) && !CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne)))
        {
            await VerifyFixedAsync(batch, $"Fix All in {scope}", (solution, verifier) => FixAllAsync(solution, scope, verifier, cancellationToken), cancellationToken);
        }
    }

    private static IEnumerable<(FixAllScope Scope, CodeFixTestBehaviors Skip)> Scopes =>
    [
        (FixAllScope.Document, CodeFixTestBehaviors.SkipFixAllInDocumentCheck),
        (FixAllScope.Project, CodeFixTestBehaviors.SkipFixAllInProjectCheck),
        (FixAllScope.Solution, CodeFixTestBehaviors.SkipFixAllInSolutionCheck),
    ];

    private async Task VerifyFixedAsync(SolutionState state, string how, Func<Solution, IVerifier, Task<Solution>> fix, CancellationToken cancellationToken)
    {
        var verifier = Verifier($"Fixed {how}");
        var fixedState = state.Projects.All(project => project.Sources.Count == 0) ? TestState : state;
        var before = EvaluatedState.Of(TestState, GetDiagnosticAnalyzers(), []);
        var after = EvaluatedState.Of(fixedState, GetDiagnosticAnalyzers(), Unheard(fixedState));
        var solution = await fix(await CreateSolutionAsync(TestState, before, cancellationToken), verifier);
        foreach (var project in solution.Projects)
        {
            // A project of which the fixed state says nothing is to stay as it was.
            var expected = after.Sources.GetValueOrDefault(project.Name) is { IsDefaultOrEmpty: false } files ? files : before.Sources[project.Name];
            verifier.Equal(expected.Length, project.DocumentIds.Count, $"number of documents in {project.Name}");
            foreach (var (document, (path, text)) in project.Documents.Zip(expected))
            {
                verifier.Equal(text.ToString(), (await document.GetTextAsync(cancellationToken)).ToString(), $"{path} is not as expected.");
            }
        }

        var actual = await GetDiagnosticsAsync(solution, cancellationToken);
        var mismatch = DiagnosticComparison.Describe(after, actual);
        verifier.True(mismatch is null, mismatch);
    }

    /// <summary>A mark on what could still be mended does not make it right, unless the state says that it may stay.</summary>
    private IEnumerable<string> Unheard(SolutionState fixedState) =>
        fixedState.MarkupHandling == MarkupMode.Allow || IsUnchanged(fixedState) ? [] : GetCodeFixProviders().SelectMany(provider => provider.FixableDiagnosticIds);

    private bool IsUnchanged(SolutionState state) => state.Sources.Select(file => file.content.ToString()).SequenceEqual(TestState.Sources.Select(file => file.content.ToString()));

    private async Task<Solution> FixOneByOneAsync(Solution solution, IVerifier verifier)
    {
        for (var applied = 0; await FirstFixAsync(solution) is { } found; applied++)
        {
            if (applied > 0 && CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
            {
                break;
            }

            verifier.True(applied < MostIterations, "fixes are offered without end.");
            var next = await FixApplication.ApplyAsync(solution, found.Action, verifier);
            verifier.True(await FixApplication.DifferAsync(solution, next), $"'{found.Action.Title}' is offered, but changes nothing.");
            solution = next;
        }

        return solution;
    }

    private async Task<Solution> FixAllAsync(Solution solution, FixAllScope scope, IVerifier verifier, CancellationToken cancellationToken)
    {
        var places = scope switch
        {
            FixAllScope.Document => solution.Projects.Sum(project => project.DocumentIds.Count),
            FixAllScope.Project => solution.ProjectIds.Count,
            _ => 1,
        };
        for (var applied = 0; await FirstFixAsync(solution) is { } found; applied++)
        {
            verifier.True(applied < places * NumberOfFixAllIterations, $"{scope}: Fix All leaves something to fix.");
            var fixAll = found.Provider.GetFixAllProvider();
            verifier.True(fixAll is not null, $"{found.Provider.GetType().Name} has no Fix All.");
            verifier.True(fixAll.GetSupportedFixAllScopes().Contains(scope), $"{found.Provider.GetType().Name} has no Fix All in this scope.");
            var action = await fixAll.GetFixAsync(FixApplication.Context(found, scope, GetDiagnosticsAsync, cancellationToken));
            verifier.True(action is not null, "Fix All has no action.");
            solution = await FixApplication.ApplyAsync(solution, action, verifier);
        }

        return solution;
    }

    private async Task<Fix?> FirstFixAsync(Solution solution)
    {
        foreach (var diagnostic in await GetDiagnosticsAsync(solution, default))
        {
            var document = solution.GetDocument(diagnostic.Location.SourceTree);
            foreach (var provider in GetCodeFixProviders().Where(provider => document is not null && provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                if (await ChosenActionAsync(provider, document!, diagnostic) is { } action)
                {
                    return new(provider, document!, diagnostic, action);
                }
            }
        }

        return null;
    }

    private async Task<CodeAction?> ChosenActionAsync(CodeFixProvider provider, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        var candidates = actions.Where(action => CodeActionEquivalenceKey is null || action.EquivalenceKey == CodeActionEquivalenceKey);
        return CodeActionEquivalenceKey is null || CodeActionIndex is null
            ? candidates.ElementAtOrDefault(CodeActionIndex ?? 0)
            : actions.ElementAtOrDefault(CodeActionIndex.Value) is { } action && action.EquivalenceKey == CodeActionEquivalenceKey ? action : null;
    }
}
