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

/// <summary>Which marks of a state are heard.</summary>
public enum MarkupMode
{
    None = 0,
    Ignore = 1,
    IgnoreFixable = 2,
    Allow = 3,
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
