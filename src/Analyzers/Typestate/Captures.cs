using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>What a lambda or local function does to the variables around it.</summary>
internal static class Captures
{
    public static IReadOnlyList<(ISymbol Symbol, bool Ends)> Of(Body outer, ControlFlowGraph inner)
    {
        var ends = new Dictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        Collect(outer, inner, ends);
        return ends.Select(pair => (pair.Key, pair.Value)).ToArray();
    }

    private static void Collect(Body outer, ControlFlowGraph inner, Dictionary<ISymbol, bool> ends)
    {
        foreach (var operation in inner.Blocks.SelectMany(block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations).SelectMany(operation => operation.DescendantsAndSelf()))
        {
            if (operation is IFlowAnonymousFunctionOperation nested)
                Collect(outer, inner.GetAnonymousFunctionControlFlowGraph(nested), ends);
            if (Variable(operation) is { } variable && outer.Symbols.IsConnection(operation.Type))
                ends[variable] = (ends.TryGetValue(variable, out var known) && known) || HandsOver(outer.Symbols, operation);
        }
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>It is ended, captured by a using, passed on or stored: anything but used or asked.</summary>
    private static bool HandsOver(ConnectionSymbols symbols, IOperation reference)
    {
        var parent = reference.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        return parent switch
        {
            IInvocationOperation call => symbols.EventOf(call.TargetMethod) is { } word && Evaluator.IsTermination(word),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => !symbols.IsBystander(method.ContainingType),
            IArgumentOperation or IFlowCaptureOperation or ISimpleAssignmentOperation or IReturnOperation => true,
            _ => false,
        };
    }
}
