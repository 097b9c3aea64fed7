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
    public Task Conditional_NeitherIsEnded_IsReportedForBoth() => Check("""
        void Knock(bool secure)
        {
            var client = secure ? {|HUP103:new TcpClient("host", 443)|} : {|HUP103:new TcpClient("host", 80)|};
            client.NoDelay = true;
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

    [Fact]
    public Task Conditional_EitherConnectionIsEnded_IsNotReported() => Check("""
        void Knock(bool secure)
        {
            var client = secure ? new TcpClient("host", 443) : new TcpClient("host", 80);
            client.Close();
        }
        """);

    [Fact]
    public Task SwitchExpression_EitherConnectionIsEnded_IsNotReported() => Check("""
        void Knock(int kind)
        {
            var client = kind switch
            {
                0 => new TcpClient("zero", 80),
                1 => new TcpClient("one", 80),
                _ => throw new ArgumentException("kind"),
            };
            client.Close();
        }
        """);

    [Fact]
    public Task IfElse_EitherConnectionIsEnded_IsNotReported() => Check("""
        void Knock(TcpListener listener, bool call)
        {
            TcpClient client;
            if (call)
            {
                client = new TcpClient("host", 80);
            }
            else
            {
                client = listener.AcceptTcpClient();
            }

            client.Close();
        }
        """);

    [Fact]
    public Task Coalesce_EndsWhatItMade_IsNotReported() => Check("""
        void Knock(TcpClient? given)
        {
            var client = given ?? new TcpClient("host", 80);
            client.Close();
        }
        """);

    [Fact]
    public Task CoalesceAssignment_LeaksWhatItMade_IsReported() => Check("""
        void Knock(TcpClient? client)
        {
            client ??= {|HUP103:new TcpClient("host", 80)|};
            client.NoDelay = true;
        }
        """);
}
