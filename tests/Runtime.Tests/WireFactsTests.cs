using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>
/// What .NET's own ways of ending a connection do on the wire: the facts under the rules and under this runtime. Measured on Linux.
/// The peer is awaiting input and has been sent 10 bytes.
/// </summary>
public class WireFactsTests
{
    private const int Times = 20;

    private static readonly byte[] s_message = "0123456789"u8.ToArray();
    private static readonly LingerOption s_reset = new(true, 0);

    private static readonly Dictionary<string, (Saw Peer, Action<Pair> End)> s_facts = new()
    {
        ["TcpClient.Dispose"] = (Saw.EndOfFile, p => p.Client.Dispose()),
        ["TcpClient.Close"] = (Saw.EndOfFile, p => p.Client.Close()),
        ["armed, then TcpClient.Close"] = (Saw.EndOfFile, p => Armed(p).Close()),
        ["armed, then TcpClient.Close after GetStream"] = (Saw.EndOfFile, p =>
        {
            _ = p.Client.GetStream();
            Armed(p).Close();
        }
        ),
        ["armed, then NetworkStream.Dispose"] = (Saw.EndOfFile, p => Armed(p).GetStream().Dispose()),
        ["armed on the socket, then TcpClient.Dispose"] = (Saw.EndOfFile, p =>
        {
            p.Socket.LingerState = s_reset;
            p.Client.Dispose();
        }
        ),
        ["NetworkStream.Close(0)"] = (Saw.EndOfFile, p => p.Client.GetStream().Close(0)),
        ["Socket.Close(0)"] = (Saw.Reset, p => p.Socket.Close(0)),
        ["armed, then Socket.Close"] = (Saw.Reset, p => Armed(p).Client.Close()),
        ["armed, then Socket.Dispose"] = (Saw.Reset, p => Armed(p).Client.Dispose()),
        ["armed and disarmed, then Socket.Close"] = (Saw.EndOfFile, p =>
        {
            Armed(p).LingerState = new LingerOption(false, 0);
            p.Socket.Close();
        }
        ),
        ["Shutdown(Both), then Close(0)"] = (Saw.EndOfFile, p =>
        {
            p.Socket.Shutdown(SocketShutdown.Both);
            p.Socket.Close(0);
        }
        ),
        ["Shutdown(Send), then Close(0)"] = (Saw.EndOfFile, p =>
        {
            p.Socket.Shutdown(SocketShutdown.Send);
            p.Socket.Close(0);
        }
        ),
        ["Disconnect while armed"] = (Saw.EndOfFile, p => Armed(p).Client.Disconnect(reuseSocket: false)),
        ["LingerState.Enabled set on the copy, then Socket.Close"] = (Saw.EndOfFile, p =>
        {
            p.Client.LingerState!.Enabled = true;
            p.Client.LingerState!.LingerTime = 0;
            p.Socket.Close();
        }
        ),
        ["linger of one second, then Socket.Close"] = (Saw.EndOfFile, p =>
        {
            p.Client.LingerState = new LingerOption(true, 1);
            p.Socket.Close();
        }
        ),
        ["Socket.Close behind the peer's end-of-file"] = (Saw.EndOfFile, p =>
        {
            p.Theirs.Send(s_message);
            p.Theirs.Shutdown(SocketShutdown.Send);
            while (p.Socket.Receive(new byte[10]) > 0)
            {
            }

            p.Socket.Close();
        }
        ),
        ["Socket.Close with a pending receive"] = (Saw.Reset, p =>
        {
            _ = p.Socket.ReceiveAsync(new byte[1]);
            p.Socket.Close();
        }
        ),
        ["Socket.Close with a pending receive after Shutdown(Send)"] = (Saw.EndOfFile, p =>
        {
            _ = p.Socket.ReceiveAsync(new byte[1]);
            p.Socket.Shutdown(SocketShutdown.Send);
            p.Socket.Close();
        }
        ),
        ["TcpClient.Dispose with a pending read"] = (Saw.EndOfFile, p =>
        {
            _ = p.Client.GetStream().ReadAsync(new byte[1]).AsTask();
            p.Client.Dispose();
        }
        ),
        ["using and an exception"] = (Saw.EndOfFile, p => Throw(p, armed: false)),
        ["using and an exception while armed"] = (Saw.EndOfFile, p => Throw(p, armed: true)),
    };

    public static TheoryData<string> Facts => [.. s_facts.Keys];

    [LinuxTheory]
    [MemberData(nameof(Facts))]
    public async Task PeerSees(string fact)
    {
        for (int i = 0; i < Times; i++)
        {
            using var pair = new Pair();
            Task<Sighting> peer = pair.PeerSees();
            pair.Socket.Send(s_message);
            s_facts[fact].End(pair);
            Assert.Equal(s_facts[fact].Peer, (await peer).End);
        }
    }

    private static TcpClient Armed(Pair pair)
    {
        pair.Client.LingerState = s_reset;
        return pair.Client;
    }

    private static void Throw(Pair pair, bool armed)
    {
        try
        {
            using TcpClient client = armed ? Armed(pair) : pair.Client;
            throw new InvalidOperationException("boom");
        }
        catch (InvalidOperationException)
        {
            // What the peer reads is the question.
        }
    }
}
