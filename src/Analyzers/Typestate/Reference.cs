namespace Hangup.Analyzers.Typestate;

/// <summary>How a value reaches a connection: by owning it, by a view that does not, by way of a scope or of a container.</summary>
[Flags]
internal enum Reach
{
    Direct = 0,

    /// <summary>A view that leaves the connection alone when it ends: <c>leaveOpen: true</c>, <c>new NetworkStream(socket)</c>.</summary>
    NonOwning = 1,

    /// <summary>One of several in an array or collection.</summary>
    Element = 2,

    /// <summary>The scope of <c>AbortOnDispose()</c>, or its stream.</summary>
    Scope = 4,

    /// <summary>A stream or reader over it, not the client or socket itself.</summary>
    View = 8,

    /// <summary>The task that connects it: only to await that does something to the connection.</summary>
    Connecting = 16,

    /// <summary>A reader, writer or TLS stream in a member of its own. To close it closes; when only disposed of, the connection's own end is what counts.</summary>
    Guest = 32,
}

/// <summary>A connection, by number, and how it is reached.</summary>
internal readonly record struct Reference(int Connection, Reach Reach) : IComparable<Reference>
{
    public const int Null = 0;

    public bool IsNull => Connection == Null;

    public bool Has(Reach reach) => (Reach & reach) != 0;

    public int CompareTo(Reference other) =>
        Connection != other.Connection ? Connection.CompareTo(other.Connection) : ((int)Reach).CompareTo((int)other.Reach);
}
