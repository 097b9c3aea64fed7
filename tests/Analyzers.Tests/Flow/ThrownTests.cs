namespace Hangup.Tests.Flow;

/// <summary>Which catches an exception meets whose type is known.</summary>
public class ThrownTests
{
    [Theory]
    [InlineData("IOException", "IOException", "normal: Aborted   throws: none")]
    [InlineData("FileNotFoundException", "IOException", "normal: Aborted   throws: none")]
    [InlineData("FileNotFoundException", "Exception", "normal: Aborted   throws: none")]
    [InlineData("FileNotFoundException", "SystemException", "normal: Aborted   throws: none")]
    [InlineData("InvalidOperationException", "IOException", "normal: –   throws: Abandoned")]
    public async Task OneCatch(string thrown, string caught, string ends) => Assert.Equal(ends, await Solved.Print($$"""
        void M(TcpListener l)
        {
            using var c = l.AcceptTcpClient();
            try { throw new {{thrown}}(); } catch ({{caught}}) { c.Abort(); }
        }
        """));

    [Theory]
    [InlineData("InvalidOperationException", "normal: Closed   throws: none")]
    [InlineData("IOException", "normal: Aborted   throws: none")]
    [InlineData("FileNotFoundException", "normal: Aborted   throws: none")]
    [InlineData("ArgumentException", "normal: FinSent   throws: none")]
    public async Task TheFirstThatFits(string thrown, string ends) => Assert.Equal(ends, await Solved.Print($$"""
        void M(TcpListener l)
        {
            var c = l.AcceptTcpClient();
            try { throw new {{thrown}}(); }
            catch (InvalidOperationException) { c.Close(); }
            catch (IOException) { c.Abort(); }
            catch { c.Client.Shutdown(SocketShutdown.Send); }
        }
        """));

    [Theory]
    [InlineData("IOException", "normal: Aborted   throws: none")]
    [InlineData("InvalidOperationException", "normal: –   throws: Closed")]
    public async Task ThroughAFinally(string thrown, string ends) => Assert.Equal(ends, await Solved.Print($$"""
        void M(TcpListener l)
        {
            var c = l.AcceptTcpClient();
            try
            {
                try { try { throw new {{thrown}}(); } finally { Console.WriteLine(); } }
                catch (IOException) { c.Abort(); }
            }
            finally
            {
                c.Close();
            }
        }
        """));

    [Theory]
    [InlineData("when (false)", "normal: –   throws: Abandoned")]
    [InlineData("when (true)", "normal: Aborted   throws: none")]
    [InlineData("when (b)", "normal: Aborted   throws: Abandoned")]
    public async Task Filter(string filter, string ends) => Assert.Equal(ends, await Solved.Print($$"""
        void M(TcpListener l, bool b)
        {
            using var c = l.AcceptTcpClient();
            try { throw new IOException(); } catch (IOException) {{filter}} { c.Abort(); }
        }
        """));

    [Fact]
    public async Task EachWayOutOfATry_HasItsOwnPassThroughTheFinally() => Assert.Equal("normal: Closed, Aborted, Lost   throws: Closed, Lost", await Solved.Print("""
        int M(TcpListener l, int n)
        {
            var c = l.AcceptTcpClient();
            var isDone = false;
            while (true)
            {
                try
                {
                    if (n == 1) continue;
                    if (n == 2) { isDone = true; break; }
                    if (n == 3) return c.GetStream().ReadByte();
                }
                finally
                {
                    if (isDone) c.Abort();
                    else if (n != 1) c.Close();
                }

                if (n == 4) return 4;
            }

            return 0;
        }
        """));
}
