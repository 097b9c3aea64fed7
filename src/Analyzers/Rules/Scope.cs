using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers.Rules;

/// <summary>The statements during which a <c>using</c> or <c>try</c> guards a connection, and the ways out of them.</summary>
internal sealed class Scope
{
    private readonly SyntaxNode _body;
    private readonly int _start;
    private readonly int _end;

    private Scope(SyntaxNode body, int start, int end)
    {
        _body = body;
        _start = start;
        _end = end;
    }

    /// <summary>The scope that ends with this dispose.</summary>
    public static Scope? Of(SyntaxNode end)
    {
        for (var at = end; at is not null and not MemberDeclarationSyntax; at = at.Parent)
            switch (at)
            {
                case LocalDeclarationStatementSyntax { Parent: BlockSyntax block } declaration:
                    return new Scope(block, declaration.Span.End, block.CloseBraceToken.SpanStart);
                case LocalDeclarationStatementSyntax { Parent: SwitchSectionSyntax section } declaration:
                    return new Scope(section, declaration.Span.End, section.Span.End);
                case LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } } declaration:
                    return new Scope(unit, declaration.Span.End, unit.Members.Last(member => member is GlobalStatementSyntax).Span.End);
                case UsingStatementSyntax statement:
                    return new Scope(statement.Statement, statement.Statement.SpanStart, EndOf(statement.Statement));
                case FinallyClauseSyntax { Parent: TryStatementSyntax guarded }:
                    return new Scope(guarded.Block, guarded.Block.SpanStart, EndOf(guarded.Block));
            }

        return null;
    }

    /// <summary>The normal exits at which the connection may still be open.</summary>
    public IEnumerable<Location> OpenExits(Story story, ControlFlowRegion guarded)
    {
        var open = new SortedSet<int>();
        foreach (var exit in story.Analysis.Record.Exits)
            if (Leaves(exit.From.Block, guarded) && exit.State[story.Connection.Id].May(Facts.InUse | Facts.Connected | Facts.AbortArmed))
                open.UnionWith(ExitsAfter(exit.From.Block, guarded));
        return Jumps().Select(static jump => jump.Span).Append(new TextSpan(_end, 0)).Where(span => open.Contains(span.Start)).Distinct().Select(span => Location.Create(_body.SyntaxTree, span));
    }

    /// <summary>The calls in the scope that take the client's own stream.</summary>
    public IEnumerable<Location> Views(Story story) =>
        story.Observations
            .Where(seen => seen is { Event: ConnectionEvent.View, Operation: IInvocationOperation { TargetMethod.Name: "GetStream" } } && IsInside(seen.Operation.Syntax))
            .Select(seen => seen.Operation.Syntax).Distinct().Select(syntax => syntax.GetLocation());

    /// <summary>The writers that live as long as the scope: they would be flushed only after the connection is closed.</summary>
    public IEnumerable<string> Writers(Story story) =>
        story.Observations
            .Where(seen => seen.Via.Has(Reach.View) && Ending.IsUsing(seen) && IsBuffered(Ending.TypeOf(seen)) && IsInside(seen.Operation.Syntax)
                && seen.Operation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Parent == _body)
            .Select(Ending.NameOf).OfType<string>().Distinct();

    /// <summary>A jump out, still on this side of every finally on its way.</summary>
    private static bool Leaves(BasicBlock block, ControlFlowRegion guarded) =>
        (block.FallThroughSuccessor?.LeavingRegions.Contains(guarded) ?? false) || (block.ConditionalSuccessor?.LeavingRegions.Contains(guarded) ?? false);

    private static bool IsBuffered(ITypeSymbol? type) => type?.Name is "StreamWriter" or "TextWriter" or "BufferedStream" or "BinaryWriter";

    private bool IsInside(SyntaxNode node) => node.SpanStart >= _start && node.Span.End <= _end;

    /// <summary>The ways out behind what the block does last.</summary>
    private IEnumerable<int> ExitsAfter(BasicBlock block, ControlFlowRegion guarded)
    {
        var last = (block.BranchValue ?? block.Operations.LastOrDefault())?.Syntax ?? Predecessor(block);
        if (last?.SpanStart >= _end)
            return Enumerable.Empty<int>(); // Out of a handler behind it: that is no success.
        if (last is null || !IsInside(last))
            return new[] { new Course(_body, JumpsOut).Through(Statements())?.SpanStart ?? _end };
        if (Jumps().FirstOrDefault(jump => jump.Span.Contains(last.Span)) is { } returned)
            return new[] { returned.SpanStart };
        return new Course(_body, JumpsOut).From(last, IsForked(block, guarded)).Select(jump => jump?.SpanStart ?? _end);
    }

    private static bool IsForked(BasicBlock block, ControlFlowRegion guarded) =>
        block.FallThroughSuccessor?.LeavingRegions.Contains(guarded) == true && block.ConditionalSuccessor?.LeavingRegions.Contains(guarded) == true;

    private static SyntaxNode? Predecessor(BasicBlock block) =>
        block.Predecessors.Select(branch => (branch.Source.BranchValue ?? branch.Source.Operations.LastOrDefault())?.Syntax).FirstOrDefault(syntax => syntax is not null);

    private IEnumerable<StatementSyntax> Statements() => (_body switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement),
        StatementSyntax lone => new[] { lone },
        _ => Enumerable.Empty<StatementSyntax>(),
    }).Where(IsInside);

    /// <summary>The statements that jump out, in the order of the source.</summary>
    private IEnumerable<SyntaxNode> Jumps() =>
        _body.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .Where(node => IsInside(node) && JumpsOut(node));

    private bool JumpsOut(SyntaxNode node) => node switch
    {
        ReturnStatementSyntax => true,
        YieldStatementSyntax yield => yield.Expression is null,
        BreakStatementSyntax => Target(node, loopsOnly: false),
        ContinueStatementSyntax => Target(node, loopsOnly: true),
        GotoStatementSyntax { Expression: IdentifierNameSyntax label } => !_body.DescendantNodes().OfType<LabeledStatementSyntax>().Any(statement => statement.Identifier.ValueText == label.Identifier.ValueText),
        GotoStatementSyntax => Target(node, loopsOnly: false),
        _ => false,
    };

    /// <summary>Whether the loop or switch that is left lies around the scope.</summary>
    private bool Target(SyntaxNode jump, bool loopsOnly)
    {
        for (var at = jump.Parent; at is not null && at != _body; at = at.Parent)
            if (at is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax || (at is SwitchStatementSyntax && !loopsOnly))
                return false;
        return true;
    }

    private static int EndOf(StatementSyntax statement) => statement is BlockSyntax block ? block.CloseBraceToken.SpanStart : statement.Span.End;
}
