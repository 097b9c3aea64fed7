using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Loops, jumps, branches: every way to the end is followed.</summary>
public class ControlFlowTests
{
    [Fact]
    public Task Continue_LeavesItOpen_IsReported() => Check("""
        void Serve(TcpListener listener)
        {
            while (listener.Pending())
            {
                using var {|HUP101:client|} = listener.AcceptTcpClient();
                if (client.GetStream().ReadByte() < 0)
                {
                    continue;
                }

                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task ContinueAfterAbort_IsNotReported() => Check("""
        void Serve(TcpListener listener)
        {
            while (listener.Pending())
            {
                using var client = listener.AcceptTcpClient();
                using var scope = client.AbortOnDispose();
                if (client.GetStream().ReadByte() < 0)
                {
                    client.Abort();
                    continue;
                }

                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task Break_LeavesItOpen_IsReported() => Check("""
        void Serve(Socket listener)
        {
            for (; ; )
            {
                using var {|HUP101:socket|} = listener.Accept();
                if (socket.Receive(new byte[1]) == 0)
                {
                    break;
                }

                socket.Shutdown(SocketShutdown.Both);
            }
        }
        """);

    [Fact]
    public Task DoWhile_ClosesWhatItOpened_IsNotReported() => Check("""
        void Knock(string host)
        {
            TcpClient client;
            do
            {
                client = new TcpClient(host, 80);
                client.Close();
            }
            while (!client.Connected);
        }
        """);

    [Fact]
    public Task GotoOverTheClose_IsReported() => Check("""
        void Send(TcpListener listener, bool quick)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            if (quick)
            {
                goto done;
            }

            client.Close();
        done:
            Console.WriteLine("done");
        }
        """);

    [Fact]
    public Task GotoToTheClose_IsNotReported() => Check("""
        void Send(TcpListener listener, bool quick)
        {
            using var client = listener.AcceptTcpClient();
            if (quick)
            {
                goto done;
            }

            Console.WriteLine("slow");
        done:
            client.Close();
        }
        """);

    [Fact]
    public Task GotoOutOfATry_RunsTheFinally_IsNotReported() => Check("""
        void Send(TcpListener listener, bool quick)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                if (quick)
                {
                    goto done;
                }
            }
            finally
            {
                client.Abort();
            }

        done:
            Console.WriteLine("done");
        }
        """);

    [Fact]
    public Task SwitchSectionWithoutAnEnd_IsReported() => Check("""
        void End(TcpListener listener, int how)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            switch (how)
            {
                case 0:
                    client.Abort();
                    break;
                case 1:
                    client.CloseGracefully();
                    break;
            }
        }
        """);

    [Fact]
    public Task SwitchThatEndsInEverySection_IsNotReported() => Check("""
        void End(TcpListener listener, int how)
        {
            using var client = listener.AcceptTcpClient();
            switch (how)
            {
                case 0:
                    client.Abort();
                    break;
                default:
                    client.CloseGracefully();
                    break;
            }
        }
        """);

    [Fact]
    public Task GotoCase_IsFollowed_IsNotReported() => Check("""
        void End(TcpListener listener, int how)
        {
            using var client = listener.AcceptTcpClient();
            switch (how)
            {
                case 0:
                    goto case 1;
                case 1:
                    client.Abort();
                    return;
                default:
                    goto case 0;
            }
        }
        """);

    [Fact]
    public Task Lock_EndsInside_IsNotReported() => Check("""
        private readonly object gate = new();

        void End(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            lock (gate)
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task Foreach_DisposesItsOwnEnumeratorOnly_IsNotReported() => Check("""
        void Send(TcpListener listener, IEnumerable<byte> data)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client.AbortOnDispose();
            foreach (var octet in data)
            {
                client.GetStream().WriteByte(octet);
            }

            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task LoopVariable_IsBorrowed_IsNotReported() => Check("""
        void Broadcast(IEnumerable<TcpClient> clients)
        {
            foreach (var client in clients)
            {
                client.GetStream().WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task UnreachableCode_IsNotReported() => Check("""
        void Send(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            if (false)
            {
                return;
            }

            client.Close();
        }
        """);

    [Fact]
    public Task EnvironmentExit_IsJustACall_IsReported() => Check("""
        void Send(TcpListener listener)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            Environment.Exit(1);
        }
        """);
}
