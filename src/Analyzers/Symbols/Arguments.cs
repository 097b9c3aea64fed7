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

    private const int UnixFamily = 1;

    /// <summary>No other timeout may be less than 0.</summary>
    private const int ForEver = -1;

    public static ConnectionEvent Sharpen(ConnectionEvent word, ImmutableArray<IArgumentOperation> arguments) => word switch
    {
        ConnectionEvent.Shutdown when IsConstant(arguments, 0, ShutdownReceive) => ConnectionEvent.ShutdownReceive,
        ConnectionEvent.Close or ConnectionEvent.CloseSocket when IsRefused(arguments) => ConnectionEvent.Nothing,
        ConnectionEvent.Close when arguments.Length > 0 && !IsConstant(arguments, 0, ForEver) => ConnectionEvent.CloseTimed,
        ConnectionEvent.CloseSocket when IsConstant(arguments, 0, 0) => ConnectionEvent.Abort,
        ConnectionEvent.CloseSocket when arguments.Length > 0 && !IsConstant(arguments, 0, ForEver) => ConnectionEvent.CloseTimed,
        ConnectionEvent.Linger when arguments.Length == 3 && !IsConstant(arguments, 1, OptionLinger) =>
            IsConstant(arguments, 1, OptionDontLinger) ? ConnectionEvent.Disarm : ConnectionEvent.Option,
        ConnectionEvent.Accept when TakesEventArgs(arguments) => ConnectionEvent.Nothing,
        _ => word,
    };

    /// <summary>What setting linger to this value does; null: to one that cannot be seen.</summary>
    public static ConnectionEvent OfLinger(IObjectCreationOperation? option)
    {
        if (option is not { Arguments.Length: 2 })
            return ConnectionEvent.Linger;
        if (IsConstant(option.Arguments, 0, false))
            return ConnectionEvent.Disarm;
        return IsConstant(option.Arguments, 0, true) && IsConstant(option.Arguments, 1, 0) ? ConnectionEvent.Arm : ConnectionEvent.Linger;
    }

    /// <summary>Linger is on for a time: <c>new LingerOption(true, 10)</c>.</summary>
    public static bool WaitsInClose(IObjectCreationOperation option) =>
        option.Arguments.Length == 2 && IsConstant(option.Arguments, 0, true) && !IsConstant(option.Arguments, 1, 0);

    /// <summary>The option that <c>SetSocketOption</c> sets linger to; null where it sets something else.</summary>
    public static IOperation? LingerIn(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Length == 3 && IsConstant(arguments, 1, OptionLinger) ? At(arguments, 2) : null;

    public static IOperation? At(ImmutableArray<IArgumentOperation> arguments, int ordinal) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    public static bool IsConstant(ImmutableArray<IArgumentOperation> arguments, int ordinal, object expected) =>
        At(arguments, ordinal) is { ConstantValue: { HasValue: true, Value: var value } } && Equals(value, expected);

    /// <summary>Nothing that the caller could have got wrong: constants, types, sizes, lambdas.</summary>
    public static bool AreFine(ImmutableArray<IArgumentOperation> arguments) => arguments.All(argument => IsFine(argument.Value));

    private static bool IsFine(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } or ITypeOfOperation or IDefaultValueOperation or IDelegateCreationOperation or IPropertyReferenceOperation { Property.Name: "Length" or "Count" } => true,
        IConversionOperation { OperatorMethod: null } conversion => IsFine(conversion.Operand),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } => true,
        IObjectCreationOperation { Type: INamedTypeSymbol made } creation => Vocabulary.IsCalm(made) && AreFine(creation.Arguments),
        IArrayCreationOperation array => array.DimensionSizes.All(IsFine) && (array.Initializer?.ElementValues.All(IsFine) ?? true),
        _ => false,
    };

    /// <summary>The family or the end point is that of a Unix-domain socket.</summary>
    public static bool AreUnix(ImmutableArray<IArgumentOperation> arguments) => arguments.Any(static argument => IsUnix(argument.Value));

    private static bool IsUnix(IOperation value) => value switch
    {
        { Type.Name: "UnixDomainSocketEndPoint" } or IPropertyReferenceOperation { Property.Name: "AddressFamily", Instance.Type.Name: "UnixDomainSocketEndPoint" } => true,
        { Type.Name: "AddressFamily", ConstantValue: { HasValue: true, Value: UnixFamily } } => true,
        IConversionOperation conversion => IsUnix(conversion.Operand),
        _ => false,
    };

    private static bool IsRefused(ImmutableArray<IArgumentOperation> arguments) => At(arguments, 0) is { ConstantValue: { HasValue: true, Value: < ForEver } };

    public static bool TakesEventArgs(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Any(argument => IsEventArgs(argument.Parameter?.Type));

    public static bool IsEventArgs(ITypeSymbol? type) => type?.Name == "SocketAsyncEventArgs";
}
