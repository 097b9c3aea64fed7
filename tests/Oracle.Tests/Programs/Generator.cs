namespace Hangup.Oracle.Programs;

/// <summary>Makes the program that a seed stands for: always the same one, of any length, and one that compiles.</summary>
internal sealed class Generator
{
    private const int MaximumDepth = 3;

    private readonly Random _random;
    private readonly List<Variable> _inSight = [];
    private readonly HashSet<Variable> _readOnly = [];
    private int _named;
    private int _budget;
    private int _depth;
    private int _loops;
    private bool _inFinally;

    private Generator(int seed)
    {
        _random = new Random(seed);
        _budget = _random.Next(3, 13);
    }

    public static Program Program(int seed) => new(seed, new Generator(seed).Body());

    private Block Body() => Nested(() => Statements(first: true));

    private Block Nested(Func<IEnumerable<Statement>> statements)
    {
        var outer = _inSight.Count;
        _depth++;
        var block = new Block(statements().ToList());
        _depth--;
        _inSight.RemoveRange(outer, _inSight.Count - outer);
        return block;
    }

    private Block Nested() => Nested(() => Statements());

    private IEnumerable<Statement> Statements(bool first = false)
    {
        var count = _random.Next(1, 5);
        for (var number = 0; number < count && _budget > 0; number++)
        {
            _budget--;
            var statement = first && number == 0 ? Acquire() : Next();
            yield return statement;
            if (statement is Declare { Source: Fresh { Origin: Origin.IdleClient or Origin.IdleSocket }, Body: null } idle && Chance(80))
                yield return new Act(idle.Variable, Operation.Connect);
            if (statement is Leave)
                yield break;
        }
    }

    private Statement Next() => _random.Next(100) switch
    {
        < 12 => Acquire(),
        < 22 => Derive(),
        < 32 => new Work(),
        < 40 when _depth < MaximumDepth => Branch(),
        < 45 when _depth < MaximumDepth => Loop(),
        < 58 when _depth < MaximumDepth && !_inFinally => Attempt(),
        < 62 => Jump(),
        _ => Act(),
    };

    private Statement Acquire()
    {
        var origin = Any(Enum.GetValues<Origin>());
        var kind = Vocabulary.KindOf(origin);
        if (Chance(15) && _inSight.Where(variable => variable.Kind == kind && !_readOnly.Contains(variable)).ToArray() is { Length: > 0 } targets)
            return new Assign(Any(targets), new Fresh(origin));
        if (Chance(6))
            return Declared(kind, new Null(), Disposal.None);
        return Declared(kind, new Fresh(origin), Chance(45) ? Disposal.Using : Disposal.None);
    }

    private Statement Derive()
    {
        var from = _inSight.Where(variable => variable.Kind != Kind.Scope).ToArray();
        if (from.Length == 0)
            return new Work();
        var variable = Any(from);
        var view = Any([.. Vocabulary.ViewsOf(variable.Kind), View.Same, View.PartOfTuple]);
        var kind = view is View.Same or View.PartOfTuple ? variable.Kind : Vocabulary.KindOf(view);
        var disposes = kind == Kind.Scope ? Chance(80) : view is not View.Same and not View.PartOfTuple and not View.SocketOfClient && Chance(40);
        return Declared(kind, new ViewOf(variable, view), disposes ? Disposal.Using : Disposal.None);
    }

    private Declare Declared(Kind kind, Source source, Disposal disposal)
    {
        var variable = new Variable($"{kind.ToString().ToLowerInvariant()}{_named++}", kind);
        if (disposal == Disposal.Using)
            _readOnly.Add(variable);
        if (disposal == Disposal.Using && _depth < MaximumDepth && Chance(35))
            return new Declare(variable, source, disposal, Nested(() =>
            {
                _inSight.Add(variable);
                return Statements();
            }));
        _inSight.Add(variable);
        return new Declare(variable, source, disposal);
    }

    private Statement Act()
    {
        if (_inSight.Count == 0)
            return new Work();
        var variable = Any(_inSight);
        var operation = Chance(30) && variable.Kind != Kind.Scope ? Operation.Use : Any([.. Vocabulary.OperationsOf(variable.Kind)]);
        var mayBeNull = operation is Operation.Close or Operation.Dispose or Operation.Abort && Chance(20);
        return new Act(variable, operation, mayBeNull);
    }

    private If Branch() => new(Chance(30), Nested(), Chance(40) ? Nested() : null);

    private Loop Loop()
    {
        _loops++;
        var loop = new Loop(Chance(20), Nested());
        _loops--;
        return loop;
    }

    private Try Attempt()
    {
        var body = Nested();
        var handler = Chance(65) ? new Handler(Any(Enum.GetValues<Catches>()), Nested(), Chance(50)) : null;
        return new Try(body, handler, handler is null || Chance(25) ? Finally() : null);
    }

    private Block Finally()
    {
        var loops = _loops;
        (_inFinally, _loops) = (true, 0);
        var block = Nested();
        (_inFinally, _loops) = (false, loops);
        return block;
    }

    private Statement Jump() => _random.Next(4) switch
    {
        0 when _loops > 0 => new Leave(Leaves.Break),
        1 when _loops > 0 => new Leave(Leaves.Continue),
        _ when _inFinally => new Work(),
        2 => new Leave(Leaves.Throw),
        _ => new Leave(Leaves.Return),
    };

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Any<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
