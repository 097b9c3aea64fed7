using System.Collections.Immutable;
using Hangup.Oracle.Programs;

namespace Hangup.Oracle.Meaning;

/// <summary>Runs a program on paper, once for each way through it.</summary>
internal sealed class Interpreter
{
    private const int MostRounds = 2;
    private const int MostFaults = 2;

    private readonly Choices _choices;
    private readonly List<Event> _events = [];
    private readonly List<Life> _lives = [];
    private readonly List<int> _script = [];
    private readonly List<int> _filters = [];
    private readonly Dictionary<Variable, Value> _values = [];
    private readonly List<Variable> _inScope = [];
    private int _connected;
    private int _faults;
    private int _catches;
    private int _handlers;
    private int _unwinding;
    private ImmutableList<Try> _tried = [];
    private Try? _caught;
    private bool _hasThrown;

    private Interpreter(Choices choices) => _choices = choices;

    /// <summary>How a statement ends.</summary>
    private enum Completion
    {
        Normal,
        Break,
        Continue,
        Return,
        ThrowsIo,
        Throws,

        /// <summary>Null was dereferenced: a program with a defect of another kind.</summary>
        Impossible,
    }

    /// <summary>All runs of the program; null: there are more than that, or one dereferences null.</summary>
    public static IReadOnlyList<Run>? RunsOf(Program program, int most)
    {
        var runs = new List<Run>();
        var choices = new Choices();
        do
        {
            if (runs.Count > most || new Interpreter(choices).RunOf(program) is not { } run)
                return null;
            runs.Add(run);
        }
        while (choices.Next());
        return runs;
    }

    private Run? RunOf(Program program)
    {
        var completion = RunBlock(program.Body);
        return completion == Completion.Impossible ? null : new Run(_events, _lives, _script, _filters, Flies(completion), _faults > 0 || _hasThrown);
    }

    private static bool Flies(Completion completion) => completion is Completion.Throws or Completion.ThrowsIo;

    /// <param name="atEnd">How the block's last statement leaves it, if its end is reached.</param>
    private Completion RunBlock(Block block, Completion atEnd = Completion.Normal)
    {
        var outer = _inScope.Count;
        var disposed = new Stack<Declare>();
        var completion = Completion.Normal;
        foreach (var statement in block.Statements)
        {
            completion = Run(statement);
            if (completion != Completion.Normal)
                break;
            if (statement is Declare { Disposal: Disposal.Using, Body: null } declare)
                disposed.Push(declare);
        }

        if (completion == Completion.Normal)
            completion = atEnd;
        while (disposed.TryPop(out var declare))
            DisposeAtEnd(declare, completion);
        LeaveScope(outer, completion);
        return completion;
    }

    private void LeaveScope(int outer, Completion completion)
    {
        foreach (var variable in _inScope.Skip(outer))
            _values.Remove(variable);
        _inScope.RemoveRange(outer, _inScope.Count - outer);
        NoteLosses(Flies(completion));
    }

    /// <summary>In a finally that an exception has entered, and in a catch, only the exception is to blame: whether it is thrown on shows in the end.</summary>
    private void NoteLosses(bool isThrown)
    {
        var inFlight = isThrown || _unwinding > 0 || _catches > 0;
        foreach (var life in _lives.Where(life => life is { WasLost: false, WasLostInFlight: false } && life.Standing.IsHeld() && !_values.Values.Any(value => value.Life == life)))
        {
            life.WasLost |= !inFlight;
            life.WasLostInFlight |= inFlight;
            life.WasLostInCatch |= _catches > 0 && !isThrown && _unwinding == 0;
        }
    }

