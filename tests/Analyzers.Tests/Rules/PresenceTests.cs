using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Asked whether the peer is there, <c>Poll</c> and <c>Available</c> have said no: what is disposed then has no other end.</summary>
public class PresenceTests
{
    private static string Beacon(string question) => $$"""
        sealed class Beacon
        {
            private Socket? _light;

            private static bool IsLit(Socket light)
            {
                var answers = light.Poll(100, SelectMode.SelectRead);
                var isEmpty = light.Available == 0;
                return !(answers && isEmpty);
            }

            private bool IsLost => _light!.Poll(0, SelectMode.SelectRead) && _light.Available == 0;

            private bool HasFuel(Socket light) => light.Available > 0;

            public void Shine(EndPoint ship)
            {
                if (_light != null && {{question}})
                {
                    MARK;
                    _light = null;
                }

                if (_light == null)
                {
                    _light = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    _light.Connect(ship);
                }

                _light.Send(new byte[1]);
            }

            public void GoOut() => _light?.Close();
        }
        """;

    [Theory]
    [InlineData("!IsLit(_light)")]
    [InlineData("IsLost")]
    [InlineData("_light.Poll(0, SelectMode.SelectRead) && _light.Available == 0")]
    [InlineData("(_light.Poll(0, SelectMode.SelectRead) && (_light.Available == 0))")]
    public Task DisposedWhereThePeerIsGone_IsNotReported(string question) => Check(Beacon(question).Replace("MARK", "_light.Dispose()", StringComparison.Ordinal));

    [Theory]
    [InlineData("IsLit(_light)")]
    [InlineData("!IsLost")]
    [InlineData("!HasFuel(_light)")]
    [InlineData("_light.Available == 0")]
    public Task DisposedWhereItIsStillThere_IsReported(string question) => Check(Beacon(question).Replace("MARK", "{|HUP101:_light.Dispose()|}", StringComparison.Ordinal));

    private static string Sweep(string picked) => $$"""
        private readonly List<TcpClient> _guests = new();

        void Open(TcpListener door) => _guests.Add(door.AcceptTcpClient());

        void Sweep(int most)
        {
            foreach (var guest in {{picked}})
            {
                {|#0:guest.Dispose()|};
                _guests.Remove(guest);
            }
        }
        """;

    [Theory]
    [InlineData("_guests.Where(guest => !guest.Connected).ToList()")]
    [InlineData("_guests.FindAll(guest => !guest.Connected)")]
    public Task ThoseThatAreNotConnected_AreNotReported(string picked) => Check(Sweep(picked));

    [Theory]
    [InlineData("_guests.Where(guest => guest.Connected).ToList()")]
    [InlineData("_guests.Where(guest => guest.Available < most).ToList()")]
    public Task ThoseThatMayBeConnected_AreReported(string picked) => Check(Sweep(picked).Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));

    [Theory]
    [InlineData("if (guest.RemoteEndPoint is null) { guest.Dispose(); return; }")]
    [InlineData("var from = guest.RemoteEndPoint as IPEndPoint; if (from == null) { guest.Dispose(); return; }")]
    public Task DisposedWhereItHasNoPeer_IsNotReported(string greet) => Check(Greet(greet));

    [Theory]
    [InlineData("if (guest.RemoteEndPoint is not null) { {|HUP101:guest.Dispose()|}; return; }")]
    [InlineData("if (guest.LocalEndPoint is null) { {|HUP101:guest.Dispose()|}; return; }")]
    public Task DisposedWhereItHasOne_IsReported(string greet) => Check(Greet(greet));

    private static string Greet(string greet) => $$"""
        public void Greet(Socket guest)
        {
            {{greet}}
            guest.Send(new byte[1]);
            guest.Close();
        }
        """;
}
