using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Connections that are somebody else's, and what is known of them all the same.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Where nothing is known of a connection-typed result, it is somebody else's.</summary>
    private Value Known(Value value, IOperation operation) =>
        value.IsNothing && Symbols.IsConnection(operation.Type) ? Borrow(operation) : value;

    private Value Borrow(IOperation operation) => Borrow(operation, operation.Type);

    /// <summary><c>listener.Server</c>: a socket that only ever listens.</summary>
    private Value BorrowListener(IOperation operation)
    {
        var connection = Place.Of(operation) is { } place ? _body.Connections.Borrowed(place, operation.Syntax, operation.Type) : _body.Connections.Borrowed(operation.Syntax, operation.Type);
        if (!Now[connection.Id].May(Facts.ArmedListening))
            Now = Now.With(connection.Id, Facts.Listening);
        return Value.Of(connection.Id);
    }

    private Value Borrow(IOperation operation, ITypeSymbol? type)
    {
        var connection = _body.Connections.Borrowed(operation.Syntax, type);
        Now = Now.With(connection.Id, IsUnresolved(operation) || IsOfAnyTask(operation) || IsOfAnyKind(operation, type) ? Facts.Unknown : !Symbols.IsConnection(type) ? Facts.Open : Symbols.IsSocket(type) && _body.Untold == Facts.Datagram ? Facts.Datagram : IsDialed(operation) ? Facts.Connected : _body.ElementOf(operation));
        return Value.Of(connection.Id).OrNull();
    }

    /// <summary>A socket that unseen code makes, or puts into an <c>out</c>, may as well send datagrams.</summary>
    private bool IsOfAnyKind(IOperation operation, ITypeSymbol? type) => Symbols.IsSocket(type)
        && (operation.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation giver } ? giver : Called(operation) as IInvocationOperation) is { TargetMethod: { } made } call
        && !Vocabulary.IsLibrary(made.ContainingType) && Symbols.EventOf(made) is null && !Dials((InvocationExpressionSyntax)call.Syntax) && _body.SummaryOf(made, givenIdle: false, isHandedOne: true, call.IsVirtual) is null;

    /// <summary>What does not compile could be anything.</summary>
    private static bool IsUnresolved(IOperation operation) => Called(operation) is IInvalidOperation;

    /// <summary>Also behind a cast and an await.</summary>
    private static IOperation Called(IOperation operation) => operation.Uncast() is IAwaitOperation awaited ? Unwrap(awaited.Operation) : operation.Uncast();

    /// <summary>What a task brings of which nothing is known, not even whether it accepts or connects.</summary>
    private bool IsOfAnyTask(IOperation operation) => operation switch
    {
        IAwaitOperation { Operation: var task } => IsAnyTask(Unwrap(task)),
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" }, Instance: { } task } => IsAnyTask(task),
        _ => false,
    };

    /// <summary>A call that is kept in a variable has a name.</summary>
    private bool IsAnyTask(IOperation task) => task is IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation
        || (task is ILocalReferenceOperation local && _body.Facts.ValueOf(local.Local)?.Uncast() is not IInvocationOperation { TargetMethod.Name: not "WhenAny" });

    /// <summary>What somebody else's <c>ConnectAsync</c> gives is connected, and not in use yet; so is what is called off while it is connected.</summary>
    private bool IsDialed(IOperation operation) => _body.Entry.CallsOffADialing
        || (Unwrap(Called(operation)) is IInvocationOperation { Syntax: InvocationExpressionSyntax call } && (Dials(call) || call.ArgumentList.Arguments.Any(IsDialing)));

    /// <summary><c>WithTimeout(token => proxy.ConnectAsync(there, token))</c></summary>
    private static bool IsDialing(ArgumentSyntax handed) => handed.Expression is AnonymousFunctionExpressionSyntax work
        && (work.Body as InvocationExpressionSyntax ?? ((work.Body as BlockSyntax)?.Statements.FirstOrDefault() as ReturnStatementSyntax)?.Expression as InvocationExpressionSyntax) is { } call && Dials(call);

    private static bool Dials(InvocationExpressionSyntax call) => call.Expression.GetLastToken().ValueText is var name && (name.StartsWith("Connect", StringComparison.Ordinal) || name.StartsWith("Dial", StringComparison.Ordinal));
}
