namespace Hangup.Tests.House;

/// <summary>Holds the arrows of the house (docs: CONTRIBUTING.md): at most one between two rooms, and only these.</summary>
public class ArchitectureTests
{
    // From the door to the foundations: a room uses only rooms below its own line, so there is no cycle.
    private static readonly (string Room, string[] MayUse)[] House =
    [
        ("Door", ["Succession", "Rules", "Typestate", "Symbols", "Names", "Contracts", "Keys"]),
        ("Succession", ["Typestate", "Sockets", "Names"]),
        ("Rules", ["Typestate", "Flow", "Symbols", "Contracts", "Keys"]),
        ("Typestate", ["Flow", "Sockets", "Symbols", "Names", "Contracts"]),
        ("Flow", []),
        ("Sockets", ["Names"]),
        ("Symbols", ["Contracts"]),
        ("Names", ["Contracts"]),
        ("Contracts", []),
        ("CodeFixes", ["Keys"]),
        ("Keys", []),
    ];

    /// <summary>"Rules -> Flow".</summary>
    public static IEnumerable<string> Allowed => House.SelectMany(entry => entry.MayUse.Select(used => $"{entry.Room} -> {used}"));

    [Fact]
    public void Rooms_UseOnlyTheRoomsTheyMay() => Assert.Empty(Forbidden(Repository.Sources("src/Analyzers").Concat(Repository.Sources("src/CodeFixes"))));

    [Fact]
    public void ForbiddenArrow_IsSeen()
    {
        SourceFile[] files =
        [
            new("a.cs", "namespace Hangup.Analyzers.Flow; class Solver { object Rule => new Rules.Rule(); }"),
            new("b.cs", "namespace Hangup.Analyzers.Rules; class Rule { }"),
        ];
        Assert.Equal(["Flow -> Rules: a.cs uses Rule"], Forbidden(files));
    }

    [Fact]
    public void NoRoom_ReachesBack()
    {
        var order = House.Select(entry => entry.Room).ToList();
        Assert.All(House, entry => Assert.All(entry.MayUse, used => Assert.True(order.IndexOf(used) > order.IndexOf(entry.Room), $"{entry.Room} -> {used}")));
    }

    [Fact]
    public void Folders_AreNamespaces()
    {
        var misplaced =
            from file in Repository.Sources("src/Analyzers").Concat(Repository.Sources("src/CodeFixes"))
            from name in file.Root.Members.OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString())
            let expected = Path.GetDirectoryName(file.Path)!.Replace('\\', '/').Replace("src", "Hangup", StringComparison.Ordinal).Replace('/', '.')
            where name != expected && !name.StartsWith("System", StringComparison.Ordinal)
            select $"{file.Path} declares {name}";
        Assert.Empty(misplaced);
    }

    [Theory]
    [InlineData("Analyzers", "Microsoft.CodeAnalysis.Workspaces")]
    [InlineData("Analyzers", "Hangup")]
    [InlineData("CodeFixes", "Hangup")]
    [InlineData("Runtime", "Microsoft.CodeAnalysis")]
    public void Assembly_DoesNotReference(string assembly, string forbidden)
    {
        var name = assembly == "Runtime" ? "Hangup" : $"Hangup.{assembly}";
        var references = System.Reflection.Assembly.Load(name).GetReferencedAssemblies();
        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, reference => reference.Name == forbidden);
    }

    private static IEnumerable<string> Forbidden(IEnumerable<SourceFile> files) =>
        from arrow in Arrows.Of(files)
        where arrow.From != arrow.To
            && !House.Any(entry => entry.Room == arrow.From && entry.MayUse.Contains(arrow.To))
        select $"{arrow.From} -> {arrow.To}: {arrow.Use}";
}
