using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>A delegate that a source method only calls is part of the body that hands it over.</summary>
public class DelegateRunTests
{
    private const string Ignoring = """
        static void Ignoring(Action attempt)
        {
            try
            {
                attempt();
            }
            catch (Exception failure)
            {
                Console.WriteLine(failure);
            }
        }
        """;

    [Fact]
    public Task FirstRunShutsDown_SecondDisposes_IsNotReported() => Check($$"""
        void Hang(Socket line)
        {
            Ignoring(() => line.Shutdown(SocketShutdown.Both));
            Ignoring(() => line.Dispose());
        }

        {{Ignoring}}
        """);

    [Fact]
    public Task OnlyRunDisposes_IsReportedThere() => Check($$"""
        void Hang(Socket line)
        {
            Ignoring(() => {|HUP101:line.Dispose()|});
        }

        {{Ignoring}}
        """);

    [Fact]
    public Task FieldsTlsIsClosedByTheFirst_IsNotReported() => Check($$"""
        readonly TcpClient _line;
        readonly SslStream _secret;

        Program(string host)
        {
            _line = new TcpClient(host, 443);
            _secret = new SslStream(_line.GetStream());
        }

        void Hang()
        {
            Ignoring(() => _secret.Close());
            Ignoring(() => _line.Dispose());
        }

        {{Ignoring}}
        """);

    [Fact]
    public Task RunEnds_UsingHasNothingLeft_IsNotReported() => Check($$"""
        void Hang(string host)
        {
            using var line = new TcpClient(host, 80);
            Ignoring(() => line.Close());
        }

        {{Ignoring}}
        """);

    [Fact]
    public Task RunOnlyUses_IsReportedAtTheUsing() => Check($$"""
        void Ring(string host)
        {
            using var {|HUP101:line|} = new TcpClient(host, 80);
            Ignoring(() => line.Client.Send(new byte[1]));
        }

        {{Ignoring}}
        """);

    [Fact]
    public Task RunThatMayFailBeforeItEnds_IsReportedAtTheUsing() => Check($$"""
        void Ring(string host)
        {
            using var {|HUP101:line|} = new TcpClient(host, 80);
            Ignoring(() =>
            {
                line.Client.Send(new byte[1]);
                line.Close();
            });
        }

        {{Ignoring}}
        """);

    [Fact]
    public Task SeveralRunInTurn_IsNotReported() => Check("""
        void Hang(Socket line) => InTurn(() => line.Shutdown(SocketShutdown.Both), () => line.Dispose());

        static void InTurn(params Action[] steps)
        {
            foreach (var step in steps)
            {
                step();
            }
        }
        """);

    [Fact]
    public Task AwaitedRunThatDisconnects_IsNotReported() => Check("""
        async Task Hang(Socket line)
        {
            await Calmly(async () => await line.DisconnectAsync(false));
            line.Dispose();
        }

        static async Task Calmly(Func<Task> step)
        {
            try
            {
                await step();
            }
            catch (SocketException)
            {
            }
        }
        """);

    [Fact]
    public Task MethodGroupThatCloses_IsReportedOnlyInCaseItThrows() => Check($$"""
        void Hang(TcpListener listener)
        {
            using var {|HUP102:line|} = listener.AcceptTcpClient();
            line.Client.Send(new byte[1]);
            Ignoring(line.Close);
        }

        {{Ignoring}}
        """);

    [Fact]
    public Task KeptForLater_MayNeverRun_IsReported() => Check("""
        readonly List<Action> _later = new();

        void Ring(string host)
        {
            using var {|HUP101:line|} = new TcpClient(host, 80);
            line.Client.Send(new byte[1]);
            Later(() => line.Close());
        }

        void Later(Action step) => _later.Add(step);
        """);

    [Fact]
    public Task HandedOnToAnotherThread_MayRunLater_IsReported() => Check("""
        void Ring(string host)
        {
            using var {|HUP101:line|} = new TcpClient(host, 80);
            line.Client.Send(new byte[1]);
            Elsewhere(() => line.Close());
        }

        static void Elsewhere(Action step) => Task.Run(() => step());
        """);
}
