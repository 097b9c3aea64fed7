using System.Globalization;
using Hangup.Oracle.Comparison;
using Hangup.Oracle.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.Oracle.Hostile;

/// <summary>Code that nobody writes on purpose: no exception, no hang, the same answer twice.</summary>
public class HostileTests
{
    private static readonly TimeSpan s_mostTime = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Shapes => [.. Monsters.All.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task Monster_IsAnsweredTwiceAlike(string name) => AskTwice(Monsters.All[name]());

    [LongFact("HANGUP_ORACLE_LONG")]
    public Task LongFile_IsAnsweredTwiceAlike() => AskTwice(Monsters.LongFile());

    [LongFact("HANGUP_ORACLE_LONG")]
    public Task DeepFile_IsAnsweredTwiceAlike() => AskTwice(Monsters.DeepFile());

    /// <summary>HANGUP_ORACLE_HOSTILE=n spoils that many programs.</summary>
    [Fact]
    public async Task SpoiltPrograms_AreAnsweredTwiceAlike()
    {
        foreach (var seeds in Seeds.All("HANGUP_ORACLE_HOSTILE", 400).Chunk(200))
        {
            var compilation = Compiler.Compile(seeds.Select(seed => ($"{seed}", Spoil(ProgramText.Of(Generator.Program(seed)).Text, new Random(seed)))));
            Assert.Equal(Print(await Reports.Of(compilation, concurrently: true)), Print(await Reports.Of(Compiler.Afresh(compilation), concurrently: false)));
        }
    }

    [Fact]
    public async Task MissingReferences_AreSurvived()
    {
        var text = string.Join('\n', Enumerable.Range(1, 100).Select(seed => ProgramText.Of(Generator.Program(seed)).Text));
        var alone = CSharpCompilation.Create("Alone", [CSharpSyntaxTree.ParseText(Vocabulary.Usings + "\n" + text)]);
        Assert.Empty(await Reports.Of(alone));
        Assert.Empty(await Reports.Of(alone.AddReferences(MetadataReference.CreateFromFile(typeof(object).Assembly.Location))));
    }

    [Fact]
    public async Task TypesDeclaredTwice_AreSurvived()
    {
        var impostor = CSharpCompilation.Create(
            "Impostor",
            [CSharpSyntaxTree.ParseText("namespace System.Net.Sockets { public class TcpClient : System.IDisposable { public TcpClient(string host, int port) { } public void Dispose() { } } }")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var compilation = Compiler.Compile(Enumerable.Range(1, 100).Select(seed => ($"{seed}", ProgramText.Of(Generator.Program(seed)).Text))).AddReferences(impostor.ToMetadataReference());
        Assert.Equal(Print(await Reports.Of(compilation, concurrently: true)), Print(await Reports.Of(Compiler.Afresh(compilation), concurrently: false)));
    }

    private static async Task AskTwice(string text)
    {
        using var enough = new CancellationTokenSource(s_mostTime);
        var compilation = Compiler.Compile([("monster", text)]);
        Assert.Equal(Print(await Reports.Of(compilation, concurrently: true, enough.Token)), Print(await Reports.Of(Compiler.Afresh(compilation), concurrently: false, enough.Token)));
    }

    private static string Spoil(string text, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Select(token => token.ToFullString()).ToList();
        var (at, other) = (random.Next(tokens.Count), random.Next(tokens.Count));
        switch (random.Next(4))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            default:
                tokens.RemoveRange(at, tokens.Count - at);
                break;
        }

        return string.Concat(tokens);
    }

    private static string Print(IEnumerable<Diagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Select(found => $"{found.Location.GetLineSpan()}: {found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal));
}
