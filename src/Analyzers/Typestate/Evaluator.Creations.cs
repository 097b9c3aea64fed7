using System.Collections.Immutable;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Constructors: of connections, of views over them, of anything that may keep one; and lambdas that capture one.</summary>
internal sealed partial class Evaluator
{
    private const int StreamSocket = 1;
    private const int SeqpacketSocket = 5;
    private const int Udp = 17;

    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = creation.Arguments.Select(argument => Evaluate(argument.Value)).ToImmutableArray();
        if (ConnectionSymbols.IsTuple(creation.Type))
            return arguments.Aggregate(Value.Nothing, static (all, argument) => all.Or(argument.By(Reach.Element)));
        var wrapped = arguments.Aggregate(Value.Nothing, static (all, argument) => argument.IsNull ? all : all.Or(argument.NotNull()));
        if (!wrapped.IsNothing && (Symbols.IsWrapper(creation.Type) || Symbols.IsNetworkStream(creation.Type)))
            return Wrap(creation, wrapped);
        var word = creation.Constructor is { } constructor ? Symbols.EventOf(constructor) : null;
        if (word == ConnectionEvent.View && !wrapped.IsNothing)
            return View(creation, wrapped);
        if (IsHandover(word))
            HandOver(creation, word!.Value, arguments);
        else if (CallSite.Of(creation, arguments) is { } bare && Declare(bare) is { PassesConnection: true } site && _body.SummaryOf(site.Method, givenIdle: false, isHandedOne: true) is { } summary)
            Enter(site, summary);
        else
        {
            if (!IsInert(creation))
                Throws(creation);
            foreach (var argument in arguments.Where((_, index) => creation.Arguments[index].Parameter?.OwnershipOf() is null or Ownership.Unsaid))
                Happen(ConnectionEvent.Lend, argument, creation);
        }

