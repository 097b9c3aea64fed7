using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Tests.House;

/// <summary>Small parts under honest names: the bars our code is held to.</summary>
public class TasteTests
{
    private static readonly SourceFile[] Files = [.. Repository.Sources("src")];

    private static readonly (string Name, int Lines)[] Methods =
        [.. from file in Files from method in MethodsOf(file.Root) select ($"{file.Path}: {NameOf(method)}", LinesOf(method))];

    [Fact]
    public void Files_AreShort()
    {
        Assert.DoesNotContain(Files, file => LinesOf(file) > 300);
        Assert.InRange(Percentile(50, Files.Select(LinesOf)), 1, 80);
    }

    [Fact]
    public void Methods_AreShort()
    {
        Assert.DoesNotContain(Methods, method => method.Lines > 50);
        Assert.InRange(Percentile(50, Methods.Select(method => method.Lines)), 1, 8);
        Assert.InRange(Percentile(90, Methods.Select(method => method.Lines)), 1, 25);
    }

    [Fact]
    public void Statements_NestAtMostThreeDeep() => Assert.Empty(
        from file in Files
        from statement in file.Root.DescendantNodes().OfType<StatementSyntax>().Where(Nests)
        where statement.AncestorsAndSelf().TakeWhile(node => !IsMethod(node)).Count(Nests) > 3
        select $"{file.Path}({LineOf(statement)}): {statement.ToString().Split('\n')[0]}");

    [Fact]
    public void Names_SayWhatThingsAre()
    {
        string[] refused = ["Utils", "Utilities", "Helper", "Helpers", "Common", "Manager", "Misc"];
        var names = Files.Select(file => Path.GetFileNameWithoutExtension(file.Path))
            .Concat(Files.SelectMany(file => file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()).Select(type => type.Identifier.Text))
            .Concat(Files.SelectMany(file => Path.GetDirectoryName(file.Path)!.Split('/', '\\')));
        Assert.DoesNotContain(names, name => refused.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)));
    }

    [Fact]
    public void Types_SayWhatTheyAreFor() => Assert.Empty(
        from file in Files
        from type in file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where type.Parent is not TypeDeclarationSyntax && !type.Modifiers.Any(modifier => modifier.Text == "partial") && !type.HasStructuredTrivia
        select $"{file.Path}: {type.Identifier.Text} has no summary");

    private static int LinesOf(SourceFile file) => file.Text.AsSpan().TrimEnd().Count('\n') + 1;

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static IEnumerable<SyntaxNode> MethodsOf(SyntaxNode root) =>
        root.DescendantNodes().Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax { Body: not null });

    private static bool IsMethod(SyntaxNode node) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    private static string NameOf(SyntaxNode method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        _ => method.ToString().Split('\n')[0].Trim(),
    };

    // An "else if" goes on where its "if" stands.
    private static bool Nests(SyntaxNode node) => node switch
    {
        IfStatementSyntax => node.Parent is not ElseClauseSyntax,
        WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax => true,
        SwitchStatementSyntax or TryStatementSyntax or LockStatementSyntax => true,
        UsingStatementSyntax => node.Parent is not UsingStatementSyntax,
        _ => false,
    };

    private static int Percentile(int percent, IEnumerable<int> values)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
    }
}
