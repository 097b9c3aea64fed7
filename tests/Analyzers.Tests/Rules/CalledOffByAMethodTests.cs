using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>As <see cref="CalledOffTests"/>, where the token or timer runs a method of the type.</summary>
public class CalledOffByAMethodTests
{
    private static string Phone(string registration, string during, string method) => $$"""
        sealed class Phone
        {
            private readonly TcpClient _line = new();

            public async Task Call(string number, CancellationToken token)
            {
                {{registration.Replace("DURING", during, StringComparison.Ordinal)}}
            }

            public void HangUp() => _line.Close();

            {{method}}
        }
        """;

    public static TheoryData<string, string> Registrations => new()
    {
        { "using (token.Register(Drop)) { DURING }", "private void Drop() => {|#0:_line.Dispose()|};" },
        { "using (token.Register(this.Drop)) { DURING }", "private void Drop() { Console.WriteLine(1); {|#0:_line.Dispose()|}; }" },
        { "using var bell = new Timer(Drop, null, 500, -1); DURING", "private void Drop(object? _) => {|#0:_line.Dispose()|};" },
        { "using (var bell = new Timer(new TimerCallback(Drop), null, 500, -1)) { DURING }", "private void Drop(object? _) => {|#0:_line.Dispose()|};" },
        { "var kept = token.Register(Drop, _line); try { DURING } finally { kept.Dispose(); }", "private static void Drop(object? state) => {|#0:((TcpClient)state!).Dispose()|};" },
    };

    [Theory]
    [MemberData(nameof(Registrations))]
    public Task WhileItIsConnected_IsNotReported(string registration, string method) => Check(Phone(registration, "await _line.ConnectAsync(number, 7);", method));

    [Theory]
    [MemberData(nameof(Registrations))]
    public Task WhileSomethingIsExchanged_IsReported(string registration, string method) =>
        Check(Phone(registration, "await _line.ConnectAsync(number, 7); _line.GetStream().WriteByte(1);", method.Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal)));

    [Fact]
    public Task CalledElsewhereAsWell_IsReported() =>
        Check(Phone("using (token.Register(Drop)) { DURING }", "await _line.ConnectAsync(number, 7);", "private void Drop() => {|HUP101:_line.Dispose()|}; public void Stop() { _line.GetStream().WriteByte(1); Drop(); }"));
}
