using System.Collections.Immutable;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Rules;
using Hangup.Analyzers.Succession;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers;

/// <summary>Puts every rule's question to the bodies and members of one file.</summary>
internal sealed class FileAnalysis
{
    private readonly SyntaxTree _tree;
    private readonly Gate _gate;
    private readonly Sources _sources;
    private readonly Summaries _summaries;
    private readonly CancellationToken _cancellation;

    public FileAnalysis(SyntaxTree tree, Workbench workbench, CancellationToken cancellation)
    {
        _tree = tree;
        (_gate, _summaries) = workbench;
        _sources = _summaries.Sources;
        _cancellation = cancellation;
    }

    /// <summary>The bodies, fields and properties that may have something to say.</summary>
    public IEnumerable<SyntaxNode> Subjects(TextSpan? span)
    {
        var root = _tree.GetRoot(_cancellation);
        return Bodies.In(root, span ?? root.FullSpan).Where(body => _gate.AdmitsReport(body, IsType, ResetTakenForEnd.CouldHide)).Concat(Bodies.MembersIn(root, span ?? root.FullSpan, _gate.Admits));
    }

    public Findings Of(SyntaxNode subject) => Bodies.IsBody(subject) ? OfBody(subject) : OfMember(subject);

    /// <summary>Nothing is bound for that.</summary>
    private bool IsType(IdentifierNameSyntax name) =>
        _sources.ModelOf(_tree).LookupSymbols(name.SpanStart, name: name.Identifier.ValueText) is { IsEmpty: false } found && found.All(static symbol => symbol is INamedTypeSymbol);

    private Findings OfMember(SyntaxNode declaration) =>
        _sources.ModelOf(_tree).GetDeclaredSymbol(declaration, _cancellation) is { } member && _summaries.Members.IsConnection(member)
        && MemberNobodyEnds.Ask(member, _summaries.Members.Of(member), _summaries.Members.ContractOf(member)) is { } diagnostic
            ? Findings.None with { Diagnostics = ImmutableArray.Create(diagnostic) }
            : Findings.None;

    private Findings OfBody(SyntaxNode body)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var ended = ImmutableArray.CreateBuilder<TextSpan>();
        if (Bodies.OwnerOf(body, _sources.ModelOf(_tree), _cancellation) is { } owner && GraphOf(body, owner) is { } graph)
            Ask(graph, owner, diagnostics, ended);
        return new Findings(diagnostics.ToImmutable(), ended.ToImmutable());
    }

    private ControlFlowGraph? GraphOf(SyntaxNode body, ISymbol owner) =>
        owner is IMethodSymbol method ? _sources.GraphOf(method) : Sources.GraphOf(_sources.ModelOf(_tree).GetOperation(body, _cancellation));

    /// <summary>Code nested too deep for the stack is the one thing that is met with silence by force.</summary>
    private void Ask(ControlFlowGraph graph, ISymbol owner, ImmutableArray<Diagnostic>.Builder diagnostics, ImmutableArray<TextSpan>.Builder ended)
    {
        _cancellation.ThrowIfCancellationRequested();
        try
        {
            var analysis = _summaries.AnalysisOf(graph, owner, _cancellation);
            diagnostics.AddRange(Interview.Of(analysis));
            ended.AddRange(EndedExplicitly.In(analysis, _tree));
            foreach (var function in analysis.Body.Functions)
                Ask(_sources.GraphOf(function)!, function, diagnostics, ended);
        }
        catch (InsufficientExecutionStackException)
        {
        }
    }
}