        if (Symbols.ContractOf(creation.Type) is { IsWrapped: true } && creation.Type!.Locations.Any(static location => location.IsInSource))
            return Borrow(creation);
        return Symbols.IsConnection(creation.Type) ? Fresh(creation, InitialOf(creation)).AsUnix(Arguments.AreUnix(creation.Arguments), _body.Connections) : Value.Nothing;
    }

    private Value View(IObjectCreationOperation creation, Value wrapped)
    {
        Throws(creation);
        Happen(ConnectionEvent.View, wrapped, creation);
        return wrapped.By(Reach.View);
    }

    private Value Wrap(IObjectCreationOperation creation, Value wrapped)
    {
        var view = wrapped.By(Reach.View);
        // Over a socket that is not connected there is no stream: the constructor throws.
        if (!Symbols.IsNetworkStream(creation.Type) || !wrapped.References.All(reference => Now[reference.Connection].Must(Facts.Idle | Facts.ArmedIdle)))
            Happen(ConnectionEvent.View, wrapped, creation);
        if (SymbolEqualityComparer.Default.Equals(creation.Type, Symbols.SslStream))
            Happen(ConnectionEvent.StartTls, wrapped, creation);
        var owns = Owns(creation);
        if (owns is null)
            Happen(ConnectionEvent.Escape, wrapped, creation);
        return owns == true ? view : view.By(Reach.NonOwning);
    }

    /// <summary>Whether the view ends what it is over; null where a variable decides.</summary>
    private bool? Owns(IObjectCreationOperation creation)
    {
        var isBcl = !Symbols.IsNetworkStream(creation.Type) || SymbolEqualityComparer.Default.Equals(creation.Type, Symbols.NetworkStream);
        if (!isBcl && _body.BaseConstructionOf(creation.Constructor) is null)
            return null;
        foreach (var argument in isBcl ? creation.Arguments : _body.BaseConstructionOf(creation.Constructor)!.Arguments)
            switch (argument.Parameter?.Name)
            {
                case "ownsSocket":
                    return Said(argument);
                case "leaveOpen" or "leaveInnerStreamOpen":
                    return !Said(argument);
            }

        return !Symbols.IsNetworkStream(creation.Type);
    }

    /// <summary>Null where a variable decides.</summary>
    private static bool? Said(IArgumentOperation argument) => argument.Value.ConstantValue is { HasValue: true, Value: bool said } ? said : null;

    private Facts InitialOf(IObjectCreationOperation creation)
    {
        if (Symbols.IsByContract(creation.Type))
            return InitialOfTeams(creation);
        if (SymbolEqualityComparer.Default.Equals(creation.Type, Symbols.TcpClient))
            return creation.Arguments.Length == 2 ? Facts.Connected : Facts.Idle;
        if (SymbolEqualityComparer.Default.Equals(creation.Type, Symbols.Socket))
            return InitialOfSocket(creation.Arguments);
        return InitialOfDerived(creation.Constructor);
    }

    /// <summary>A derived type starts as what its constructors, down to the base's, make of it.</summary>
    private Facts InitialOfDerived(IMethodSymbol? constructor)
    {
        if (constructor is null || !_body.IsSource(constructor) || _body.DoesToItself(constructor, ConnectionEvent.Connect, ConnectionEvent.View))
            return Facts.Open;
        if (_body.DoesToItself(constructor, ConnectionEvent.Listen, ConnectionEvent.Accept))
            return Facts.Listening;
        if (_body.BaseConstructionOf(constructor) is not { } inner)
            return Facts.Idle;
        if (SymbolEqualityComparer.Default.Equals(inner.TargetMethod.ContainingType, Symbols.TcpClient))
            return inner.Arguments.Length == 2 ? Facts.Connected : Facts.Idle;
        return SymbolEqualityComparer.Default.Equals(inner.TargetMethod.ContainingType, Symbols.Socket)
            ? InitialOfSocket(inner.Arguments)
            : SymbolEqualityComparer.Default.Equals(inner.TargetMethod, constructor) ? Facts.Open : InitialOfDerived(inner.TargetMethod);
    }

    public static Facts InitialOfSocket(ImmutableArray<IArgumentOperation> arguments)
    {
        var initial = Facts.Idle;
        foreach (var argument in arguments)
            switch (argument.Parameter?.Type.Name)
            {
                case "SocketType" when argument.Value.ConstantValue is { HasValue: true, Value: int type } ? type is not StreamSocket and not SeqpacketSocket : IsOpenQuestion(argument.Value.Uncast()):
                case "ProtocolType" when argument.Value.ConstantValue is { HasValue: true, Value: Udp }:
                    return Facts.Datagram;
                case "SocketInformation" or "SafeSocketHandle":
                    initial = Facts.Open;
                    break;
            }

        return initial;
    }

    /// <summary>What it is to be is settled elsewhere, or here as the case may be. Whoever calls a helper with a parameter for it tells.</summary>
    private static bool IsOpenQuestion(IOperation type) =>
        type is not IParameterReferenceOperation && (type is not ILocalReferenceOperation { Local: { } local } || local.DeclaringSyntaxReferences.Any(static declared => Mentions.Of("Dgram", declared.GetSyntax()).Any()));

    /// <summary>Constructors that do nothing that could fail: those of the BCL without arguments, of exceptions and options.</summary>
    private bool IsInert(IObjectCreationOperation creation)
    {
        var type = creation.Type;
        if (type is null || SymbolEqualityComparer.Default.Equals(type, Symbols.LingerOption))
            return true;
        if (creation.Constructor is { } constructor && _body.IsHarmless(constructor))
            return true;
        return type.Locations.All(location => location.IsInMetadata) && ((creation.Arguments.IsEmpty && !Symbols.IsConnection(type)) || Symbols.IsCalm(creation.Constructor?.ContainingType) || IsException(type)
            || (type is INamedTypeSymbol made && Arguments.AreFine(creation.Arguments) && Vocabulary.OnlyDependsOnArguments(made)));
    }

    private static bool IsException(ITypeSymbol type) => type.AndBases().Any(static at => at is { Name: nameof(Exception), ContainingNamespace.Name: nameof(System) });
}
