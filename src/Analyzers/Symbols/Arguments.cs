using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Symbols;

/// <summary>Reads the arguments where they decide what a word means: <c>Close(0)</c> aborts, <c>Shutdown(Receive)</c> sends nothing.</summary>
internal static class Arguments
{
    private const int ShutdownReceive = 0;
    private const int OptionLinger = 128;
    private const int OptionDontLinger = -129;

    public static ConnectionEvent Sharpen(ConnectionEvent word, ImmutableArray<IArgumentOperation> arguments) => word switch
    {
        ConnectionEvent.Shutdown when IsConstant(arguments, 0, ShutdownReceive) => ConnectionEvent.ShutdownReceive,
        ConnectionEvent.Close when arguments.Length > 0 => ConnectionEvent.CloseTimed,
        ConnectionEvent.CloseSocket when IsConstant(arguments, 0, 0) => ConnectionEvent.Abort,
        ConnectionEvent.CloseSocket when arguments.Length > 0 && !IsConstant(arguments, 0, -1) => ConnectionEvent.CloseTimed,
        ConnectionEvent.Linger when arguments.Length == 3 => OfOption(arguments),
        ConnectionEvent.Accept when TakesEventArgs(arguments) => ConnectionEvent.Nothing,
        _ => word,
    };

    /// <summary>What setting linger to this value does.</summary>
    public static ConnectionEvent OfLinger(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        if (value is not IObjectCreationOperation { Arguments.Length: 2 } creation)
            return ConnectionEvent.Linger;
        if (IsConstant(creation.Arguments, 0, false))
            return ConnectionEvent.Disarm;
        return IsConstant(creation.Arguments, 0, true) && IsConstant(creation.Arguments, 1, 0) ? ConnectionEvent.Arm : ConnectionEvent.Linger;
    }

    public static IOperation? At(ImmutableArray<IArgumentOperation> arguments, int ordinal) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    public static bool IsConstant(ImmutableArray<IArgumentOperation> arguments, int ordinal, object expected) =>
        At(arguments, ordinal) is { ConstantValue: { HasValue: true, Value: var value } } && Equals(value, expected);

    private static ConnectionEvent OfOption(ImmutableArray<IArgumentOperation> arguments)
    {
        if (IsConstant(arguments, 1, OptionDontLinger))
            return ConnectionEvent.Disarm;
        return IsConstant(arguments, 1, OptionLinger) && At(arguments, 2) is { } value ? OfLinger(value) : ConnectionEvent.Nothing;
    }

    private static bool TakesEventArgs(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Any(argument => argument.Parameter?.Type.Name == "SocketAsyncEventArgs");
}
