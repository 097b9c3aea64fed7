using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.Oracle.Programs;

/// <summary>Compiles programs as a user of Hangup would: against the framework, the runtime, and what they are given.</summary>
internal static class Compiler
{
    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "Programs",
        references: References().Select(path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    private static readonly int s_usings = Vocabulary.Usings.Count(letter => letter == '\n') + 1;

    /// <summary>Each program is a file under its own name.</summary>
    public static CSharpCompilation Compile(IEnumerable<(string Name, string Text)> programs) =>
        s_empty.AddSyntaxTrees(programs.Select(program => CSharpSyntaxTree.ParseText(Vocabulary.Usings + "\n" + program.Text, path: program.Name)));

    /// <summary>The same texts, read anew: what was found in the others is not known of these.</summary>
    public static CSharpCompilation Afresh(CSharpCompilation compilation) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(static tree => CSharpSyntaxTree.ParseText(tree.ToString(), path: tree.FilePath)));

    /// <summary>The line as the program's text counts it.</summary>
    public static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line - s_usings;

    private static IEnumerable<string> References()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(AbortResult).Assembly.Location).Append(typeof(Compiler).Assembly.Location);
    }
}
