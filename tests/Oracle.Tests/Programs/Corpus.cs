using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.Oracle.Programs;

/// <summary>Code that others have written: HANGUP_ORACLE_SOURCES names a folder of folders.</summary>
internal static class Corpus
{
    public static IEnumerable<string> Folders() => Environment.GetEnvironmentVariable("HANGUP_ORACLE_SOURCES") is { Length: > 0 } folder
        ? Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
        : [];

    /// <summary>The files in it that have to do with sockets.</summary>
    public static CSharpCompilation Compile(string folder) => Compiler.Compile(
        Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (Path: path, Text: File.ReadAllText(path)))
            .Where(file => file.Text.Contains("Sockets", StringComparison.Ordinal)));
}
