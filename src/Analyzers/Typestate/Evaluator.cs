using System.Runtime.CompilerServices;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Runs one operation in one world: operands first, then what it does itself.</summary>
internal sealed partial class Evaluator
{
    private readonly Body _body;
    private readonly Node _at;
    private readonly Record? _record;

    public Evaluator(Body body, World world, Node at, Record? record)
    {
        _body = body;
        _at = at;
        _record = record;
        Now = world;
    }

    /// <summary>The world as far as it has got.</summary>
    public World Now { get; private set; }

    /// <summary>A call did not come back.</summary>
    public bool IsDead { get; private set; }

    /// <summary>What the exceptions that can leave the operation leave behind.</summary>
    public World? Thrown { get; private set; }

    private ConnectionSymbols Symbols => _body.Symbols;

    /// <summary>Runs a whole statement, or the value of a branch.</summary>
    public void Run(IOperation operation)
    {
        var value = Evaluate(operation);
        var block = _at.Block;
        if (!ReferenceEquals(operation, block.BranchValue) || block.ConditionKind != ControlFlowConditionKind.None)
            return;
        if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
        {
            _record?.Returns.Add(new Handover(value, Now, null));
            NoteVerdict(operation);
            Return(value, operation);
        }
        else if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Throw)
            _record?.Faults.Add(new Fault(operation, Now, _at));
    }

    /// <summary>Of <c>ok ? client : null</c> the null is another way out: what certainly is there was not returned on it.</summary>
    private void Return(Value value, IOperation operation)
    {
        var before = Now;
        Happen(ConnectionEvent.Escape, value, operation);
        if (!value.MayBeNull)
            return;
        foreach (var reference in value.References)
            if (!reference.IsNull && before[reference.Connection] is var facts && facts.Must(Facts.Held) && !before.MayBeAbsent(reference.Connection))
                Now = Now.With(reference.Connection, Now[reference.Connection] | facts);
    }

    private void NoteVerdict(IOperation returned)
    {
        if (_record is null)
            return;
        if (returned.Type?.SpecialType == SpecialType.System_Boolean)
            NoteVerdict(returned, _record);
        else if (!Symbols.IsConnection(returned.Type))
            _record.Verdicts.Add(new Verdict(returned.Uncast().ConstantValue is { HasValue: true } constant ? Answer.Of(constant.Value) : Answer.Other, Now, Now));
    }

    /// <summary><c>return true</c>, or of a flag that is known here.</summary>
    private void NoteVerdict(IOperation returned, Record record)
    {
        var isTrue = Refinement.Of(_body, Now, returned, true);
        var isFalse = Refinement.Of(_body, Now, returned, false);
        record.IsVerdictUnknown |= isTrue is not null && isFalse is not null && isTrue == isFalse;
        if (isTrue is not null)
            record.Verdicts.Add(new Verdict(Answer.Of(true), isTrue, Now));
        if (isFalse is not null)
            record.Verdicts.Add(new Verdict(Answer.Of(false), isFalse, Now));
    }

    /// <summary>Control leaves all that lies within the region: what only the locals there led to is lost.</summary>
    public void Leave(ControlFlowRegion? outer)
    {
        var depth = Lifetimes.DepthOf(outer);
        if (EndedBelow(depth) is not { } ended)
            return;
        Now = Now.Without(pair => IsBelow(pair.Key, depth));
        if (ended.Count > 0)
            Lose(ended, goesOn: outer is { Kind: not ControlFlowRegionKind.Root });
    }

    /// <summary>The connections of the places that end; null where none does, as on most ways.</summary>
    private HashSet<int>? EndedBelow(int depth)
    {
        HashSet<int>? ended = null;
        foreach (var pair in Now.Places)
        {
            if (!IsBelow(pair.Key, depth))
                continue;
            ended ??= new HashSet<int>();
            if (pair.Key.Receiver is null)
                ended.UnionWith(pair.Value.Connections);
        }

        return ended;
    }

    private bool IsBelow(Place place, int depth) => _body.Facts.Lifetimes.DepthOf(place.Receiver is { Receiver: null } owner && IsPart(place) ? owner : place) > depth;

    private Value Evaluate(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return operation switch
        {
            ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => Value.Null,
            IDefaultValueOperation { Type.IsReferenceType: true } => Value.Null,
            ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation => Read(operation),
            IFieldReferenceOperation field => ReadMember(field, field.Instance),
            IPropertyReferenceOperation property => ReadProperty(property),
            IConversionOperation conversion => Convert(conversion),
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            IFlowCaptureOperation capture => Capture(capture),
            ISimpleAssignmentOperation assignment => Assign(assignment),
            ICompoundAssignmentOperation or IIncrementOrDecrementOperation => Change(operation),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
            IInvocationOperation call => Invoke(call),
            IObjectCreationOperation creation => Create(creation),
            IAwaitOperation await => Await(await),
            IIsPatternOperation match => Match(match),
            ITupleOperation tuple => Tuple(tuple),
            IArrayCreationOperation array => Elements(array.Initializer?.ElementValues ?? default),
            IArrayElementReferenceOperation element => ReadElement(element),
            IFlowAnonymousFunctionOperation lambda => Enclose(lambda, lambda.Symbol),
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } } taken => Enclose(taken, function),
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Instance: { } receiver } method } => Bind(receiver, method),
            IReturnOperation { ReturnedValue: { } yielded } yield => Yield(yielded, yield),
            _ => EvaluateChildren(operation),
        };
    }

    private Value EvaluateChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            var value = Evaluate(child);
            // An operation that is not known here may do anything with what it is given.
            if (operation is not IExpressionStatementOperation and not IBinaryOperation and not IUnaryOperation and not IIsNullOperation and not IIsTypeOperation and not IInterpolatedStringContentOperation)
                Happen(ConnectionEvent.Lend, value, operation);
        }

        if (operation is IDynamicInvocationOperation or IDynamicObjectCreationOperation or IFunctionPointerInvocationOperation)
            Throws(operation);
        return operation is IOperation { Type: { } type } && operation is not IIsNullOperation && Symbols.IsConnection(type) && !IsOwnCode(operation) ? Borrow(operation) : Value.Nothing;
    }

    /// <summary>A type that a vocabulary file makes a connection does in its own members what its callers are not to do; so does any in its own Dispose.</summary>
    private bool IsOwnCode(IOperation operation) => operation is IInstanceReferenceOperation && (Symbols.IsByContract(operation.Type) || _body.Owner is IMethodSymbol { Name: nameof(IDisposable.Dispose) or "DisposeAsync" or nameof(Stream.Close), IsOverride: true });

    private Value Yield(IOperation yielded, IOperation yield)
    {
        var value = Evaluate(yielded);
        _record?.Yields.Add(new Handover(value, Now, null));
        Happen(ConnectionEvent.Escape, value, yield);
        return Value.Nothing;
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (Symbols.IsConnection(conversion.Type))
            Narrow(value, conversion.Type);
        if (conversion.OperatorMethod is null)
            return conversion.IsTryCast && Symbols.IsConnection(conversion.Type) ? (value.IsNothing ? Borrow(conversion) : value.OrNull()) : Known(value, conversion);
        Happen(ConnectionEvent.Lend, value, conversion);
        return Value.Nothing;
    }

    /// <summary>What came as an object is a connection.</summary>
    private void Narrow(Value value, ITypeSymbol? type)
    {
        foreach (var reference in value.References)
            if (!reference.IsNull && !Symbols.CouldOnlyBeConnection(_body.Connections[reference.Connection].Type))
                _body.Connections[reference.Connection].Narrow(type);
    }

    private Value Await(IAwaitOperation await)
    {
        var value = Evaluate(await.Operation);
        var task = Unwrap(await.Operation);
        if (task is not IInvocationOperation call || (!IsTermination(Symbols.EventOf(call.TargetMethod)) && _entered?.Contains(call) != true && !Vocabulary.IsRace(call.TargetMethod) && !(Vocabulary.OnlyWaits(call.TargetMethod) && Arguments.AreFine(call.Arguments))))
            Throws(await);
        Happen(ConnectionEvent.Await, value, await);
        return value.IsBy(Reach.Connecting) ? Value.Nothing : Known(value, await);
    }

    private Value Match(IIsPatternOperation match)
    {
        Name(match.Pattern, Evaluate(match.Value));
        return Value.Nothing;
    }

    /// <summary>Other names that a pattern gives to what it is asked of, and to elements of it.</summary>
    private void Name(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case INegatedPatternOperation not:
                Name(not.Pattern, value);
                break;
            case IBinaryPatternOperation both:
                Name(both.LeftPattern, value);
                Name(both.RightPattern, value);
                break;
            case IListPatternOperation list:
                foreach (var element in list.Patterns)
                    Name(element, value.By(Reach.Element));
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol name }:
                Name(name, value, pattern);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol name }:
                Name(name, value, pattern);
                break;
        }
    }

    private void Name(ILocalSymbol name, Value value, IPatternOperation pattern)
    {
        if (!Symbols.IsConnection(name.Type))
            return;
        if (value.IsNothing || IsOfAnotherKind(value, name.Type))
            value = Borrow(pattern, name.Type);
        Narrow(value, name.Type);
        if (_body.Facts.Connects(new Place(name, null)))
            BecomeWhatItWas(value, Facts.Idle);
        Store(new Place(name, null), value);
    }

    /// <summary>An <c>object</c> that an earlier case took for a client is no socket.</summary>
    private bool IsOfAnotherKind(Value value, ITypeSymbol type) => value.References.All(reference =>
        reference.IsNull || (_body.Connections[reference.Connection] is { IsOwned: false } known && Symbols.BaseOf(known.Type) is { } other && !SymbolEqualityComparer.Default.Equals(other, Symbols.BaseOf(type))));

    private Value Elements(System.Collections.Immutable.ImmutableArray<IOperation> elements)
    {
        var all = Value.Nothing;
        if (!elements.IsDefault)
            foreach (var element in elements)
                all = all.Or(Evaluate(element).By(Reach.Element));
        return all;
    }

    public static IOperation Unwrap(IOperation task)
    {
        while (true)
        {
            switch (task)
            {
                case IConversionOperation conversion:
                    task = conversion.Operand;
                    break;
                case IInvocationOperation { Instance: { } inner, TargetMethod.Name: "ConfigureAwait" or "AsTask" or "WaitAsync" or "GetAwaiter" or "Preserve" }:
                    task = inner;
                    break;
                default:
                    return task;
            }
        }
    }
}
