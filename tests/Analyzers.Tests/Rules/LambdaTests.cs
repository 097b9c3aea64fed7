using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Lambdas and local functions: one that ends what it captures takes it, one that only uses it borrows it.</summary>
public class LambdaTests
{
    [Fact]
    public Task LambdaThatEnds_TakesIt_IsNotReported() => Check("""
        Action Closer(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            return () => client.Close();
        }
        """);

    [Fact]
    public Task LambdaThatDisposes_TakesItAndIsReported() => Check("""
        Action Dropper(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            return () => {|HUP101:client.Dispose()|};
        }
        """);

    [Fact]
    public Task LambdaThatUses_Borrows_IsReportedOutside() => Check("""
        Action Sender(TcpListener listener)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            return () => client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task LambdaThatUses_InsideTheUsing_IsReportedOutside() => Check("""
        void Send(TcpListener listener, List<byte> data)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            data.ForEach(octet => client.GetStream().WriteByte(octet));
        }
        """);

    [Fact]
    public Task LambdaThatEnds_AndOuterUsing_IsJudgedAllTheSame() => Check("""
        void Send(TcpListener listener, CancellationToken token)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            using var registration = token.Register(() => client.Close());
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task LambdaThatAborts_AndOuterClose_IsReportedForExceptions() => Check("""
        void Send(TcpListener listener, CancellationToken token)
        {
            using var {|HUP102:client|} = listener.AcceptTcpClient();
            using var registration = token.Register(() => client.Abort());
            client.GetStream().WriteByte(1);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task MethodGroup_TakesItsReceiver_IsNotReported() => Check("""
        Action Closer(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            return client.Close;
        }
        """);

    [Fact]
    public Task UsingInsideALambda_IsReported() => Check("""
        Action Refuser(TcpListener listener) => () =>
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
        };
        """);

    [Fact]
    public Task LeakInsideAnAsyncLambda_IsReported() => Check("""
        Func<Task> Sender() => async () =>
        {
            var client = {|HUP103:new TcpClient()|};
            await client.ConnectAsync("host", 80);
        };
        """);

    [Fact]
    public Task ParameterOfALambda_IsBorrowed_IsNotReported() => Check("""
        Action<TcpClient> Sender() => client => client.GetStream().WriteByte(1);
        """);

    [Fact]
    public Task ParameterOfALambdaThatDisposes_IsReported() => Check("""
        Action<TcpClient> Dropper() => client => {|HUP101:client.Dispose()|};
        """);

    [Fact]
    public Task LambdaInALambda_IsReportedOnce() => Check("""
        Func<Action> Refuser(TcpListener listener) => () => () =>
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
        };
        """);

    [Fact]
    public Task ReturnedByALambda_IsNotReported() => Check("""
        Func<TcpClient> Dialer(string host) => () => new TcpClient(host, 80);
        """);

    [Fact]
    public Task LocalFunctionThatEnds_BehavesLikeACall_IsNotReported() => Check("""
        void Refuse(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            End(client);

            static void End(TcpClient client) => client.Close();
        }
        """);

    [Fact]
    public Task LocalFunctionThatEndsWhatItCaptures_IsNotReported() => Check("""
        void Refuse(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            End();

            void End() => client.Close();
        }
        """);

    [Fact]
    public Task LocalFunctionThatOnlyUses_IsReportedOutside() => Check("""
        void Greet(TcpListener listener)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            Send();
            Send();

            void Send() => client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task LocalFunctionThatIsNeverCalled_EndsNothing() => Check("""
        void Greet(TcpListener listener)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            client.NoDelay = true;

        #pragma warning disable CS8321
            void End() => client.Close();
        }
        """);

    [Fact]
    public Task LocalFunctionThatReturnsAFreshOne_IsReportedAtTheCall() => Check("""
        void Send()
        {
            var client = {|HUP103:Dial()|};
            client.GetStream().WriteByte(1);

            static TcpClient Dial() => new TcpClient("host", 80);
        }
        """);

    [Fact]
    public Task TaskRunThatEnds_TakesIt_IsNotReported() => Check("""
        void Serve(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            _ = Task.Run(() =>
            {
                using var scope = client.AbortOnDispose();
                client.GetStream().WriteByte(1);
                client.CloseGracefully();
            });
        }
        """);

    [Fact]
    public Task TaskRunThatCallsAHandler_TakesIt_IsNotReported() => Check("""
        void Serve(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            _ = Task.Run(() => Handle(client));
        }

        static void Handle(TcpClient client)
        {
            using var scope = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task TaskRunThatForgetsIt_IsReported() => Check("""
        void Serve(TcpListener listener)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            _ = Task.Run(() => client.GetStream().WriteByte(1));
        }
        """);

    [Fact]
    public Task UsingInsideTheLambdaOfACapturedOne_IsReportedThere() => Check("""
        Action Sender(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            return () =>
            {
                using ({|HUP101:client|})
                {
                    client.GetStream().WriteByte(1);
                }
            };
        }
        """);

    [Fact]
    public Task AnonymousDelegate_IsALambda() => Check("""
        EventHandler Dropper(TcpClient client) => delegate { {|HUP101:client.Dispose()|}; };
        """);

    [Fact]
    public Task LocalFunctionAsADelegate_TakesIt_IsNotReported() => Check("""
        void Start(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            new Thread(Run).Start();

            void Run()
            {
                using var scope = client.AbortOnDispose();
                client.GetStream().WriteByte(1);
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task ProbeThatALambdaConnects_IsNotReported() => Check("""
        void Probe(EndPoint host, Action<Action> attempt)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            attempt(() => socket.Connect(host));
        }
        """);

    [Fact]
    public Task ConnectionThatALambdaConnectsAndUses_IsReported() => Check("""
        void Send(EndPoint host, Action<Action> attempt)
        {
            using var {|HUP101:socket|} = new Socket(SocketType.Stream, ProtocolType.Tcp);
            attempt(() => socket.Connect(host));
            socket.Send(new byte[1]);
        }
        """);
}
