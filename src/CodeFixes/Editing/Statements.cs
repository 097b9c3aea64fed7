using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>New statements; how they are laid out is decided where they are written.</summary>
internal static class Statements
{
    public static StatementSyntax Parse(string text) => SyntaxFactory.ParseStatement(text);

    /// <summary>A <c>using</c> statement around what is to go into it.</summary>
    public static StatementSyntax Using(string resource) => Parse($"using ({resource}) {{ }}");

    /// <summary>A <c>try</c> statement around what is to go into it.</summary>
    public static StatementSyntax TryCatch(StatementSyntax onError) => Parse($"try {{ }} catch {{ {onError} throw; }}");
}