    private Completion Run(Statement statement) => statement switch
    {
        Declare declare => RunDeclare(declare),
        Assign assign => RunAssign(assign),
        Act act => RunAct(act),
        Work => Fault() ?? Completion.Normal,
        If branch => RunIf(branch),
        Loop loop => RunLoop(loop),
        Try attempt => RunTry(attempt),
        Leave { How: Leaves.Return } => Completion.Return,
        Leave { How: Leaves.Break } => Completion.Break,
        Leave { How: Leaves.Continue } => Completion.Continue,
        Leave => Throw(),
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    private Completion RunDeclare(Declare declare)
    {
        var completion = Evaluate(declare, declare.Source, out var value);
        if (completion != Completion.Normal)
            return completion;
        _values[declare.Variable] = value;
        if (declare.Body is not { } body)
        {
            _inScope.Add(declare.Variable);
            return Completion.Normal;
        }

        completion = RunBlock(body);
        DisposeAtEnd(declare, completion);
        _values.Remove(declare.Variable);
        NoteLosses(Flies(completion));
        return completion;
    }

    private Completion RunAssign(Assign assign)
    {
        var completion = Evaluate(assign, assign.Source, out var value);
        if (completion != Completion.Normal)
            return completion;
        _values[assign.Variable] = value;
        NoteLosses(isThrown: false);
        return Completion.Normal;
    }

    private Completion Evaluate(Statement site, Source source, out Value value)
    {
        value = default;
        switch (source)
        {
            case Fresh fresh:
                if (Fault() is { } fault)
                    return fault;
                value = new Value(Create(site, fresh.Origin));
                return Completion.Normal;
            case ViewOf view:
                value = _values[view.Variable];
                if (view.View == View.Stream && value.Life is { Standing: Standing.Scoped or Standing.ScopedToClose, Wire.GivesStreamOfScope: true })
                    value = value with { IsOfScope = true };
                return value.Life is { } life ? Look(site, life, view.View) : view.View is View.Same or View.PartOfTuple ? Completion.Normal : Completion.Impossible;
            default:
                return Completion.Normal;
        }
    }

    private Life Create(Statement site, Origin origin)
    {
        var life = new Life(site, origin switch
        {
            Origin.ConnectedClient => Standing.Connected,
            Origin.AcceptedClient or Origin.AcceptedSocket => Standing.Open,
            _ => Standing.Idle,
        }, _unwinding);
        _lives.Add(life);
        if (life.Standing != Standing.Idle)
            life.Wire.Connect(_connected++);
        return life;
    }

    private Completion Look(Statement site, Life life, View view)
    {
        if (view is View.Stream or View.StreamOfSocket or View.Writer)
            Happen(site, life, Deed.View);
        else if (view is View.AbortScope)
            Happen(site, life, Deed.OpenAbortScope);
        else if (view is View.CloseScope)
            Happen(site, life, Deed.OpenCloseScope);
        else if (view is View.SocketOfClient && life.Standing.IsEnded())
            life.Wire.Refuse();
        return Completion.Normal;
    }

    private Completion RunAct(Act act)
    {
        var value = _values[act.Variable];
        if (value.Life is not { } life)
            return act.IfThere ? Completion.Normal : Completion.Impossible;
        var completion = Vocabulary.MayThrow(act.Operation) ? Fault() : null;
        if (act.Operation == Operation.Connect && completion is not null)
            return completion.Value;
        if (act.Operation == Operation.Connect)
            life.Wire.Connect(life.Wire.Number < 0 ? _connected++ : life.Wire.Number);
        if (act.Operation is Operation.Arm or Operation.Shutdown && life.Standing.IsEnded())
            life.Wire.Refuse();
        Happen(act, life, DeedOf(act.Operation, value, act.Variable.Kind));
        return completion ?? Completion.Normal;
    }

    private static Deed DeedOf(Operation operation, Value value, Kind kind) => operation switch
    {
        Operation.Close or Operation.Dispose when value.IsOfScope => Deed.DisposeScope,
        Operation.Connect => Deed.Connect,
        Operation.Use => Deed.Use,
        Operation.Close => kind == Kind.Socket ? Deed.CloseSocket : Deed.Close,
        Operation.CloseZero => kind == Kind.Socket ? Deed.Abort : Deed.CloseStreamNow,
        Operation.CloseGracefully => Deed.CloseGracefully,
        Operation.Abort => Deed.Abort,
        Operation.Shutdown => Deed.Shutdown,
        Operation.Arm => Deed.Arm,
        Operation.OpenScope => Deed.OpenAbortScope,
        _ => kind switch { Kind.Scope => Deed.DisposeScope, Kind.Socket => Deed.DisposeSocket, _ => Deed.Dispose },
    };

    private void Happen(Statement site, Life life, Deed deed)
    {
        _events.Add(new Event(site, life, deed, life.Standing, _unwinding > life.BornUnwinding, _catches > 0, _handlers > 0) { Tried = _tried, Caught = _caught });
        life.Happen(deed);
        life.Wire.Happen(deed);
    }

    private void DisposeAtEnd(Declare declare, Completion completion)
    {
        var value = _values[declare.Variable];
        if (completion == Completion.Impossible || value.Life is not { } life)
            return;
        var outer = _unwinding;
        _unwinding += Flies(completion) ? 1 : 0;
        Happen(declare, life, DeedOf(Operation.Dispose, value, declare.Variable.Kind));
        _unwinding = outer;
    }

    private Completion RunIf(If branch)
    {
        if (branch.MayThrow && Fault() is { } fault)
            return fault;
        return Yes() ? RunBlock(branch.Then) : branch.Otherwise is { } otherwise ? RunBlock(otherwise) : Completion.Normal;
    }

    private Completion RunLoop(Loop loop)
    {
        for (var rounds = 0; (loop.BodyFirst && rounds == 0) || Again(rounds); rounds++)
        {
            var completion = RunBlock(loop.Body);
            if (completion == Completion.Break)
                break;
            if (completion is not Completion.Normal and not Completion.Continue)
                return completion;
        }

        return Completion.Normal;
    }

    private bool Again(int rounds)
    {
        if (rounds < MostRounds)
            return Yes();
        _script.Add(0);
        return false;
    }

    private Completion RunTry(Try attempt)
    {
        _tried = _tried.Add(attempt);
        var completion = RunBlock(attempt.Body);
        _tried = _tried.Remove(attempt);
        if (Flies(completion) && attempt.Handler is { } handler && IsCaught(handler, completion))
        {
            var outer = _caught;
            (_catches, _handlers, _caught) = (_catches + 1, _handlers + 1, attempt);
            completion = RunBlock(handler.Body, handler.Rethrows ? completion : Completion.Normal);
            (_catches, _handlers, _caught) = (_catches - 1, _handlers - 1, outer);
        }

        return attempt.Finally is { } last && completion != Completion.Impossible ? RunFinally(last, completion) : completion;
    }

    private Completion RunFinally(Block last, Completion completion)
    {
        var outer = _unwinding;
        _unwinding += Flies(completion) ? 1 : 0;
        _handlers++;
        var end = RunBlock(last);
        _handlers--;
        _unwinding = outer;
        return end == Completion.Normal ? completion : end;
    }

    private bool IsCaught(Handler handler, Completion thrown) => handler.Catches switch
    {
        Catches.IoExceptions => thrown == Completion.ThrowsIo,
        Catches.Filtered => Answer(_filters),
        _ => true,
    };

    private bool Yes() => Answer(_script);

    /// <summary>That an exception was thrown on purpose.</summary>
    private Completion Throw()
    {
        _hasThrown = true;
        return Completion.Throws;
    }

    private bool Answer(List<int> script)
    {
        var answer = _choices.Ask(2);
        script.Add(answer);
        return answer == 1;
    }

    /// <summary>What may throw does so once, in both ways, unless an exception is being handled.</summary>
    private Completion? Fault()
    {
        var answer = _handlers > 0 || _faults >= MostFaults ? 0 : _choices.Ask(3);
        _script.Add(answer);
        if (answer == 0)
            return null;
        _faults++;
        return answer == 1 ? Completion.Throws : Completion.ThrowsIo;
    }

    /// <summary>What a variable holds: a connection, seen through whatever view, or null.</summary>
    private readonly record struct Value(Life? Life)
    {
        /// <summary>To dispose it is to dispose the scope.</summary>
        public bool IsOfScope { get; init; }
    }
}
