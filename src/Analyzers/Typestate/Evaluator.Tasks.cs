using System.Collections.Immutable;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Work that is started here and brings a connection later: <c>Task.Run(() => new TcpClient(host, port))</c>.</summary>
internal sealed partial class Evaluator
{
    private Value Start(IInvocationOperation call, ImmutableArray<Value> arguments)
    {
        var unknown = InvokeUnknown(call, Value.Nothing, arguments, throws: true);
        return ReturnsConnection(call.Type) && FunctionIn(call.Arguments[0].Value) is { } function
            && _body.SummaryOf(function, givenIdle: false, isHandedOne: true) is { Fresh: not Facts.None, MayReturnNull: false } summary
            ? Arriving(call, summary.Fresh).By(summary.ReturnedBy)
            : unknown;
    }

    private static IMethodSymbol? FunctionIn(IOperation work) => work switch
    {
        IDelegateCreationOperation { Target: var target } => FunctionIn(target),
        IConversionOperation conversion => FunctionIn(conversion.Operand),
        IFlowAnonymousFunctionOperation lambda => lambda.Symbol,
        IMethodReferenceOperation method => method.Method,
        _ => null,
    };
}
