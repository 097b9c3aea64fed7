using Hangup.Analyzers.Rules;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers;

/// <summary>Puts every rule's question to every body of one file.</summary>
internal sealed class FileAnalysis
{
    private readonly SyntaxTreeAnalysisContext _context;
    private readonly Gate _gate;
    private readonly Sources _sources;
    private readonly Summaries _summaries;

    public FileAnalysis(SyntaxTreeAnalysisContext context, Gate gate, Sources sources, Summaries summaries)
    {
        _context = context;
        _gate = gate;
        _sources = sources;
        _summaries = summaries;
    }

    public void Run()
    {
        if (!_gate.Admits(_context.Tree))
            return;
        var model = _sources.ModelOf(_context.Tree);
        foreach (var syntax in Bodies.In(_context.Tree.GetRoot(_context.CancellationToken)))
            if (_gate.AdmitsReport(syntax) && Bodies.OwnerOf(syntax, model, _context.CancellationToken) is { } owner && GraphOf(syntax, owner, model) is { } graph)
                Ask(graph, owner);
        foreach (var syntax in Bodies.MembersIn(_context.Tree.GetRoot(_context.CancellationToken), _gate.Admits))
            if (model.GetDeclaredSymbol(syntax, _context.CancellationToken) is { } member)
                Ask(member);
    }

    private ControlFlowGraph? GraphOf(SyntaxNode syntax, ISymbol owner, SemanticModel model) =>
        owner is IMethodSymbol method ? _sources.GraphOf(method) : Sources.GraphOf(model.GetOperation(syntax, _context.CancellationToken));

    private void Ask(ISymbol member)
    {
        if (_summaries.Members.IsConnection(member) && MemberNobodyEnds.Ask(member, _summaries.Members.Of(member)) is { } diagnostic)
            _context.ReportDiagnostic(diagnostic);
    }

    /// <summary>Code nested too deep for the stack is the one thing that is met with silence by force.</summary>
    private void Ask(ControlFlowGraph graph, ISymbol owner)
    {
        try
        {
            Interview(graph, owner);
        }
        catch (InsufficientExecutionStackException)
        {
        }
    }

    private void Interview(ControlFlowGraph graph, ISymbol owner)
    {
        var analysis = _summaries.AnalysisOf(graph, owner, _context.CancellationToken);
        foreach (var diagnostic in Rules.Interview.Of(analysis))
            _context.ReportDiagnostic(diagnostic);
        foreach (var function in analysis.Body.Functions)
            Ask(_sources.GraphOf(function)!, function);
    }
}
