using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Mutants;

/// <summary>A project as its build compiles it, with any number of mutants in one assembly: a switch chooses among them.</summary>
internal sealed class MutatedProject
{
    /// <summary>Told which mutant is to be, and asked which were met.</summary>
    private const string Switch = """
        namespace Hangup.Mutants
        {
            public static class Switch
            {
                public static int Chosen = -1;
                public static bool[] Met = new bool[100000];

                public static bool Is(int number)
                {
                    Met[number] = true;
                    return Chosen == number;
                }
            }
        }
        """;

    private readonly CSharpCompilation _compilation;
    private readonly CSharpParseOptions _options;

    /// <param name="arguments">The compiler's, one a line.</param>
    public MutatedProject(string folder, IEnumerable<string> arguments)
    {
        var parsed = CSharpCommandLineParser.Default.Parse(arguments, folder, sdkDirectory: null);
        _options = parsed.ParseOptions;
        Folder = folder;
        _compilation = CSharpCompilation.Create(
            parsed.CompilationName,
            parsed.SourceFiles.Select(file => Parse(File.ReadAllText(file.Path), file.Path)).Append(Parse(Switch, "")),
            parsed.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties)),
            parsed.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions([]).WithOptimizationLevel(OptimizationLevel.Release));
    }

    public string Folder { get; }

    public string Name => _compilation.AssemblyName!;

    /// <summary>Of the files in that folder of the project, in an order that the seed tells.</summary>
    public IReadOnlyList<Mutant> Draw(string room, int seed)
    {
        var prefix = Path.Combine(Folder, room) + Path.DirectorySeparatorChar;
        var all = _compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(tree => tree.FilePath, StringComparer.Ordinal)
            .SelectMany(tree => Candidates.In(room, _compilation.GetSemanticModel(tree))).ToArray();
#pragma warning disable CA5394 // A sample that can be drawn again.
        new Random(seed).Shuffle(all);
#pragma warning restore CA5394
        return all;
    }

    /// <summary>It is C#.</summary>
    public bool Compiles(Mutant mutant)
    {
        var tree = mutant.Node.SyntaxTree;
        var mutated = Mutate(tree, [mutant]);
        return !_compilation.ReplaceSyntaxTree(tree, mutated).GetSemanticModel(mutated).GetDiagnostics().Any(IsError);
    }

    /// <summary>All of them in one; those that do not go together with the others are left out.</summary>
    public IReadOnlyList<Mutant> Emit(IReadOnlyList<Mutant> mutants, string path)
    {
        while (true)
        {
            var compilation = mutants.GroupBy(mutant => mutant.Node.SyntaxTree).Aggregate(_compilation, (all, file) => all.ReplaceSyntaxTree(file.Key, Mutate(file.Key, file)));
            using var image = File.Create(path);
            var emitted = compilation.Emit(image);
            if (emitted.Success)
                return mutants;
            var spoilt = emitted.Diagnostics.Where(IsError).Select(error => (error.Location.SourceTree!.FilePath, MemberAt(error.Location))).ToHashSet();
            var left = mutants.Where(mutant => !spoilt.Contains((mutant.Node.SyntaxTree.FilePath, MemberAt(mutant.Node.GetLocation())))).ToArray();
            if (left.Length == mutants.Count)
                throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Where(IsError)));
            mutants = left;
        }
    }

    private static string? MemberAt(Location location) =>
        location.SourceTree!.GetRoot().FindNode(location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText + method.ParameterList,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            var other => other?.Kind().ToString(),
        };

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private SyntaxTree Mutate(SyntaxTree tree, IEnumerable<Mutant> mutants) =>
        Parse(new Mutation(mutants.ToLookup(mutant => mutant.Node)).Visit(tree.GetRoot())!.ToFullString(), tree.FilePath);

    private SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, _options, path, System.Text.Encoding.UTF8);

    /// <summary>Puts the switch around what is mutated.</summary>
    private sealed class Mutation(ILookup<SyntaxNode, Mutant> mutants) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? Visit(SyntaxNode? node) =>
            node is null ? null : mutants[node].Aggregate(base.Visit(node), static (visited, mutant) => Around(visited!, mutant));

        private static SyntaxNode Around(SyntaxNode visited, Mutant mutant)
        {
            var asked = $"global::Hangup.Mutants.Switch.Is({mutant.Number})";
            return mutant.Form switch
            {
                Form.Expression => SyntaxFactory.ParseExpression($"({asked} ? {Typed(mutant)} : {Bare(visited)})").WithTriviaFrom(visited),
                Form.Statement => SyntaxFactory.ParseStatement($"if (!{asked}) {{ {visited} }}").WithTriviaFrom(visited),
                _ => WithBlock((MethodDeclarationSyntax)visited, asked),
            };
        }

        private static string Typed(Mutant mutant) => mutant.After is "null" or "default" or "true" or "false" or "0" ? mutant.After : $"({mutant.After})";

        /// <summary>A collection or creation takes its type from where it stands.</summary>
        private static string Bare(SyntaxNode visited) => visited is CollectionExpressionSyntax or ImplicitObjectCreationExpressionSyntax or LiteralExpressionSyntax ? visited.ToString() : $"({visited})";

        private static MethodDeclarationSyntax WithBlock(MethodDeclarationSyntax method, string asked) =>
            method.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody((BlockSyntax)SyntaxFactory.ParseStatement($"{{ if (!{asked}) {{ {method.ExpressionBody!.Expression}; }} }}").WithTrailingTrivia(method.GetTrailingTrivia()));
    }
}
