using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Tuples whose parts have names.</summary>
public class PairTests
{
    [Fact]
    public Task PartOfALiteral_IsReported() => Check("""
        void Relay(TcpListener listener, string host)
        {
            (TcpClient Left, TcpClient Right) pair = ({|HUP104:listener.AcceptTcpClient()|}, {|HUP104:new TcpClient(host, 80)|});
            pair.Left.GetStream().WriteByte(1);
            pair.Right.GetStream().WriteByte(1);
            {|HUP101:pair.Left.Dispose()|};
            pair.Right.CloseGracefully();
        }
        """);

    [Fact]
    public Task PartsOfAResult_AreReported() => Check("""
        static (Socket Left, Socket Right) Both(Socket listener) => ({|HUP104:listener.Accept()|}, listener.Accept());

        void Relay(Socket listener)
        {
            var pair = {|HUP104:Both(listener)|};
            pair.Left.Send(new byte[1]);
            pair.Right.Send(new byte[1]);
            {|HUP101:pair.Left.Dispose()|};
            {|HUP101:pair.Right.Dispose()|};
        }
        """);

    [Fact]
    public Task PartsOfARecord_AreReported() => Check("""
        record Pair(TcpClient Left, TcpClient Right);

        class Relay
        {
            void Run(Pair pair)
            {
                pair.Left.GetStream().WriteByte(1);
                {|HUP101:pair.Left.Dispose()|};
                {|HUP101:pair.Right.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task PartsThatAreEnded_AreNotReported() => Check("""
        static (Socket Left, Socket Right) Both(Socket listener) => ({|HUP104:listener.Accept()|}, listener.Accept());

        void Relay(Socket listener)
        {
            var pair = Both(listener);
            pair.Left.Abort();
            pair.Right.CloseGracefully();
        }

        void Later(Socket listener)
        {
            var pair = Both(listener);
            Task.Run(() =>
            {
                pair.Left.Abort();
                pair.Right.Abort();
            });
        }

        (Socket, Socket) Through(Socket listener)
        {
            var pair = {|HUP104:Both(listener)|};
            pair.Left.Send(new byte[1]);
            return pair;
        }
        """);
}
