using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Listeners that are reached through what holds them: a record, a pair, an object of a list.</summary>
public class ListenersInElementsTests
{
    private static string Gates(string gate, string put, string shut) => $$"""
        {{gate}}

        sealed class Gates
        {
            private readonly List<Gate> _all = new();

            public void Open(EndPoint where)
            {
                var bar = new Socket(SocketType.Stream, ProtocolType.Tcp);
                bar.Bind(where);
                OPEN;
                {{put}}
            }

            public void Shut()
            {
                foreach (var gate in _all.ToArray())
                    {{shut}};
            }
        }
        """;

    private const string Class = "sealed class Gate { private readonly Socket m_bar; public Gate(Socket bar) { m_bar = bar; } public Socket Bar { get { return m_bar; } } }";
    private const string Checked = "sealed class Gate(Socket bar) { private Socket? _bar = bar; public Socket Bar => _bar ?? throw new InvalidOperationException(); public void Lose() => _bar = null; }";
    private const string Record = "record Gate(Socket Bar, int Width = 2);";
    private const string Own = "sealed class Gate(Socket bar) { public void Shut() => SHUT; }";

    [Theory]
    [InlineData(Class)]
    [InlineData(Checked)]
    [InlineData(Record)]
    public Task ListenerOfAnElement_IsNotReported(string gate) =>
        CheckEveryRule(Gates(gate, "_all.Add(new Gate(bar));", "gate.Bar.Close()").Replace("OPEN", "bar.Listen(3)", StringComparison.Ordinal));

    [Theory]
    [InlineData(Class)]
    [InlineData(Checked)]
    [InlineData(Record)]
    public Task ConnectionOfAnElement_IsReported(string gate) =>
        CheckEveryRule(Gates(gate, "_all.Add(new Gate(bar));", "{|HUP303:gate.Bar.Close()|}").Replace("OPEN", "bar.Connect(where); bar.Send(new byte[1])", StringComparison.Ordinal)
            .Replace("bar = new Socket(SocketType.Stream, ProtocolType.Tcp)", "bar = {|HUP104:new Socket(SocketType.Stream, ProtocolType.Tcp)|}", StringComparison.Ordinal));

    [Fact]
    public Task ListenerThatAPrimaryConstructorCaptures_IsNotReported() =>
        Check(Gates(Own.Replace("SHUT", "bar.Dispose()", StringComparison.Ordinal), "_all.Add(new Gate(bar));", "gate.Shut()").Replace("OPEN", "bar.Listen(3)", StringComparison.Ordinal));
}
