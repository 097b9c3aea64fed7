#pragma warning disable
using System.Text.Json;
using Hangup.Analyzers;
using Hangup.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
namespace Hangup.Tests;
public class Explore
{
    sealed class T : CSharpCodeFixTest<ConnectionAnalyzer, ConnectionEndFix, DefaultVerifier>
    {
        public string Version = "preview";
        protected override ParseOptions CreateParseOptions() { LanguageVersionFacts.TryParse(Version, out var v); return new CSharpParseOptions(v); }
        public async Task<(string, string, string)> Go(string key)
        {
            var ev = EvaluatedState.Of(TestState, GetDiagnosticAnalyzers());
            var sol = await CreateSolutionAsync(TestState, ev, default);
            var note = "";
            var before = await Marked(sol);
            for (int i = 0; i < 10; i++)
            {
                var all = await GetDiagnosticsAsync(sol, default);
                CodeAction? act = null;
                foreach (var d in all.Where(d => new ConnectionEndFix().FixableDiagnosticIds.Contains(d.Id)))
                {
                    var actions = new List<CodeAction>();
                    await new ConnectionEndFix().RegisterCodeFixesAsync(new CodeFixContext(sol.GetDocument(d.Location.SourceTree)!, d, (a, _) => actions.Add(a), default));
                    act = actions.FirstOrDefault(a => a.EquivalenceKey == key);
                    if (act != null) break;
                }
                if (act is null) break;
                try { sol = await FixApplication.ApplyAsync(sol, act, new DefaultVerifier()); } catch (Exception e) { note += e.Message; break; }
                note += act.Title + "; ";
            }
            return (before, await Marked(sol), note);
        }
        async Task<string> Marked(Solution sol)
        {
            var doc = sol.Projects.First().Documents.First();
            var text = (await doc.GetTextAsync()).ToString();
            var ds = (await GetDiagnosticsAsync(sol, default)).Where(d => d.Location.SourceTree?.FilePath == doc.FilePath).OrderByDescending(d => d.Location.SourceSpan.Start).ToList();
            foreach (var d in ds)
            {
                var sp = d.Location.SourceSpan;
                text = text[..sp.Start] + "{|" + d.Id + ":" + text.Substring(sp.Start, sp.Length) + "|}" + text[sp.End..];
            }
            return text;
        }
    }
    sealed record Case(string name, string program, string? key, bool bcl, string? cs);
    [Fact]
    public async Task Run()
    {
        var res = new List<object>();
        foreach (var p in JsonSerializer.Deserialize<Case[]>(File.ReadAllText("/tmp/explore/cases.json"))!)
        {
            var t = new T { Version = p.cs ?? "preview" };
            if (p.bcl) t.TestState.AddProgramWithoutRuntime(p.program); else t.TestState.AddProgram(p.program);
            try { var (b, a, n) = await t.Go(p.key switch { "close" => ConnectionEndFix.CloseGracefullyKey, "abort" => ConnectionEndFix.AbortKey, _ => ConnectionEndFix.AbortOnErrorKey }); res.Add(new { p.name, before = b, after = a, note = n }); }
            catch (Exception e) { res.Add(new { p.name, before = "", after = "", note = e.ToString() }); }
        }
        File.WriteAllText("/tmp/explore/results.json", JsonSerializer.Serialize(res));
    }
}
