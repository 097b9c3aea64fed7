using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What a token or a timer ends while it is being connected was not in use; what it ends while something is exchanged was.</summary>
public class CalledOffTests
{
    private static string Dial(string registration, string during = "await line.ConnectAsync(host, 7);", string after = "") => $$"""
        async Task<TcpClient> Dial(string host, CancellationToken token)
        {
            var line = new TcpClient();
            {{registration.Replace("DURING", during, StringComparison.Ordinal)}}
            {{after}}
            return line;
        }
        """;

    public static TheoryData<string> Registrations => new()
    {
        "using (token.Register(static state => ((TcpClient)state!).Dispose(), line)) { DURING }",
        "using (token.UnsafeRegister(static state => { try { ((TcpClient)state!).Dispose(); } catch (SocketException) { } }, line)) { DURING }",
        "await using (token.Register(state => ((TcpClient)state!).Dispose(), line).ConfigureAwait(false)) { DURING }",
        "using var registered = token.Register(() => line.Dispose()); DURING",
        "var registered = token.Register(() => line.Dispose()); try { DURING } finally { registered.Dispose(); }",
        "var registered = token.Register(state => ((TcpClient)state!).Dispose(), line); DURING registered.Unregister();",
        "void Stop() => line.Dispose(); using (token.Register(Stop)) { DURING }",
        "using (new Timer(state => ((TcpClient)state!).Dispose(), line, 500, -1)) { DURING }",
        "var bell = new Timer(_ => line.Dispose(), null, 500, -1); DURING bell.Dispose();",
        "using var late = CancellationTokenSource.CreateLinkedTokenSource(token); late.CancelAfter(9); late.Token.Register(() => line.Dispose()); DURING",
    };

    [Theory]
    [MemberData(nameof(Registrations))]
    public Task WhileItIsConnected_IsNotReported(string registration) => Check(Dial(registration));

    [Theory]
    [MemberData(nameof(Registrations))]
    public Task WhileSomethingIsExchanged_IsReported(string registration) => Check(Dial(
        registration.Replace("line.Dispose()", "{|HUP101:line.Dispose()|}", StringComparison.Ordinal).Replace("((TcpClient)state!).Dispose()", "{|HUP101:((TcpClient)state!).Dispose()|}", StringComparison.Ordinal),
        "await line.ConnectAsync(host, 7); line.GetStream().WriteByte(1);"));

    [Theory]
    [InlineData("CancellationTokenRegistration registered = default; if (token.CanBeCanceled) { registered = token.Register(() => line.Dispose()); } DURING registered.Dispose();")]
    [InlineData("using var registered = token.CanBeCanceled ? token.Register(() => line.Dispose()) : default; DURING var link = new StreamReader(line.GetStream());")]
    [InlineData("using (token.Register(static state => { var (cable, done) = ((TcpClient, TaskCompletionSource))state!; cable.Dispose(); done.TrySetCanceled(); }, (line, new TaskCompletionSource()))) { DURING }")]
    [InlineData("var done = new TaskCompletionSource<TcpClient>(); using (token.Register(() => { if (done.TrySetCanceled()) line.Dispose(); })) { DURING done.TrySetResult(line); await done.Task; }")]
    public Task WhileItIsConnected_InOtherWays_IsNotReported(string registration) => Check(Dial(registration));

    [Fact]
    public Task StreamThatIsReturnedWhileItLasts_IsNotReported() => Check("""
        async Task<NetworkStream> Dial(Socket line, EndPoint there, CancellationToken token)
        {
            using var registered = token.Register(() => line.Dispose());
            await line.ConnectAsync(there);
            return new NetworkStream(line, ownsSocket: true);
        }
        """);

    [Fact]
    public Task HandshakeWhileItLasts_IsReported() => Check("""
        async Task<int> Dial(Socket line, EndPoint there, CancellationToken token)
        {
            using var registered = token.Register(() => {|HUP101:line.Dispose()|});
            await line.ConnectAsync(there);
            return await Greet(line);
        }

        static async Task<int> Greet(Socket line) => await line.ReceiveAsync(new byte[4], SocketFlags.None);
        """);

    private static string InField(string during) => $$"""
        private Socket? _wire;

        void Open(EndPoint there, CancellationToken token)
        {
            _wire = new Socket(SocketType.Stream, ProtocolType.Tcp);
            Dial(there, token);
        }

        void Dial(EndPoint there, CancellationToken token)
        {
            using (token.Register(static state => MARK, _wire))
            {
                _wire!.Connect(there);
                {{during}}
            }

            _wire.Send(new byte[1]);
        }

        void Stop()
        {
            _wire?.Shutdown(SocketShutdown.Both);
            _wire?.Close();
        }
        """;

    [Fact]
    public Task FieldWhileItIsConnected_IsNotReported() => Check(InField("").Replace("MARK", "((Socket)state!).Dispose()", StringComparison.Ordinal));

    [Fact]
    public Task FieldWhileSomethingIsExchanged_IsReported() => Check(InField("_wire.Send(new byte[2]);").Replace("MARK", "{|HUP101:((Socket)state!).Dispose()|}", StringComparison.Ordinal));

    /// <summary>Nobody knows what it is handed, and when.</summary>
    [Theory]
    [InlineData("private static readonly Action<object?> Drop = static state => ((Socket)state!).Dispose();")]
    [InlineData("private static Action<object?> Drop { get; } = new(state => { if (state is Socket any) any.Dispose(); });")]
    public Task StateOfACallbackInAField_IsNotReported(string callback) => Check(callback);
}
