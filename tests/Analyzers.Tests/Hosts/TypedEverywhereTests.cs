using System.Globalization;
using Hangup.Benchmarks;
using Hangup.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace Hangup.Tests.Hosts;

/// <summary>Edits at random in the programs of all other tests: whatever is typed, what is kept from before is what a fresh look finds.</summary>
public class TypedEverywhereTests(ITestOutputHelper output)
{
    private const int EditsPerProject = 12;
    private const int ProgramsPerProject = 3;
    private const int FilesOfAFolder = 25;

    private static readonly string[] Folders = Environment.GetEnvironmentVariable("HANGUP_KEYSTROKES_SOURCES") is { Length: > 0 } folder ? [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)] : [];

    private static readonly string[] Programs =
        [.. from file in Repository.Sources("tests/Analyzers.Tests")
            from literal in file.Root.DescendantTokens()
            where literal.Kind() is SyntaxKind.MultiLineRawStringLiteralToken
            select Unmarked(literal.ValueText) into program
            where program is not null
            select program,
         .. Generated];

    /// <summary>Those of the benchmarks, so often that each project in five has one.</summary>
    private static IEnumerable<string> Generated => Enumerable.Range(0, 25).SelectMany(_ => new[]
    {
        GeneratedPrograms.LargeMethod(200, Lifetimes.OneByOne), GeneratedPrograms.LargeMethod(200, Lifetimes.AllAtOnce),
        GeneratedPrograms.Chain(30, closes: true), GeneratedPrograms.Clique(8, closes: false),
    });

    /// <summary>HANGUP_KEYSTROKES=n types n times; HANGUP_KEYSTROKES_SEED=n begins with the n-th project; HANGUP_KEYSTROKES_SOURCES=folder types in what is in the folders there.</summary>
    [Fact]
    public void WhateverIsTyped_IsAnsweredAsByAFreshLook()
    {
        var (typed, kept) = (0, 0);
        for (var seed = Number("HANGUP_KEYSTROKES_SEED", 1); typed < Number("HANGUP_KEYSTROKES", 200); seed++)
            foreach (var hasInherited in Typed(seed))
                (typed, kept) = (typed + 1, kept + (hasInherited ? 1 : 0));
        output.WriteLine($"{typed} edits in {Programs.Length} programs; {kept} left other findings as they were");
        Assert.InRange(kept, typed / 8, typed);
    }

    private static IEnumerable<bool> Typed(int seed)
    {
        var random = new Random(seed);
        var programs = Folders is { Length: > 0 } ? InFolder(Folders[seed % Folders.Length], random) : [.. Enumerable.Range(0, ProgramsPerProject).Select(_ => Programs[random.Next(Programs.Length)])];
        var session = new TypingSession(Project(programs));
        session.Says();
        for (var edit = 0; edit < EditsPerProject && programs.Length > 0; edit++)
        {
            var before = session.Compilation;
            var file = random.Next(programs.Length);
            session.Type(file, Change(session[file].GetRoot(), random));
            var (says, afresh) = (session.Says(), session.SaysAfresh());
            Assert.True(says.SequenceEqual(afresh), $"seed {seed}, edit {edit}:\n{before.SyntaxTrees.ElementAt(file)}\n=====>\n{session[file]}\nkept: {string.Join('\n', says.Except(afresh))}\nfresh: {string.Join('\n', afresh.Except(says))}");
            yield return session.HasInherited;
        }
    }

    private static string[] InFolder(string folder, Random random) =>
        [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)
            .Where(text => text.Contains("Sockets", StringComparison.Ordinal)).OrderBy(_ => random.Next()).Take(FilesOfAFolder)];

    /// <summary>In a body: statements come, go and change places; now and then any token is lost, as happens to who types.</summary>
    private static TextChange Change(SyntaxNode root, Random random)
    {
        var statements = root.DescendantNodes().OfType<StatementSyntax>().Where(statement => statement.Parent is BlockSyntax or SwitchSectionSyntax).ToArray();
        if (statements.Length == 0)
            return new TextChange(new TextSpan(root.FullSpan.End, 0), " ");
        var (one, other) = (statements[random.Next(statements.Length)], statements[random.Next(statements.Length)]);
        var tokens = root.DescendantTokens().ToArray();
        return random.Next(8) switch
        {
            0 => new TextChange(one.Span, ""),
            1 => new TextChange(one.Span, other.ToString()),
            2 => new TextChange(new TextSpan(one.SpanStart, 0), other + " "),
            3 => new TextChange(new TextSpan(one.SpanStart, 0), "Console.WriteLine(); "),
            4 => new TextChange(new TextSpan(one.SpanStart, 0), "/* " + new string('x', random.Next(9)) + " */ "),
            5 => new TextChange(new TextSpan(one.SpanStart, 0), "\n"),
            6 => new TextChange(one.Span, $"if ({random.Next(2)} == Environment.TickCount) {{ {one} }}"),
            _ => new TextChange(tokens[random.Next(tokens.Length)].Span, ""),
        };
    }

    private static Compilation Project(IEnumerable<string> programs)
    {
        var compilation = Requests.Compile("class Placeholder;");
        return compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(programs.Select(Parse).Append(compilation.SyntaxTrees.Last()));
    }

    private static SyntaxTree Parse(string program, int number)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        if (Folders.Length > 0)
            return CSharpSyntaxTree.ParseText(program, options, $"File{number}.cs");
        var isWhole = CSharpSyntaxTree.ParseText(program, options).GetCompilationUnitRoot().Members.All(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
        return CSharpSyntaxTree.ParseText($"namespace N{number} {{\n{(isWhole ? program : $"partial class Program\n{{\n{program}\n}}")}\n}}", options, $"File{number}.cs");
    }

    private static string? Unmarked(string program)
    {
        try
        {
            return ConnectionPrograms.Unmarked(program);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
