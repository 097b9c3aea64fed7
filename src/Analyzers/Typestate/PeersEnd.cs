using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>What a test of a read's result tells: 0, -1 or null is the peer's end-of-file, and everything before it was read.</summary>
internal static class PeersEnd
{
    public static bool IsEnd(object? constant) => constant is null or 0 or -1;

    /// <summary><c>n &gt; 0</c>, <c>n &lt; 1</c>, <c>0 &lt; n</c>.</summary>
    public static World Compared(Body body, World world, IBinaryOperation comparison, bool outcome)
    {
        if (comparison.RightOperand.ConstantValue is { HasValue: true, Value: int right })
            return Counted(body, world, comparison.LeftOperand, IsWithin(comparison.OperatorKind, right, outcome));
        if (comparison.LeftOperand.ConstantValue is { HasValue: true, Value: int left })
            return Counted(body, world, comparison.RightOperand, IsWithin(Mirrored(comparison.OperatorKind), left, outcome));
        return world;
    }

    /// <param name="isEnd">The count is one of those that mean end-of-file.</param>
    public static World Counted(Body body, World world, IOperation count, bool isEnd)
    {
        if (!isEnd || SourceOf(body, count) is not { } source || Place.Of(source) is not { } place || !world.Places.TryGetValue(place, out var value))
            return world;
        return value.References.Where(static reference => !reference.IsNull).ToArray() is { Length: 1 } only
            ? world.With(only[0].Connection, world[only[0].Connection].After(ConnectionEvent.Drain))
            : world;
    }

    /// <summary>Where the value is the result of a read, what was read: <c>n = await stream.ReadAsync(..)</c>.</summary>
    public static IOperation? Received(ConnectionSymbols symbols, IOperation value)
    {
        value = value.Uncast();
        return (value is IAwaitOperation awaited ? Evaluator.Unwrap(awaited.Operation) : value) is IInvocationOperation { Instance: { } source } call && symbols.EventOf(call.TargetMethod) == ConnectionEvent.Receive ? source : null;
    }

    private static IOperation? SourceOf(Body body, IOperation count) => count switch
    {
        IConversionOperation conversion => SourceOf(body, conversion.Operand),
        ISimpleAssignmentOperation assignment => SourceOf(body, assignment.Value),
        ILocalReferenceOperation local => body.Facts.ReceivedFrom(local.Local),
        _ => Received(body.Symbols, count),
    };

    /// <summary>Of the counts from -1 on only those up to 0 are left.</summary>
    private static bool IsWithin(BinaryOperatorKind kind, int limit, bool outcome) => (kind, outcome) switch
    {
        (BinaryOperatorKind.GreaterThan, false) or (BinaryOperatorKind.LessThanOrEqual, true) => limit is 0 or -1,
        (BinaryOperatorKind.LessThan, true) or (BinaryOperatorKind.GreaterThanOrEqual, false) => limit is 1 or 0,
        _ => false,
    };

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        _ => kind,
    };
}
