using System.Reflection;
using Hangup.CodeFixes;
using Hangup.Oracle.Comparison;
using Hangup.Oracle.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Hangup.Oracle.Fixes;

/// <summary>A program after its repairs.</summary>
/// <param name="IsWhole">Nothing is left to repair; else there was something for which no action is offered.</param>
internal sealed record Repaired(string Text, bool IsWhole);

/// <summary>Repairs a program as an editor does when its user always takes the first action.</summary>
internal static class Repairs
{
    private const int MostSteps = 20;

    private static readonly CodeFixProvider[] s_providers = [.. typeof(ConnectionEndFix).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>Null: repairs do not come to an end.</summary>
    public static async Task<Repaired?> Apply(Program program, string text)
    {
        using var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
        var compilation = Compiler.Compile([(program.Name, text)]);
        var project = workspace.AddProject("Programs", LanguageNames.CSharp).WithCompilationOptions(compilation.Options).WithMetadataReferences(compilation.References);
        var document = project.AddDocument(program.Name, await compilation.SyntaxTrees.Single().GetTextAsync());
        for (var step = 0; step < MostSteps; step++)
        {
            var left = await Left(document);
            if (await Next(document, left) is not { } repaired)
                return new Repaired(Strip((await document.GetTextAsync()).ToString()), left.Length == 0);
            document = repaired;
        }

        return null;
    }

    private static string Strip(string text) => text[(Vocabulary.Usings.Length + 1)..];

    private static async Task<Diagnostic[]> Left(Document document) =>
        [.. (await Reports.Of((await document.Project.GetCompilationAsync())!)).Where(found => found.Id is "HUP101" or "HUP102").OrderBy(found => found.Location.SourceSpan.Start)];

    private static async Task<Document?> Next(Document document, Diagnostic[] left)
    {
        foreach (var diagnostic in left)
            foreach (var provider in s_providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
                if (await FirstAction(provider, document, diagnostic) is { } action)
                    return await Apply(action, document.Id);
        return null;
    }

    private static async Task<CodeAction?> FirstAction(CodeFixProvider provider, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return actions.FirstOrDefault();
    }

    private static async Task<Document> Apply(CodeAction action, DocumentId id)
    {
        var changed = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var text = await changed.GetDocument(id)!.GetTextAsync();
        return changed.WithDocumentText(id, Microsoft.CodeAnalysis.Text.SourceText.From(text.ToString())).GetDocument(id)!;
    }
}
