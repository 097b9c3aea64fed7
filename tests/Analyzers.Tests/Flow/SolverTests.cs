namespace Hangup.Tests.Flow;

/// <summary>In which states methods end: what the solver finds, printed.</summary>
public class SolverTests
{
    [Fact]
    public Task UsingOnly() => Ends("normal: Abandoned   throws: none", """
        void M(TcpListener l) { using var c = l.AcceptTcpClient(); }
        """);

    [Fact]
    public Task UsingThenClose() => Ends("normal: Closed   throws: Abandoned", """
        void M(TcpListener l) { using var c = l.AcceptTcpClient(); c.GetStream().WriteByte(1); c.Close(); }
        """);

    [Fact]
    public Task OneBranch() => Ends("normal: Closed, Abandoned   throws: none", """
        void M(TcpListener l, bool b) { using var c = l.AcceptTcpClient(); if (b) c.Close(); }
        """);

    [Fact]
    public Task TryFinally() => Ends("normal: Closed   throws: Closed", """
        void M(TcpListener l) { var c = l.AcceptTcpClient(); try { c.GetStream().WriteByte(1); } finally { c.Close(); } }
        """);

    [Fact]
    public Task LoopWithContinueAndBreakInATry() => Ends("normal: Closed   throws: Closed", """
        void M(TcpListener l)
        {
            while (l.Pending())
            {
                var c = l.AcceptTcpClient();
                try
                {
                    if (c.GetStream().ReadByte() < 0) continue;
                    if (c.GetStream().ReadByte() < 0) break;
                }
                finally
                {
                    c.Close();
                }
            }
        }
        """);

    [Fact]
    public Task TryCatchAbort() => Ends("normal: Closed   throws: Aborted", """
        void M(TcpListener l)
        {
            using var c = l.AcceptTcpClient();
            try { c.GetStream().WriteByte(1); c.Close(); } catch { c.Abort(); throw; }
        }
        """);

    [Fact]
    public Task AcceptAlone_IsLost() => Ends("normal: Lost   throws: none", """
        void M(TcpListener l) { var c = l.AcceptTcpClient(); GC.KeepAlive(c); }
        """);

    [Fact]
    public Task ThrowingConstructor_LeavesNothing() => Ends("normal: Escaped   throws: none", """
        TcpClient M() { return new TcpClient("h", 1); }
        """);

    [Fact]
    public Task ThrowingConnect_LeavesItIdle() => Ends("normal: Closed   throws: Closed", """
        void M() { using var c = new TcpClient(); c.Connect("h", 1); c.Close(); }
        """);

    [Fact]
    public Task NestedFinally_RunsInnerFirst() => Ends("normal: Aborted   throws: Aborted", """
        void M(TcpListener l)
        {
            var c = l.AcceptTcpClient();
            try { try { c.GetStream().WriteByte(1); } finally { c.Abort(); } } finally { c.Dispose(); }
        }
        """);

    [Fact]
    public Task NestedFinally_OuterEndsWhatInnerLeaves() => Ends("normal: Closed   throws: Abandoned", """
        void M(TcpListener l)
        {
            var c = l.AcceptTcpClient();
            try { try { c.GetStream().WriteByte(1); c.Close(); } finally { Console.WriteLine(); } } finally { c.Dispose(); }
        }
        """);

    [Fact]
    public Task ReturnThroughTwoFinallys() => Ends("normal: Closed   throws: Closed", """
        int M(TcpListener l)
        {
            var c = l.AcceptTcpClient();
            try { try { return c.GetStream().ReadByte(); } finally { Console.WriteLine(); } } finally { c.Close(); }
        }
        """);

    [Fact]
    public Task GotoOutOfATry() => Ends("normal: Aborted   throws: none", """
        void M(TcpListener l, bool b)
        {
            var c = l.AcceptTcpClient();
            try { if (b) goto done; } finally { c.Abort(); }
        done:
            Console.WriteLine();
        }
        """);

    [Fact]
    public Task GotoBackIntoTheLoop() => Ends("normal: Closed   throws: none", """
        void M(TcpListener l, int n)
        {
            var c = l.AcceptTcpClient();
        again:
            if (n-- > 0) goto again;
            c.Close();
        }
        """);

