using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Functions in functions: what the innermost does to a captured connection is done to it, at whatever depth.</summary>
public class NestedFunctionTests
{
    [Fact]
    public Task EndedByALambdaInALambda_IsNotReportedAsALeak() => Check("""
        async Task Hang(string[] reasons)
        {
            var line = {|HUP104:new TcpClient("host", 80)|};
            line.Client.Send(new byte[1]);
            await Task.WhenAll(reasons.Select(reason => Task.Run(() => line.Client.Close(0))));
        }
        """);

    [Fact]
    public Task EndedByAQuery_IsNotReportedAsALeak() => Check("""
        IEnumerable<Task> Hang(int[] reasons)
        {
            var line = {|HUP104:new TcpClient("host", 80)|};
            line.Client.Send(new byte[1]);
            return from reason in reasons select Task.Run(() => line.Close());
        }
        """);

    [Fact]
    public Task EndedByALocalFunctionOfALambda_IsNotReportedAsALeak() => Check("""
        void Hang(Action<Action> later)
        {
            var line = {|HUP104:new TcpClient("host", 80)|};
            line.Client.Send(new byte[1]);
            later(() =>
            {
                End();
                void End() => line.Close();
            });
        }
        """);

    [Fact]
    public Task EndedByALambdaOfALocalFunction_IsNotReportedAsALeak() => Check("""
        void Hang(Action<Action> later)
        {
            var line = {|HUP104:new TcpClient("host", 80)|};
            line.Client.Send(new byte[1]);
            Arrange();

            void Arrange() => later(() => line.Close());
        }
        """);

    [Fact]
    public Task KeptByALambdaInALambda_IsNotReportedAsALeak() => Check("""
        readonly List<TcpClient> _lines = new();

        void Keep(int[] rooms, Action<Action> later)
        {
            var line = {|HUP104:new TcpClient("host", 80)|};
            line.Client.Send(new byte[1]);
            Parallel.ForEach(rooms, room => later(() => _lines.Add(line)));
        }
        """);

    [Fact]
    public Task UsedByALambdaInALambda_IsStillNobodysToEnd_IsReported() => Check("""
        void Ring(int[] rooms, Action<Action> later)
        {
            var line = {|HUP103:new TcpClient("host", 80)|};
            Parallel.ForEach(rooms, room => later(() => line.Client.Send(new byte[1])));
        }
        """);

    [Fact]
    public Task UsedByALambdaInALambda_IsInUse_IsReportedAtTheUsing() => Check("""
        void Ring(int[] rooms, Action<Action> later)
        {
            using var {|HUP101:line|} = new TcpClient("host", 80);
            Parallel.ForEach(rooms, room => later(() => line.Client.Send(new byte[1])));
        }
        """);

    [Fact]
    public Task VariableOfTheInnerLambdaItself_IsNotTheOuters_IsReported() => Check("""
        void Ring(int[] rooms)
        {
            using var {|HUP101:line|} = new TcpClient("host", 80);
            line.Client.Send(new byte[1]);
            Parallel.ForEach(rooms, room => { Action<TcpClient> hang = line => line.Close(); });
        }
        """);

    [Fact]
    public Task PutIntoACapturedVariable_IsTheOuters_IsNotReported() => Check("""
        void Dial(Action<Action> later)
        {
            TcpClient? line = null;
            later(() => line = new TcpClient("host", 80));
            line?.Close();
        }
        """);

    [Fact]
    public Task PutIntoAVariableOfTheLambda_IsReported() => Check("""
        void Dial(Action<Action> later) => later(() =>
        {
            TcpClient line;
            line = {|HUP103:new TcpClient("host", 80)|};
            line.NoDelay = true;
        });
        """);

    [Fact]
    public Task LocalFunctionThatShutsDownAField_IsSeen_IsNotReported() => Check("""
        readonly Socket _line = new(SocketType.Stream, ProtocolType.Tcp);

        void Hang(EndPoint host)
        {
            _line.Connect(host);
            _line.Send(new byte[1]);
            Finish();
            _line.Dispose();

            void Finish() => _line.Shutdown(SocketShutdown.Send);
        }
        """);

    [Fact]
    public Task LocalFunctionThatDisposesAfterItsCallerHasShutDown_IsNotReported() => Check("""
        void Hang(Socket line)
        {
            line.Shutdown(SocketShutdown.Send);
            Drop();

            void Drop() => line.Dispose();
        }
        """);

    [Fact]
    public Task LocalFunctionThatDisposesWhatIsOpen_IsReported() => Check("""
        void Hang(Socket line)
        {
            line.Send(new byte[1]);
            Drop();

            void Drop() => {|HUP101:line.Dispose()|};
        }
        """);
}
