using System.Collections.Immutable;
using System.Net.Sockets;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>What one look over the operations of a body tells, before any flow: its success flags, borrowed places, captures.</summary>
internal sealed class BodyFacts
{
    /// <summary>Two bits each in <see cref="World.Flags"/>.</summary>
    private const int MostFlags = 32;

    private readonly ISymbol _owner;
    private readonly Surroundings _surroundings;
    private readonly Dictionary<Place, int> _flags = new();
    private readonly Questions _questions = new();
    private readonly HashSet<Place> _connected = new();
    private readonly HashSet<Place> _listening = new();
    private readonly Dictionary<Place, IOperation> _borrowed = new();
    private readonly Dictionary<ILocalSymbol, IObjectCreationOperation?> _lingers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<Place, int> _assigned = new();
    private readonly Dictionary<Place, Place?> _sources = new();
    private readonly Dictionary<CaptureId, IPropertyReferenceOperation> _lifted = new();
    private readonly Dictionary<Place, IPropertyReferenceOperation?> _errors = new();
    private readonly Dictionary<ILocalSymbol, IOperation?> _received = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<object, IOperation?> _values = new();
    private readonly List<IFlowAnonymousFunctionOperation> _lambdas = new();

    /// <param name="owner">The method the graph is of; for a lambda its own symbol.</param>
    public BodyFacts(ControlFlowGraph graph, ISymbol owner, Surroundings surroundings)
    {
        _owner = owner;
        _surroundings = surroundings;
        SharesThis = !graph.LocalFunctions.IsEmpty;
        Lifetimes = new Lifetimes(graph);
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
                Look(operation);
            if (block.BranchValue is { } value)
            {
                Look(value);
                if (block.ConditionKind != ControlFlowConditionKind.None)
                    _questions.NoteAsked(value);
            }
        }

