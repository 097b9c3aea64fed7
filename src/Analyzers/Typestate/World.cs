namespace Hangup.Analyzers.Typestate;

/// <summary>One possible course of events: what the flags are, what sits where, and what each connection may be.</summary>
/// <param name="Flags">What is known of the body's success flags: two bits each.</param>
internal sealed record World(ulong Flags, Bindings<Place, Value> Places, Bindings<int, Facts> States)
{
    public static readonly World Empty = new(0, Bindings<Place, Value>.Empty, Bindings<int, Facts>.Empty);

    public Facts this[int connection] => States.TryGetValue(connection, out var facts) ? facts : Facts.None;

    public World With(int connection, Facts facts) => this[connection] == facts ? this : this with { States = States.SetItem(connection, facts) };

    public World With(Place place, Value value) => this with { Places = value.IsNothing ? Places.Remove(place) : Places.SetItem(place, value) };

    /// <summary>This itself where none of its places <paramref name="isGone"/>.</summary>
    public World Without(Func<KeyValuePair<Place, Value>, bool> isGone) => Places.Without(isGone) is var places && ReferenceEquals(places, Places) ? this : this with { Places = places };

    /// <summary>Whatever leads to the connection leads to its elder, which may be several, from here on.</summary>
    public World Rename(int connection, int elder)
    {
        var facts = IsReachable(elder, null) ? this[elder] | this[connection] : this[connection];
        var places = Places;
        foreach (var pair in Places)
            if (pair.Value.Leads(connection))
                places = places.SetItem(pair.Key, pair.Value.Rename(connection, elder));
        return new World(Flags, places, States.SetItem(elder, facts));
    }

    /// <summary>It was called upon, so every place that may hold just this, or null, holds it.</summary>
    public World Exists(Value called)
    {
        var places = Places;
        foreach (var pair in Places)
            if (pair.Value.MayBeNull && pair.Value.HasSame(called))
                places = places.SetItem(pair.Key, pair.Value.NotNull());
        return ReferenceEquals(places, Places) ? this : this with { Places = places };
    }

    /// <summary>Whether some place other than <paramref name="except"/> still leads to the connection.</summary>
    public bool IsReachable(int connection, Place? except)
    {
        foreach (var pair in Places)
            if (pair.Key != except && pair.Value.Leads(connection))
                return true;
        return false;
    }

    /// <summary>All connections that some place leads to.</summary>
    public HashSet<int> Reachable()
    {
        var connections = new HashSet<int>();
        foreach (var pair in Places)
            connections.UnionWith(pair.Value.Connections);
        return connections;
    }

    /// <summary>
    /// Whether whatever leads to the connection leads to all of the <paramref name="alternatives"/>: then it is the one that exists
    /// wherever it exists, and what is done through such a place is done to it. A place that may be null may have been asked, as in
    /// <c>_client = given != null ? given : new TcpClient()</c>.
    /// </summary>
    /// <param name="by">Only places that lead there by it count.</param>
    public bool IsOneOf(Value alternatives, int connection, Reach by = Reach.Direct)
    {
        foreach (var pair in Places)
            if (!ReferenceEquals(pair.Value, alternatives) && pair.Value.Leads(connection, by) && !pair.Value.HasSame(alternatives) && !pair.Value.MayBeNull)
                return false;
        return true;
    }

    /// <summary>No place is sure to lead to the connection.</summary>
    public bool MayBeAbsent(int connection)
    {
        foreach (var pair in Places)
            if (!pair.Value.MayBeNull && pair.Value.Leads(connection))
                return false;
        return true;
    }

    /// <summary>The same flags assumed; this itself if <paramref name="other"/> adds nothing.</summary>
    public World Join(World other)
    {
        var places = Places.Join(other.Places, static (a, b) => a.Or(b));
        var states = States.Join(other.States, static (a, b) => a | b);
        return ReferenceEquals(places, Places) && ReferenceEquals(states, States) ? this : new World(Flags, places, states);
    }
}