    [Fact]
    public Task BreakOutOfAnInnerLoop() => Ends("normal: Closed, Aborted   throws: Abandoned", """
        void M(TcpListener l, bool b)
        {
            using var c = l.AcceptTcpClient();
            while (true)
            {
                if (b) { c.Abort(); break; }
                if (c.GetStream().ReadByte() < 0) { c.Close(); break; }
            }
        }
        """);

    [Fact]
    public Task EndlessLoop_NeverEndsNormally() => Ends("normal: –   throws: Abandoned", """
        void M(TcpListener l)
        {
            using var c = l.AcceptTcpClient();
            while (true) c.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task CatchOfOneType_StopsSome() => Ends("normal: Closed, Aborted   throws: Abandoned", """
        void M(TcpListener l)
        {
            using var c = l.AcceptTcpClient();
            try { c.GetStream().WriteByte(1); c.Close(); } catch (IOException) { c.Abort(); }
        }
        """);

    [Fact]
    public Task CatchOfAll_StopsAll() => Ends("normal: Closed, Aborted   throws: none", """
        void M(TcpListener l)
        {
            using var c = l.AcceptTcpClient();
            try { c.GetStream().WriteByte(1); c.Close(); } catch (Exception) { c.Abort(); }
        }
        """);

    [Fact]
    public Task Filter_StopsSome() => Ends("normal: Closed, Aborted   throws: Abandoned", """
        void M(TcpListener l, bool b)
        {
            using var c = l.AcceptTcpClient();
            try { c.GetStream().WriteByte(1); c.Close(); } catch (Exception) when (b) { c.Abort(); }
        }
        """);

    [Fact]
    public Task FilterThatIsFalse_StopsNone() => Ends("normal: Closed   throws: Abandoned", """
        void M(TcpListener l)
        {
            using var c = l.AcceptTcpClient();
            try { c.GetStream().WriteByte(1); c.Close(); } catch (Exception) when (false) { c.Abort(); }
        }
        """);

    [Fact]
    public Task CatchThatThrowsAnother_IsNotStoppedByItsSibling() => Ends("normal: Closed, Aborted   throws: Aborted", """
        void M(TcpListener l)
        {
            var c = l.AcceptTcpClient();
            try { c.GetStream().WriteByte(1); c.Close(); }
            catch (IOException) { c.Abort(); throw new InvalidOperationException(); }
            catch (Exception) { c.Abort(); }
        }
        """);

    [Fact]
    public Task SwallowedException_JoinsTheNormalEnd() => Ends("normal: Closed, Abandoned   throws: none", """
        void M(TcpListener l)
        {
            using var c = l.AcceptTcpClient();
            try { c.GetStream().WriteByte(1); c.Close(); } catch { }
        }
        """);

    [Fact]
    public Task Flag_KeepsPathsApart() => Ends("normal: Closed   throws: Aborted", """
        void M(TcpListener l)
        {
            var c = l.AcceptTcpClient(); var ok = false;
            try { c.GetStream().WriteByte(1); ok = true; } finally { if (ok) c.Close(); else c.Abort(); }
        }
        """);

    [Fact]
    public Task Alias_IsTheSame() => Ends("normal: Closed   throws: none", """
        void M(TcpListener l) { var a = l.AcceptTcpClient(); var b = a; b.Close(); }
        """);

    [Fact]
    public Task TwoConnections_ArePrintedInTheOrderOfTheirOrigins() => Ends("normal: Closed | Aborted   throws: Lost | none", """
        void M(TcpListener l) { var a = l.AcceptTcpClient(); var b = l.AcceptTcpClient(); a.Close(); b.Abort(); }
        """);

    [Fact]
    public Task UnreachableEnd_CountsForNothing() => Ends("normal: Abandoned   throws: none", """
        void M(TcpListener l) { using var c = l.AcceptTcpClient(); if (false) c.Close(); }
        """);

    [Fact]
    public Task ThrowOnly_NeverEndsNormally() => Ends("normal: –   throws: Abandoned", """
        void M(TcpListener l) { using var c = l.AcceptTcpClient(); throw new IOException(); }
        """);

    [Fact]
    public Task Escape_IsTheCallers() => Ends("normal: Escaped   throws: none", """
        TcpClient M(TcpListener l) { return l.AcceptTcpClient(); }
        """);

    private static async Task Ends(string expected, string members) => Assert.Equal(expected, await Solved.Print(members));
}