        foreach (var question in _questions.AskedAgain)
            AddFlag(question);
    }

    private ConnectionSymbols Symbols => _surroundings.Symbols;

    public Lifetimes Lifetimes { get; }

    /// <summary>The places that hold what was there before the body began, each with its first mention.</summary>
    public IReadOnlyDictionary<Place, IOperation> Borrowed => _borrowed;

    /// <summary>What the local was last received from, where it is only ever received from that.</summary>
    public IOperation? ReceivedFrom(ILocalSymbol local) => _received.TryGetValue(local, out var source) ? source : null;

    /// <summary>The call of a method in source whose result the local holds, where it never holds anything else.</summary>
    public IInvocationOperation? AnswerIn(ILocalSymbol local) => ValueOf(local) is { } value && (value.Uncast() is IAwaitOperation awaited ? Evaluator.Unwrap(awaited.Operation) : value.Uncast()) is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } call ? call : null;

    /// <summary>What is put into the local or capture, where that is one thing only.</summary>
    public IOperation? ValueOf(object variable) => _values.TryGetValue(variable, out var value) ? value : null;

    public IReadOnlyList<IFlowAnonymousFunctionOperation> Lambdas => _lambdas;

    /// <summary>Somebody else gets this object here, or may come to its fields: a lambda, a method group, an argument.</summary>
    public bool SharesThis { get; private set; }

    /// <summary>The bool locals that are somewhere set to a constant, <c>ok = true</c>, and what is asked more than once and stays as it is.</summary>
    public int? FlagOf(IOperation value) => Place.Of(value) is { } place && _flags.TryGetValue(place, out var index) ? index : null;

    /// <summary>The creation of the linger option, also through a local that is set once or a read-only field.</summary>
    public IObjectCreationOperation? LingerOf(IOperation value)
    {
        value = value.Uncast();
        return value switch
        {
            ILocalReferenceOperation local => _lingers.TryGetValue(local.Local, out var known) ? known : null,
            IFieldReferenceOperation { Field: { IsReadOnly: true } constant } => Plain(_surroundings.Sources.InitialiserOf(constant)),
            _ => Plain(value),
        };
    }

    /// <summary>What an initialiser makes of an option is not followed.</summary>
    private static IObjectCreationOperation? Plain(IOperation? option) => option is IObjectCreationOperation { Initializer: null } creation ? creation : null;

    /// <summary>The place whose value is put into this one, where there is just one: a capture, a copy, another name by a pattern.</summary>
    public Place? SourceOf(Place place) => _sources.TryGetValue(place, out var source) ? source : null;

    /// <summary>The property that was asked for unless its object is null: <c>client?.Connected</c>.</summary>
    public IPropertyReferenceOperation? LiftedBy(CaptureId capture) => _lifted.TryGetValue(capture, out var asked) ? asked : null;

    /// <summary>The <c>SocketError</c> of event arguments that this is, also by another name: <c>switch (e.SocketError)</c>.</summary>
    public IPropertyReferenceOperation? ErrorIn(IOperation value) =>
        AsError(value) ?? (Place.Of(value) is { } place && _errors.TryGetValue(place, out var known) ? known : null);

    /// <summary>The body connects what is there, and puts nothing else there first.</summary>
    public bool IsConnectedHere(Place place) => _connected.Contains(place) && !_assigned.ContainsKey(place);

    /// <summary>Where in the text a connection that is made here is put there last; before all where none is.</summary>
    public int MadeLast(Place place) => _assigned.TryGetValue(place, out var position) ? position : -1;

    /// <summary>And so does what is put there.</summary>
    public bool Connects(Place place) => _connected.Contains(place);

    public bool ListensHere(Place place) => _listening.Contains(place);

    /// <summary>A variable of the method around this lambda.</summary>
    public bool IsFromOutside(ISymbol variable) => variable is ILocalSymbol or IParameterSymbol && IsNested && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, _owner);

    private bool IsNested => _owner is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction };

    /// <summary>What a nested function finds there before it begins, but for what this body makes itself.</summary>
    public void Include(BodyFacts nested, IMethodSymbol function)
    {
        foreach (var pair in nested.Borrowed)
            if (!IsOf(function, pair.Key) && !(pair.Key is { Receiver: null, Symbol: ILocalSymbol local } && !IsFromOutside(local)) && !_borrowed.ContainsKey(pair.Key))
                _borrowed.Add(pair.Key, pair.Value);
    }

    /// <summary>A variable of the function, or a member of one.</summary>
    private static bool IsOf(IMethodSymbol function, Place place) => place.Receiver is { } receiver
        ? IsOf(function, receiver)
        : place.Symbol is ILocalSymbol or IParameterSymbol && SymbolEqualityComparer.Default.Equals(place.Symbol.ContainingSymbol, function);

    private void Look(IOperation operation)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            Note(inner);
            if (inner is ISimpleAssignmentOperation { Target: ILocalReferenceOperation variable } assignment)
                _values[variable.Local] = _values.ContainsKey(variable.Local) ? null : assignment.Value;
            else if (inner is IFlowCaptureOperation capture)
                _values[capture.Id] = _values.ContainsKey(capture.Id) ? null : capture.Value;
        }
    }

    private void Note(IOperation operation)
    {
        _questions.NoteChanged(operation);
        switch (operation)
        {
            case IFlowAnonymousFunctionOperation lambda:
                _lambdas.Add(lambda);
                SharesThis = true;
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Parent: not (IFieldReferenceOperation or IPropertyReferenceOperation or IInvocationOperation) }:
                SharesThis = true;
                break;
            case IFlowCaptureOperation capture:
                NoteCapture(capture);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Type.Name: "LingerOption" } option } assignment:
                _lingers[option.Local] = _lingers.ContainsKey(option.Local) ? null : Plain(assignment.Value);
                break;
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Type.Name: "LingerOption" } changed } }:
                _lingers[changed.Local] = null;
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation count } assignment when PeersEnd.Received(Symbols, assignment.Value) is { } source:
                _received[count.Local] = !_received.TryGetValue(count.Local, out var known) || Place.Of(known) == Place.Of(source) ? source : null;
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Type.Name: nameof(SocketError) } error } assignment:
                NoteError(error, assignment.Value);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation copy } assignment when Symbols.IsConnection(copy.Type):
                NoteSource(Place.Of(copy)!, assignment.Value);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local.Type.SpecialType: SpecialType.System_Boolean } flag, Value.ConstantValue.HasValue: true }:
                AddFlag(Place.Of(flag)!);
                break;
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } name } } match:
                NoteSource(new Place(name, null), match.Value);
                break;
            case ISimpleAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation } assignment when IsFilled(assignment):
                _assigned[Place.Of(assignment.Target)!] = assignment.Value.Uncast() is IParameterReferenceOperation ? -1 : assignment.Syntax.SpanStart;
                break;
            case IInvocationOperation { Instance: { } instance } call when Symbols.EventOf(call.TargetMethod) is { } word:
                NoteCall(word, instance);
                break;
            case IMethodReferenceOperation { Instance: { } bound } named when Symbols.EventOf(named.Method) == ConnectionEvent.Connect:
                NoteCall(ConnectionEvent.Connect, bound);
                break;
            case IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation:
                NoteBorrowed(operation);
                break;
        }
    }

    private void AddFlag(Place flag)
    {
        if (_flags.Count < MostFlags && !_flags.ContainsKey(flag))
            _flags.Add(flag, _flags.Count);
    }

    private static IPropertyReferenceOperation? AsError(IOperation value) =>
        value is IPropertyReferenceOperation { Property.Name: nameof(SocketError), Instance: { } operation } error && Arguments.IsEventArgs(operation.Type) ? error : null;

    private void NoteError(IOperation name, IOperation value)
    {
        if (AsError(value) is { } error && Place.Of(name) is { } place)
            _errors[place] = _errors.ContainsKey(place) ? null : error;
    }

    private void NoteCapture(IFlowCaptureOperation capture)
    {
        NoteSource(Place.Of(capture)!, capture.Value);
        NoteError(capture, capture.Value);
        if (capture.Value is IConversionOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, Operand: IPropertyReferenceOperation { Instance: not null } asked })
            _lifted[capture.Id] = asked;
    }

    private void NoteSource(Place place, IOperation value) => _sources[place] = _sources.ContainsKey(place) ? null : Place.Of(value);

    private bool IsFilled(ISimpleAssignmentOperation assignment) =>
        Symbols.IsConnection(assignment.Target.Type) && Place.Of(assignment.Target) is not null && assignment.Value.ConstantValue is not { HasValue: true, Value: null };

    private void NoteCall(ConnectionEvent word, IOperation instance)
    {
        if (word is not ConnectionEvent.Connect and not ConnectionEvent.Listen and not ConnectionEvent.Accept || Symbols.IsByContract(instance.Type) || PlaceOf(instance) is not { } place)
            return;
        var known = word == ConnectionEvent.Connect ? _connected : _listening;
        known.Add(place);
        if (SourceOf(place) is { } source)
            known.Add(source);
    }

    private Place? PlaceOf(IOperation instance) => Place.Of(
        instance is IPropertyReferenceOperation { Instance: { } client } part && Symbols.EventOf(part.Property) == ConnectionEvent.Part ? client : instance);

    private void NoteBorrowed(IOperation operation)
    {
        if (operation is IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } || (operation is IParameterReferenceOperation { Parameter: { } owned } && owned.OwnershipOf() == Ownership.Owning) || Place.Of(operation) is not { } place || _borrowed.ContainsKey(place))
            return;
        if (operation is IParameterReferenceOperation && (Symbols.CouldBeConnection(operation.Type) || Symbols.CouldHoldConnections(operation.Type)))
            _borrowed.Add(place, operation);
        else if (!Symbols.IsConnection(operation.Type) && !IsSometimesTls(place, operation.Type) && !IsGuest(place, operation.Type))
            return;
        else if (operation is ILocalReferenceOperation local ? IsFromOutside(local.Local) : !IsView(operation))
            _borrowed.Add(place, operation);
    }

    private bool IsSometimesTls(Place place, ITypeSymbol? type) =>
        place is { IsShared: true, Symbol: { } member } && SymbolEqualityComparer.Default.Equals(type, Symbols.SslStream) && _surroundings.Members.Of(member) == MemberFacts.SometimesTls;

    /// <summary>A reader, writer or TLS stream over what another member holds, and the type never closes by itself.</summary>
    private bool IsGuest(Place place, ITypeSymbol? type) =>
        place is { IsShared: true, Symbol: { ContainingType: not null } member } && Symbols.IsWrapper(type) && _surroundings.Members.Of(member).ViewOf is { } over && Symbols.IsConnection(Members.TypeOf(over)) && !_surroundings.Members.Of(over).IsClosed;

    private bool IsView(IOperation operation) =>
        operation is IPropertyReferenceOperation { Instance: { } } property && Symbols.EventOf(property.Property) is not null;
}
