using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;

namespace Hangup.Tests.Typestate;

/// <summary>The transition table: monotone, and what the contract says.</summary>
public class TransitionTests
{
    private static readonly Facts[] Singles = [.. Enum.GetValues<Facts>().Where(facts => facts != Facts.None && (facts & (facts - 1)) == 0)];

    [Fact]
    public void EveryEvent_IsMonotone()
    {
        var random = new Random(9293);
        foreach (var happened in Enum.GetValues<ConnectionEvent>())
        {
            foreach (var (smaller, larger) in Pairs(random))
            {
                Assert.Equal(Facts.None, smaller.After(happened) & ~larger.After(happened));
            }
        }
    }

    [Fact]
    public void EveryEvent_IsDecidedFactByFact()
    {
        foreach (var happened in Enum.GetValues<ConnectionEvent>())
        {
            foreach (var one in Singles)
            {
                Assert.All(Singles, other => Assert.Equal(one.After(happened) | other.After(happened), (one | other).After(happened)));
            }
        }
    }

    [Fact]
    public void EveryFact_BecomesSomething() =>
        Assert.All(Enum.GetValues<ConnectionEvent>(), happened => Assert.All(Singles, fact => Assert.NotEqual(Facts.None, fact.After(happened))));

    [Fact]
    public void WhatIsNotThere_StaysSo() =>
        Assert.All(Enum.GetValues<ConnectionEvent>().Where(happened => happened != ConnectionEvent.Forget), happened => Assert.Equal(Facts.None, Facts.None.After(happened)));

    [Fact]
    public void WhatHasEnded_HasEnded()
    {
        foreach (var happened in Enum.GetValues<ConnectionEvent>().Where(happened => happened != ConnectionEvent.Forget))
        {
            Assert.Equal(Facts.Closed, Facts.Closed.After(happened));
            Assert.Equal(Facts.Aborted, Facts.Aborted.After(happened));
        }
    }

    [Theory]
    [InlineData(nameof(Facts.Idle), nameof(ConnectionEvent.Connect), nameof(Facts.Connected))]
    [InlineData(nameof(Facts.Idle), nameof(ConnectionEvent.Listen), nameof(Facts.Listening))]
    [InlineData(nameof(Facts.Idle), nameof(ConnectionEvent.Dispose), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.Idle), nameof(ConnectionEvent.Shutdown), nameof(Facts.Idle))]
    [InlineData(nameof(Facts.Idle), nameof(ConnectionEvent.Arm), nameof(Facts.ArmedIdle))]
    [InlineData(nameof(Facts.ArmedIdle), nameof(ConnectionEvent.Connect), nameof(Facts.Armed))]
    [InlineData(nameof(Facts.Listening), nameof(ConnectionEvent.Dispose), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.Datagram), nameof(ConnectionEvent.Connect), nameof(Facts.Datagram))]
    [InlineData(nameof(Facts.Datagram), nameof(ConnectionEvent.Use), nameof(Facts.Datagram))]
    [InlineData(nameof(Facts.Pending), nameof(ConnectionEvent.Await), nameof(Facts.Open))]
    [InlineData(nameof(Facts.Connected), nameof(ConnectionEvent.Use), nameof(Facts.Open))]
    [InlineData(nameof(Facts.Connected), nameof(ConnectionEvent.View), nameof(Facts.Open))]
    [InlineData(nameof(Facts.Connected), nameof(ConnectionEvent.Part), nameof(Facts.Connected))]
    [InlineData(nameof(Facts.Connected), nameof(ConnectionEvent.Dispose), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.Connected), nameof(ConnectionEvent.Escape), nameof(Facts.Escaped))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.Dispose), nameof(Facts.Abandoned))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.DisposeSocket), nameof(Facts.Abandoned))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.Close), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.CloseGracefully), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.Abort), nameof(Facts.Aborted))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.Shutdown), nameof(Facts.FinSent))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.ShutdownReceive), nameof(Facts.Open))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.Disconnect), nameof(Facts.FinSent))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.Arm), nameof(Facts.Armed))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.ArmScope), nameof(Facts.Scoped))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.CloseScope), nameof(Facts.ScopedToClose))]
    [InlineData(nameof(Facts.Open), nameof(ConnectionEvent.Lend), nameof(Facts.Escaped))]
    [InlineData(nameof(Facts.Armed), nameof(ConnectionEvent.DisposeSocket), nameof(Facts.Aborted))]
    [InlineData(nameof(Facts.Armed), nameof(ConnectionEvent.CloseSocket), nameof(Facts.Aborted))]
    [InlineData(nameof(Facts.Armed), nameof(ConnectionEvent.Dispose), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.Armed), nameof(ConnectionEvent.Disarm), nameof(Facts.Open))]
    [InlineData(nameof(Facts.Scoped), nameof(ConnectionEvent.DisposeScope), nameof(Facts.Aborted))]
    [InlineData(nameof(Facts.Scoped), nameof(ConnectionEvent.CloseGracefully), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.ScopedToClose), nameof(ConnectionEvent.DisposeScope), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.FinSent), nameof(ConnectionEvent.Dispose), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.FinSent), nameof(ConnectionEvent.Connect), nameof(Facts.Connected))]
    [InlineData(nameof(Facts.FinSent), nameof(ConnectionEvent.Arm), nameof(Facts.FinArmed))]
    [InlineData(nameof(Facts.FinArmed), nameof(ConnectionEvent.Disarm), nameof(Facts.FinSent))]
    [InlineData(nameof(Facts.FinArmed), nameof(ConnectionEvent.CloseSocket), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.Abandoned), nameof(ConnectionEvent.Close), nameof(Facts.Closed))]
    [InlineData(nameof(Facts.Escaped), nameof(ConnectionEvent.Dispose), nameof(Facts.Abandoned))]
    public void Event_LeadsFromStateToState(string before, string happened, string after) =>
        Assert.Equal(Enum.Parse<Facts>(after), Enum.Parse<Facts>(before).After(Enum.Parse<ConnectionEvent>(happened)));

    /// <summary>Each fact within each larger set of two, and random sets within random larger ones.</summary>
    private static IEnumerable<(Facts Smaller, Facts Larger)> Pairs(Random random)
    {
        foreach (var one in Singles)
        {
            yield return (Facts.None, one);
            foreach (var other in Singles)
            {
                yield return (one, one | other);
            }
        }

        for (var sample = 0; sample < 2_000; sample++)
        {
            var (smaller, added) = (AnyFacts(random), AnyFacts(random));
            yield return (smaller, smaller | added);
        }
    }

    private static Facts AnyFacts(Random random) => Singles.Where(_ => random.Next(3) == 0).Aggregate(Facts.None, (all, fact) => all | fact);
}
