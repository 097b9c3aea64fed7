using System.Reflection;
using Hangup.Analyzers;
using Hangup.CodeFixes;
using Hangup.Oracle.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Hangup.Oracle.Fixes;

/// <summary>Repairs a program as an editor does when its user always takes the first action.</summary>
internal static class Repairs
{
    private const int MostSteps = 20;

    private static readonly CodeFixProvider[] s_providers = [.. typeof(ConnectionEndFix).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>The text of the program without anything left to repair; null: repairs do not come to an end.</summary>
    public static async Task<string?> Apply(Program program, string text)
    {
        using var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
        var compilation = Compiler.Compile([(program.Name, text)]);
        var project = workspace.AddProject("Programs", LanguageNames.CSharp).WithCompilationOptions(compilation.Options).WithMetadataReferences(compilation.References);
        var document = project.AddDocument(program.Name, await compilation.SyntaxTrees.Single().GetTextAsync());
        for (var step = 0; step < MostSteps; step++)
        {
            if (await Next(document) is not { } repaired)
                return Strip((await document.GetTextAsync()).ToString());
            document = repaired;
        }

        return null;
    }

    private static string Strip(string text) => text[(Vocabulary.Usings.Length + 1)..];

    private static async Task<Document?> Next(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        foreach (var diagnostic in (await compilation.WithAnalyzers([new ConnectionAnalyzer()]).GetAnalyzerDiagnosticsAsync()).Where(found => found.Id is "HUP101" or "HUP102").OrderBy(found => found.Location.SourceSpan.Start))
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
