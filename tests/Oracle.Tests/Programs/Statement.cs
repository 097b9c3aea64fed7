namespace Hangup.Oracle.Programs;

/// <summary>What a variable holds: a connection, a view of one, or a scope that ends one.</summary>
internal enum Kind
{
    Client,
    Socket,
    Stream,
    Writer,
    Scope,
}

/// <summary>A local variable or a parameter.</summary>
internal sealed record Variable(string Name, Kind Kind);

/// <summary>How a variable is disposed: not at all, or by the <c>using</c> that declares it.</summary>
internal enum Disposal
{
    None,
    Using,
}

/// <summary>A statement of a generated program; where it stands is who it is, so no two are equal.</summary>
internal abstract class Statement;

/// <summary>Statements in braces.</summary>
internal sealed class Block(params IEnumerable<Statement> statements)
{
    public IReadOnlyList<Statement> Statements { get; } = [.. statements];
}

/// <summary><c>[using] var x = source;</c> If it has a body, it is a using statement.</summary>
internal sealed class Declare(Variable variable, Source source, Disposal disposal, Block? body = null) : Statement
{
    public Variable Variable { get; } = variable;

    public Source Source { get; } = source;

    public Disposal Disposal { get; } = disposal;

    public Block? Body { get; } = body;
}

/// <summary><c>x = source;</c></summary>
internal sealed class Assign(Variable variable, Source source) : Statement
{
    public Variable Variable { get; } = variable;

    public Source Source { get; } = source;
}

/// <summary><c>x.Operation();</c>, or with a question mark.</summary>
internal sealed class Act(Variable variable, Operation operation, bool ifThere = false) : Statement
{
    public Variable Variable { get; } = variable;

    public Operation Operation { get; } = operation;

    public bool IfThere { get; } = ifThere;
}

/// <summary>Work that has nothing to do with connections, and may throw.</summary>
internal sealed class Work : Statement;

/// <summary>A branch; asking may throw where it is a call.</summary>
internal sealed class If(bool mayThrow, Block then, Block? otherwise) : Statement
{
    public bool MayThrow { get; } = mayThrow;

    public Block Then { get; } = then;

    public Block? Otherwise { get; } = otherwise;
}

/// <summary>A loop that runs as often as it is told to; the body of a <c>do</c> comes first.</summary>
internal sealed class Loop(bool bodyFirst, Block body) : Statement
{
    public bool BodyFirst { get; } = bodyFirst;

    public Block Body { get; } = body;
}

/// <summary>What a catch clause catches.</summary>
internal enum Catches
{
    Everything,
    Exceptions,
    IoExceptions,
    Filtered,
}

/// <summary>A catch clause, with or without <c>throw;</c> at its end.</summary>
internal sealed class Handler(Catches catches, Block body, bool rethrows)
{
    public Catches Catches { get; } = catches;

    public Block Body { get; } = body;

    public bool Rethrows { get; } = rethrows;
}

/// <summary><c>try</c> with a catch, a finally, or both.</summary>
internal sealed class Try(Block body, Handler? handler, Block? last) : Statement
{
    public Block Body { get; } = body;

    public Handler? Handler { get; } = handler;

    public Block? Finally { get; } = last;
}

/// <summary>What leaves a block early.</summary>
internal enum Leaves
{
    Return,
    Throw,
    Break,
    Continue,
}

/// <summary>A jump.</summary>
internal sealed class Leave(Leaves how) : Statement
{
    public Leaves How { get; } = how;
}
