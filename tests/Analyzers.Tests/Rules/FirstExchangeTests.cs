using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What only one operation exchanges may have been exchanged in part when that operation fails.</summary>
public class FirstExchangeTests
{
    [Fact]
    public Task SendThatMayFailUnderAUsing_IsReported() => Check("""
        void Ping(EndPoint there, byte[] word)
        {
            using var {|HUP102:probe|} = new Socket(SocketType.Stream, ProtocolType.Tcp);
            probe.Connect(there);
            probe.Send(word);
            probe.CloseGracefully();
        }
        """);

    [Fact]
    public Task SendThatMayFailBeforeACloseInAFinally_IsReported() => Check("""
        void Ping(EndPoint there, byte[] word)
        {
            var probe = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Connect(there);
                probe.Send(word);
            }
            finally
            {
                {|HUP102:probe.Close()|};
            }
        }
        """);

    [Fact]
    public Task ConnectThatMayFail_IsNotReported() => Check("""
        void Probe(EndPoint there)
        {
            using var probe = new Socket(SocketType.Stream, ProtocolType.Tcp);
            probe.Connect(there);
        }
        """);

    [Fact]
    public Task SendThatMayFailAndIsAbortedThen_IsNotReported() => Check("""
        void Ping(EndPoint there, byte[] word)
        {
            var probe = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Connect(there);
                probe.Send(word);
                probe.CloseGracefully();
            }
            catch
            {
                probe.Abort();
                throw;
            }
        }
        """);
}
