using Hangup.Analyzers.Typestate;

namespace Hangup.Tests.Typestate;

/// <summary>The laws that let the solver converge: each join is idempotent, commutative and associative, and tells when nothing was added by returning its first argument itself.</summary>
public class LatticeTests
{
    private const int Samples = 400;

    private static readonly Reach[] Reaches = [Reach.Direct, Reach.View, Reach.NonOwning, Reach.Element, Reach.View | Reach.NonOwning];
    private static readonly Place[] Places = [new("a", null), new("b", null), new("c", Place.This), Place.This];

    [Fact]
    public void Facts_AreALattice() => Hold((_, _) => true, AnyFacts, (a, b) => a | b, (a, b) => a == b);

    [Fact]
    public void Value_IsALattice() => Hold(ReferenceEquals, AnyValue, (a, b) => a.Or(b), (a, b) => a.Equals(b));

    [Fact]
    public void World_IsALattice() => Hold(ReferenceEquals, random => AnyWorld(random, 0), (a, b) => a.Join(b), Same);

    [Fact]
    public void State_IsALattice() => Hold(ReferenceEquals, random => AnyState(random, 3), (a, b) => a.Join(b), Same);

    [Fact]
    public void StateOfMoreFlagsThanItFollows_IsALattice() => Hold(ReferenceEquals, random => AnyState(random, 24), (a, b) => a.Join(b), Same);

    [Fact]
    public void Values_KnowNothingFromNull()
    {
        Assert.True(Value.Nothing.IsNothing);
        Assert.False(Value.Nothing.MayBeNull);
        Assert.True(Value.Null.IsNull);
        Assert.True(Value.Of(1).OrNull().MayBeNull);
        Assert.False(Value.Of(1).OrNull().IsNull);
        Assert.Equal(Value.Of(1), Value.Of(1).OrNull().NotNull());
    }

    [Fact]
    public void EqualValues_HaveEqualHashCodes() => Sample(random =>
    {
        var (a, b) = (AnyValue(random), AnyValue(random));
        Assert.Equal(a.Or(b).GetHashCode(), b.Or(a).GetHashCode());
    });

    [Fact]
    public void Must_IsAboutAllFacts_MayAboutSome() => Sample(random =>
    {
        var (facts, asked) = (AnyFacts(random), AnyFacts(random));
        Assert.Equal(facts != Facts.None && (facts | asked) == asked, facts.Must(asked));
        Assert.Equal((facts & asked) != Facts.None, facts.May(asked));
        Assert.True(!facts.Must(asked) || facts.May(asked));
    });

    [Fact]
    public void JoinOfWorlds_ForgetsNothing() => Sample(random =>
    {
        var (a, b) = (AnyWorld(random, 0), AnyWorld(random, 0));
        var joined = a.Join(b);
        for (var connection = 1; connection <= 3; connection++)
        {
            Assert.Equal(a[connection] | b[connection], joined[connection]);
        }

        Assert.All(a.Places.Concat(b.Places), pair => Assert.Empty(pair.Value.References.Except(joined.Places[pair.Key].References)));
    });

    [Fact]
    public void JoinOfStates_ForgetsNothing() => Sample(random =>
    {
        var (a, b) = (AnyState(random, 24), AnyState(random, 24));
        var joined = a.Join(b);
        for (var connection = 1; connection <= 3; connection++)
        {
            Assert.Equal(a[connection] | b[connection], joined[connection]);
        }
    });

    [Fact]
    public void States_TellWorldsApartByFlagsAlone() => Sample(random =>
    {
        var state = AnyState(random, 24);
        Assert.Equal(state.Worlds.Length, state.Worlds.Select(world => world.Flags).Distinct().Count());
        Assert.InRange(state.Worlds.Length, 1, 16);
    });

    private static void Hold<T>(Func<T, T, bool> isItself, Func<Random, T> any, Func<T, T, T> join, Func<T, T, bool> same)
        where T : notnull => Sample(random =>
    {
        var (a, b, c) = (any(random), any(random), any(random));
        Assert.True(same(join(a, a), a));
        Assert.True(same(join(a, b), join(b, a)));
        Assert.True(same(join(join(a, b), c), join(a, join(b, c))));
        if (typeof(T).IsClass)
        {
            var both = join(a, b);
            Assert.True(isItself(join(both, a), both));
            Assert.True(isItself(join(both, b), both));
            Assert.True(isItself(join(both, both), both));
        }
    });

    private static void Sample(Action<Random> law)
    {
        var random = new Random(9293);
        for (var sample = 0; sample < Samples; sample++)
        {
            law(random);
        }
    }

    private static Facts AnyFacts(Random random) => Enum.GetValues<Facts>().Where(_ => random.Next(6) == 0).Aggregate(Facts.None, (all, fact) => all | fact);

    private static Value AnyValue(Random random)
    {
        var value = random.Next(3) == 0 ? Value.Null : Value.Nothing;
        for (var connection = 1; connection <= 3; connection++)
        {
            if (random.Next(2) == 0)
            {
                value = value.Or(Value.Of(connection).By(Reaches[random.Next(Reaches.Length)]));
            }
        }

        return value;
    }

    private static World AnyWorld(Random random, ulong flags)
    {
        var world = World.Empty with { Flags = flags };
        foreach (var place in Places.Where(_ => random.Next(2) == 0))
        {
            world = world.With(place, AnyValue(random));
        }

        for (var connection = 1; connection <= 3; connection++)
        {
            world = random.Next(3) == 0 ? world : world.With(connection, AnyFacts(random));
        }

        return world;
    }

    private static State AnyState(Random random, int differentFlags)
    {
        var state = State.Of(AnyWorld(random, (ulong)random.Next(differentFlags)));
        for (var more = random.Next(differentFlags); more > 0; more--)
        {
            state = state.Join(State.Of(AnyWorld(random, (ulong)random.Next(differentFlags))));
        }

        return state;
    }

    private static bool Same(World a, World b) =>
        a.Flags == b.Flags && SameContent(a.Places, b.Places) && SameContent(a.States, b.States);

    private static bool Same(State a, State b) =>
        a.Worlds.Length == b.Worlds.Length && a.Worlds.OrderBy(world => world.Flags).Zip(b.Worlds.OrderBy(world => world.Flags)).All(pair => Same(pair.First, pair.Second));

    private static bool SameContent<TKey, TValue>(Bindings<TKey, TValue> a, Bindings<TKey, TValue> b)
        where TKey : IEquatable<TKey>
        where TValue : notnull => a.ToHashSet().SetEquals(b);
}
