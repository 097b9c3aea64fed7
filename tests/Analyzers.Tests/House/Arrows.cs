using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Tests.House;

/// <summary>Which room of the house uses which: every name in the sources is bound, and belongs to the room that declares it.</summary>
internal static class Arrows
{
    private static readonly SourceFile ImplicitUsings = new("Usings.cs", """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """);

    /// <summary>"Rules -> Flow: src/Analyzers/Rules/X.cs uses Solution", once per file and name.</summary>
    public static IReadOnlyCollection<(string From, string To, string Use)> Of(IEnumerable<SourceFile> files)
    {
        var trees = files.Append(ImplicitUsings).Select(file => file.Tree);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Hangup", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("House", trees, references);
        return [.. compilation.SyntaxTrees.SelectMany(tree => Uses(compilation, tree)).Distinct()];
    }

    /// <summary>The keys are what analyzer and fix agree on: a room of their own, though they live next to the door.</summary>
    public static string Room(INamedTypeSymbol type) => type.Name is "PropertyKeys" or "CloseTimeout" ? "Keys" : Room(type.ContainingNamespace.ToDisplayString());

    private static string Room(string name) => name switch
    {
        "Hangup.Analyzers" => "Door",
        _ when name.StartsWith("Hangup.CodeFixes", StringComparison.Ordinal) => "CodeFixes",
        _ => name.Split('.').Last(),
    };

    private static IEnumerable<(string From, string To, string Use)> Uses(Compilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var used = model.GetSymbolInfo(name).Symbol;
            var home = used as INamedTypeSymbol ?? used?.ContainingType;
            var user = name.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault();
            if (user is not null && home is not null && SymbolEqualityComparer.Default.Equals(home.ContainingAssembly, compilation.Assembly))
            {
                yield return (Room(model.GetDeclaredSymbol(user)!), Room(home.OriginalDefinition), $"{tree.FilePath} uses {home.Name}");
            }
        }
    }
}
