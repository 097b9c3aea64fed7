using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Hangup.Tests.Hosts;

/// <summary>What is kept of the findings when somebody types, and what is not.</summary>
public class KeystrokeTests
{
    /// <summary>The file between the two has the usings.</summary>
    private const int Hands = 2;

    private const string Desk = """
        class Desk
        {
            private TcpClient? _kept;

            public Desk()
            {
                Console.Beep();
            }

            void Count(int step)
            {
                step++;
            }

            void Talk(TcpListener listener)
            {
                using var client = listener.AcceptTcpClient();
                Hand.Greet(client);
            }

            void Keep(TcpListener listener)
            {
                _kept = listener.AcceptTcpClient();
            }

            void Leave()
            {
                Console.WriteLine();
            }
        }
        """;

    private const string Hand = """
        static class Hand
        {
            public static void Greet(TcpClient client)
            {
                client.GetStream().WriteByte(1);
            }

            public static void Forget(TcpListener listener)
            {
                var client = listener.AcceptTcpClient();
                Greet(client);
            }
        }
        """;

    [Fact]
    public void EditInABody_LeavesTheFindingsOfOtherFilesAsTheyAre()
    {
        var session = Opened();
        var before = session.Found(Hands).ToArray();
        session.Type(0, "step++;", "step += 2;");
        Assert.NotEmpty(before);
        Assert.All(before.Zip(session.Found(Hands)), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void EditInABody_MovesTheFindingsBelowIt()
    {
        var session = Opened();
        session.Type(0, "step++;", "step++;\n\n\n");
        AssertKept(session);
        Assert.Contains(session.Found(0), found => found.Id == "HUP101" && found.Location.GetLineSpan().StartLinePosition.Line == 19);
    }

    [Fact]
    public void EditInABody_ChangesItsOwnFindings()
    {
        var session = Opened();
        session.Type(0, "using var client", "var client");
        AssertKept(session);
        Assert.Contains(session.Found(0), found => found.Id == "HUP103");
    }

    [Fact]
    public void EditOfAMethodThatNowEndsWhatItIsHanded_ChangesItsCallersFindings()
    {
        var session = Opened();
        session.Type(Hands, "client.GetStream().WriteByte(1);", "client.GetStream().WriteByte(1); client.Close();");
        AssertAfresh(session);
        Assert.DoesNotContain(session.Found(Hands), found => found.Id == "HUP103");
    }

    [Fact]
    public void EditOfAMethodThatDoesTheSameToWhatItIsHanded_LeavesItsCallersFindings()
    {
        var session = Opened();
        session.Type(Hands, "WriteByte(1)", "WriteByte(2)");
        AssertKept(session);
    }

    [Fact]
    public void EditThatEndsAField_TakesTheFieldsFindingAway()
    {
        var session = Opened();
        Assert.Contains(session.Found(0), found => found.Id == "HUP103");
        session.Type(0, "Console.WriteLine();", "_kept.Close();");
        AssertAfresh(session);
        Assert.DoesNotContain(session.Found(0), found => found.Id == "HUP103");
    }

    [Fact]
    public void EditOutsideOfBodies_IsLookedAtAfresh()
    {
        var session = Opened();
        session.Type(0, "void Count(int step)", "void Count(long step)");
        AssertAfresh(session);
    }

    [Fact]
    public void EditInAConstructor_LeavesTheOtherFindings()
    {
        var session = Opened();
        session.Type(0, "Console.Beep();", "Console.Beep(); Console.Beep();");
        AssertKept(session);
    }

    [Fact]
    public void EditInAConstructorThatNowConnectsWhatItMakes_ChangesWhatIsSaidOfIt()
    {
        var session = new TypingSession(Requests.Compile("""
            class Line : TcpClient
            {
                public Line()
                {
                    Console.Beep();
                }
            }
            """, """
            class Caller
            {
                void Call()
                {
                    var line = new Line();
                    line.GetStream().WriteByte(1);
                }
            }
            """));
        session.Says();
        session.Type(0, "Console.Beep();", "Connect(\"host\", 80);");
        AssertAfresh(session);
    }

    [Fact]
    public void EditsInSeveralBodies_AreFollowed()
    {
        var session = Opened();
        session.Type(0, "step++;", "step += 2;");
        session.Type(0, "Console.WriteLine();", "Console.WriteLine(1);");
        AssertKept(session);
    }

    [Fact]
    public void WhatNobodyAskedForInBetween_IsKept()
    {
        var session = Opened();
        var before = session.Found(Hands).ToArray();
        for (var step = 2; step < 5; step++)
        {
            session.Type(0, step == 2 ? "step++;" : $"step += {step - 1};", $"step += {step};");
            _ = session.Found(0).Count();
        }

        Assert.All(before.Zip(session.Found(Hands)), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void OtherReferencesOrOptions_AreLookedAtAfresh()
    {
        var session = Opened();
        session.Change(compilation => compilation.WithReferences(compilation.References.Skip(1)));
        AssertAfresh(session);
        session.Change(compilation => compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.NetModule)));
        AssertAfresh(session);
    }

    [Fact]
    public async Task MovedFinding_IsReportedAsAnyOther()
    {
        var session = Opened();
        session.Type(0, "step++;", "step++;\n");
        var moved = await session.Compilation.SemanticAsync(session[0]);
        session.Change(compilation => compilation.Afresh());
        var fresh = await session.Compilation.SemanticAsync(session[0]);
        Assert.NotSame(fresh[0].Descriptor, moved[0].Descriptor);
        Assert.Equal(fresh.Printed(), moved.Printed());
        Assert.Equal(fresh.Select(Described).Order(), moved.Select(Described).Order());
    }

    [Fact]
    public void NoCompilation_IsKeptAliveByItsSuccessors()
    {
        var session = Opened();
        var first = Forgotten(session);
        Requests.Collect(() => first.IsAlive);
        Assert.False(first.IsAlive);
        Assert.True(session.HasInherited);
    }

    [Fact]
    public void ThousandEdits_LeaveNothingBehind()
    {
        var session = Opened();
        var files = Typed(session, 1_000);
        Requests.Collect(() => files.Count(file => file.IsAlive) > 2);
        Assert.InRange(files.Count(file => file.IsAlive), 1, 2);
        Assert.True(session.HasInherited);
    }

    private static TypingSession Opened()
    {
        var session = new TypingSession(Requests.Compile(Desk, Hand));
        Assert.Equal(["HUP101", "HUP103", "HUP103"], session.Found(0).Concat(session.Found(Hands)).Select(found => found.Id).Order());
        return session;
    }

    private static void AssertKept(TypingSession session)
    {
        Assert.Equal(session.SaysAfresh(), session.Says());
        Assert.True(session.HasInherited);
    }

    private static void AssertAfresh(TypingSession session)
    {
        Assert.Equal(session.SaysAfresh(), session.Says());
        Assert.False(session.HasInherited);
    }

    /// <summary>The file after each edit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Typed(TypingSession session, int edits)
    {
        var files = new WeakReference[edits];
        for (var edit = 0; edit < edits; edit++)
        {
            session.Type(0, edit == 0 ? "step++;" : $"step += {edit - 1};", $"step += {edit};");
            _ = session.Found(0).Count();
            files[edit] = new WeakReference(session[0]);
        }

        return files;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Forgotten(TypingSession session)
    {
        var first = new WeakReference(session.Compilation);
        Typed(session, 3);
        return first;
    }

    private static string Described(Diagnostic found) => $"{found.Id} {found.Severity} {found.DefaultSeverity} {found.WarningLevel} {found.Descriptor.Title} {found.Descriptor.HelpLinkUri} {found.Descriptor.Category} {string.Join(' ', found.Descriptor.CustomTags)}";
}
