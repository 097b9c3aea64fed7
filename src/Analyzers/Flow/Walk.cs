using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Flow;

/// <summary>One pass over one node: its operations in order, then each way out of it.</summary>
internal sealed class Walk<TState>
    where TState : class
{
    private readonly ITransfer<TState> _transfer;
    private readonly Route<TState> _route;

    public Walk(ITransfer<TState> transfer, Route<TState> route)
    {
        _transfer = transfer;
        _route = route;
    }

    public void Visit(Node node, TState state)
    {
        var (completed, thrown) = Run(node, state);

        // A fault inside a catch or finally is not followed: it would make every cleanup look unsafe.
        if (thrown is not null && !node.Block.IsInHandler())
            _route.Unwind(node.Block.EnclosingRegion, default, node.Continuation, thrown, node);
        if (completed is not null)
            Leave(node, completed);
    }

    private Effect<TState> Run(Node node, TState state)
    {
        var effect = new Effect<TState>(state, null);
        foreach (var operation in node.Block.Operations)
            effect = Run(operation, effect, node);
        return node.Block.BranchValue is { } value ? Run(value, effect, node) : effect;
    }

    private Effect<TState> Run(IOperation operation, Effect<TState> before, Node node)
    {
        if (before.Completed is null)
            return before;
        var effect = _transfer.Apply(operation, before.Completed, node);
        return before.Thrown is null ? effect : effect with { Thrown = effect.Thrown is null ? before.Thrown : _transfer.Join(before.Thrown, effect.Thrown) };
    }

    private void Leave(Node node, TState state)
    {
        var block = node.Block;
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition)
        {
            Follow(block.FallThroughSuccessor, node, state);
            return;
        }

        var jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        if (_transfer.Refine(condition, jumpsWhen, state) is { } jumping)
            Follow(block.ConditionalSuccessor, node, jumping);
        if (_transfer.Refine(condition, !jumpsWhen, state) is { } falling)
            Follow(block.FallThroughSuccessor, node, falling);
    }

    private void Follow(ControlFlowBranch? branch, Node node, TState state)
    {
        switch (branch?.Semantics)
        {
            case ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return when branch.Destination is { } destination:
                _route.Jump(node.Block.EnclosingRegion, destination, node.Continuation, state, node);
                break;
            case ControlFlowBranchSemantics.Throw:
                _route.Unwind(node.Block.EnclosingRegion, new Thrown(TypeThrownBy(node.Block)), node.Continuation, state, node);
                break;
            case ControlFlowBranchSemantics.Rethrow:
                _route.Unwind(node.Block.EnclosingRegion, default, node.Continuation, state, node);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                _route.Resume(node, state);
                break;
        }
    }

    // A conversion to Exception hides what was written; a variable may hold any derived type.
    private static ITypeSymbol? TypeThrownBy(BasicBlock block) => block.BranchValue?.Uncast() is IObjectCreationOperation creation ? creation.Type : null;
}
