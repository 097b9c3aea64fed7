using System.Collections.Immutable;

namespace Hangup.Analyzers.Typestate;

/// <summary>The connections an expression or place may stand for: it is exactly one of them, or null where null is among them.</summary>
internal sealed class Value : IEquatable<Value>
{
    public static readonly Value Nothing = new(ImmutableArray<Reference>.Empty);
    public static readonly Value Null = new(ImmutableArray.Create(new Reference(Reference.Null, Reach.Direct)));

    private Value(ImmutableArray<Reference> references) => References = references;

    public ImmutableArray<Reference> References { get; }

    public IEnumerable<int> Connections => References.Where(static reference => !reference.IsNull).Select(static reference => reference.Connection);

    /// <summary>Nothing the analysis follows.</summary>
    public bool IsNothing => References.IsEmpty;

    public bool MayBeNull => References.Length > 0 && References[0].IsNull;

    public bool IsNull => References.Length == 1 && References[0].IsNull;

    public static Value Of(int connection) => new(ImmutableArray.Create(new Reference(connection, Reach.Direct)));

    public Value OrNull() => Or(Null);

    public Value Or(Value other)
    {
        if (other.IsNothing || ReferenceEquals(this, other))
            return this;
        if (IsNothing)
            return other;
        if (Includes(other))
            return this;
        var union = References.Union(other.References).OrderBy(reference => reference).ToImmutableArray();
        return new Value(union);
    }

    private bool Includes(Value other)
    {
        foreach (var reference in other.References)
            if (!References.Contains(reference))
                return false;
        return true;
    }

    /// <summary>The same connections, reached by one more step.</summary>
    public Value By(Reach reach) => IsNothing || reach == Reach.Direct
        ? this
        : new Value(References.Select(reference => reference.IsNull ? reference : reference with { Reach = reference.Reach | reach }).Distinct().OrderBy(reference => reference).ToImmutableArray());

    public Value Rename(int connection, int other) =>
        new(References.Select(reference => reference.Connection == connection ? reference with { Connection = other } : reference).Distinct().OrderBy(reference => reference).ToImmutableArray());

    /// <param name="by">Only if it does by that; directly, by anything.</param>
    public bool Leads(int connection, Reach by = Reach.Direct)
    {
        foreach (var reference in References)
            if (reference.Connection == connection && (reference.Reach & by) == by)
                return true;
        return false;
    }

    /// <summary>The same connections, however reached, null or not.</summary>
    public bool HasSame(Value other) => References.All(reference => reference.IsNull || other.Leads(reference.Connection))
        && other.References.All(reference => reference.IsNull || Leads(reference.Connection));

    /// <summary>Where it <paramref name="isUnix"/>, all of these have no reset.</summary>
    public Value AsUnix(bool isUnix, Connections connections)
    {
        foreach (var reference in References)
            if (isUnix && !reference.IsNull)
                connections[reference.Connection].BecomesUnix();
        return this;
    }

    public bool IsUnix(Connections connections) => !IsNothing && References.All(reference => reference.IsNull || connections[reference.Connection].IsUnix);

    public bool IsBy(Reach reach) => References.Any(reference => reference.Has(reach));

    public Value NotNull() => MayBeNull ? new Value(References.RemoveAt(0)) : this;

    public bool Equals(Value? other) => other is not null && (ReferenceEquals(this, other) || References.SequenceEqual(other.References));

    public override bool Equals(object? obj) => Equals(obj as Value);

    public override int GetHashCode() => References.Aggregate(0, (hash, reference) => (hash * 31) + reference.GetHashCode());
}
