using Hangup.Oracle.Comparison;
using Hangup.Oracle.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Hangup.Oracle.Metamorphic;

/// <summary>What changes nothing of what a program does changes nothing of what is said about it.</summary>
public class MetamorphicTests(ITestOutputHelper output)
{
    public static TheoryData<string> Rewritings => [.. Rewriting.All.Keys];

    /// <summary>HANGUP_ORACLE_SOURCES=folder also looks at each folder in that folder.</summary>
    [Theory]
    [MemberData(nameof(Rewritings))]
    public async Task Rewritten_SaysTheSame(string name)
    {
        var compilations = new List<CSharpCompilation> { Compiler.Compile(Seeds.All("HANGUP_ORACLE_REWRITTEN", 150).Select(Generator.Program).Select(program => (program.Name, ProgramText.Of(program).Text))) };
        compilations.AddRange(Corpus.Folders().Select(folder => Corpus.Compile(folder)));
        var differences = new List<string>();
        foreach (var compilation in compilations)
            differences.AddRange(await Compare(compilation, Rewriting.All[name]));
        output.WriteLine($"{compilations.Count} compilations, {differences.Count} differences\n{string.Join('\n', differences.Take(20))}");
        Assert.Empty(differences);
    }

    private static async Task<IEnumerable<string>> Compare(CSharpCompilation compilation, Func<SyntaxNode, SyntaxNode> rewrite)
    {
        var rewritten = compilation;
        foreach (var tree in compilation.SyntaxTrees)
            rewritten = rewritten.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(rewrite(await tree.GetRootAsync()).ToFullString(), path: tree.FilePath));
        var (before, after) = (await CountsOf(compilation), await CountsOf(rewritten));
        return before.Keys.Union(after.Keys).Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key))
            .Select(key => $"{key.File}: {key.Id} {before.GetValueOrDefault(key)} times, then {after.GetValueOrDefault(key)} times");
    }

    private static async Task<Dictionary<(string File, string Id), int>> CountsOf(Compilation compilation) =>
        (await Reports.Of(compilation)).GroupBy(diagnostic => (diagnostic.Location.SourceTree?.FilePath ?? "", diagnostic.Id)).ToDictionary(group => group.Key, group => group.Count());
}
