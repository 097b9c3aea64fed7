using System.Collections.Immutable;

namespace Hangup.Analyzers.Typestate;

/// <summary>The worlds possible at a point, told apart by the success flags alone.</summary>
internal sealed class State
{
    /// <summary>Where flags would tell more worlds apart than this, they are no longer followed.</summary>
    private const int MostWorlds = 16;

    private readonly bool _flagsIgnored;

    private State(ImmutableArray<World> worlds, bool flagsIgnored)
    {
        Worlds = worlds;
        _flagsIgnored = flagsIgnored;
    }

    public ImmutableArray<World> Worlds { get; }

    public static State Of(World world) => new(ImmutableArray.Create(world), false);

    /// <summary>What the connection may be in any world.</summary>
    public Facts this[int connection] => Worlds.Aggregate(Facts.None, (facts, world) => facts | world[connection]);

    /// <summary>Each world taken one step further; null where none gets there.</summary>
    public State? Select(Func<World, World?> step)
    {
        if (Worlds.Length == 1)
            return step(Worlds[0]) is not { } only ? null : ReferenceEquals(only, Worlds[0]) ? this : new State(ImmutableArray.Create(Plain(only)), _flagsIgnored);
        State? result = null;
        foreach (var world in Worlds)
            if (step(world) is { } next)
                result = result is null ? new State(ImmutableArray.Create(Plain(next)), _flagsIgnored) : result.Add(next);
        return result is not null && result.Worlds.SequenceEqual(Worlds, ReferenceEqualityComparer.Instance) ? this : result;
    }

    public State Join(State other)
    {
        var joined = other._flagsIgnored && !_flagsIgnored ? Merged() : this;
        return ReferenceEquals(this, other) ? this : other.Worlds.Aggregate(joined, (state, world) => state.Add(world));
    }

    private State Add(World world)
    {
        world = Plain(world);
        var index = 0;
        while (index < Worlds.Length && Worlds[index].Flags != world.Flags)
            index++;
        if (index == Worlds.Length)
            return Worlds.Length < MostWorlds ? new State(Worlds.Add(world), _flagsIgnored) : Merged().Add(world);
        var joined = Worlds[index].Join(world);
        return ReferenceEquals(joined, Worlds[index]) ? this : new State(Worlds.SetItem(index, joined), _flagsIgnored);
    }

    private State Merged() => new(ImmutableArray.Create(Worlds.Select(world => world with { Flags = 0 }).Aggregate((a, b) => a.Join(b))), true);

    private World Plain(World world) => _flagsIgnored && world.Flags != 0 ? world with { Flags = 0 } : world;

    private sealed class ReferenceEqualityComparer : IEqualityComparer<World>
    {
        public static readonly ReferenceEqualityComparer Instance = new();

        public bool Equals(World? x, World? y) => ReferenceEquals(x, y);

        public int GetHashCode(World obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
