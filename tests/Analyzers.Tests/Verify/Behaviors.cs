namespace Microsoft.CodeAnalysis.Testing;

/// <summary>From which level on the compiler's own diagnostics must be expected by a test.</summary>
public enum CompilerDiagnostics
{
    None = 0,
    Errors = 1,
    Warnings = 2,
    Suggestions = 3,
    All = 4,
}

/// <summary>How much of a fix a test applies.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    None = 0,
    FixOne = 1,
    SkipFixAllInDocumentCheck = 2,
    SkipFixAllInProjectCheck = 4,
    SkipFixAllInSolutionCheck = 8,
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,
}
