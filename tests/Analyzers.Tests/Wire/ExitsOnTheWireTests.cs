using static Hangup.Tests.Wire.WireTest;

namespace Hangup.Tests.Wire;

/// <summary>However control leaves, in whatever function: end-of-file on success, a reset on failure.</summary>
public class ExitsOnTheWireTests
{
    [Fact]
    public Task EarlyReturn_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        int Exchange(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient(peer.Address.ToString(), peer.Port);
            work();
            if (client.GetStream().ReadByte() == 'x')
                return 1;
            return 2;
        }
        """, peerSays: "x");

    [Fact]
    public Task ReturnedValueThatUsesIt_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        int Exchange(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient(peer.Address.ToString(), peer.Port);
            return Answer(client.GetStream(), work);
        }

        static int Answer(Stream stream, Action work)
        {
            var answer = stream.ReadByte();
            work();
            return answer;
        }
        """, peerSays: "x");

    [Fact]
    public Task LoopWithContinueAndBreak_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            for (var i = 0; ; i++)
            {
                if (i == 0)
                    continue;
                using var client = new TcpClient(peer.Address.ToString(), peer.Port);
                client.GetStream().WriteByte((byte)i);
                work();
                break;
            }
        }
        """);

    [Fact]
    public Task SwitchSection_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            switch (peer.AddressFamily)
            {
                case AddressFamily.InterNetwork:
                    using (var client = new TcpClient(peer.Address.ToString(), peer.Port))
                    {
                        client.GetStream().WriteByte(1);
                        work();
                    }

                    break;
                default:
                    throw new NotSupportedException();
            }
        }
        """);

    [Fact]
    public Task LocalFunction_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            Send();

            void Send()
            {
                using var client = new TcpClient(peer.Address.ToString(), peer.Port);
                client.GetStream().WriteByte(1);
                work();
            }
        }
        """);

    [Fact]
    public Task Lambda_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        Task Exchange(IPEndPoint peer, Action work)
        {
            return Task.Run(async () =>
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(peer);
                await socket.SendAsync(new byte[1]);
                work();
            });
        }
        """);

    [Fact]
    public Task Iterator_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            foreach (var answer in Answers(peer, work))
                Console.WriteLine(answer);
        }

        IEnumerable<int> Answers(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient(peer.Address.ToString(), peer.Port);
            yield return client.GetStream().ReadByte();
            work();
        }
        """, peerSays: "x");
}
