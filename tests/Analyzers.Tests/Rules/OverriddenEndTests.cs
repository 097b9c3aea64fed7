using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What virtual methods do to the fields that all their implementations have in common.</summary>
public class OverriddenEndTests
{
    private static string Lamp(string put, string heir = "") => $$"""
        class Lamp : IDisposable
        {
            protected Socket? Cord;

            public void Light(EndPoint wall)
            {
                Cord = new Socket(SocketType.Stream, ProtocolType.Tcp);
                Cord.Connect(wall);
                Cord.Send(new byte[1]);
            }

            protected virtual void Put() { {{put}} }

            public void Dispose()
            {
                Put();
                {|#0:Cord?.Dispose()|};
            }
        }

        {{heir}}
        """;

    private const string Heir = "sealed class Candle : Lamp { protected override void Put() { MARK } }";

    [Theory]
    [InlineData("Cord?.Shutdown(SocketShutdown.Both);")]
    [InlineData("Cord?.Close(); Cord = null;")]
    [InlineData("if (Cord is null) return; Cord.Shutdown(SocketShutdown.Send); Cord.Close(); Cord = null;")]
    public Task MethodWithoutOverridesEndsTheField_IsNotReported(string put) => Check(Lamp(put));

    [Theory]
    [InlineData("Cord?.Close(); Cord = null;", "Cord?.Shutdown(SocketShutdown.Both);")]
    [InlineData("Cord?.Shutdown(SocketShutdown.Send);", "base.Put(); Console.WriteLine(Cord?.Available);")]
    public Task AllOverridesEndTheField_IsNotReported(string put, string heirs) => Check(Lamp(put, Heir.Replace("MARK", heirs, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Console.WriteLine(1);", "")]
    [InlineData("Cord?.Shutdown(SocketShutdown.Both);", "Console.WriteLine(2);")]
    public Task SomeOverrideLeavesItOpen_IsReported(string put, string heirs) =>
        Check(Lamp(put, heirs.Length == 0 ? "" : Heir.Replace("MARK", heirs, StringComparison.Ordinal)).Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));

    private static string Cable(string dispose) => $$"""
        sealed class Cable : TcpClient
        {
            protected override void Dispose(bool disposing)
            {
                {{dispose}}
                base.Dispose(disposing);
            }
        }

        class Program
        {
            void Say(string host)
            {
                using var {|#0:cable|} = new Cable();
                cable.Connect(host, 7);
                cable.GetStream().WriteByte(1);
            }
        }
        """;

    [Theory]
    [InlineData("if (disposing && Connected) Client.Shutdown(SocketShutdown.Both);")]
    [InlineData("Client.LingerState = new LingerOption(true, 0); Client.Dispose();")]
    public Task DerivedTypeSaysSoInItsOwnDispose_IsNotReported(string dispose) => Check(Cable(dispose));

    [Fact]
    public Task DerivedTypeOnlyTidiesUp_IsReported() => Check(Cable("Console.WriteLine(disposing);").Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));

    private static string ForOthers(string accessibility, string put) => $$"""
        public class Lamp : IDisposable
        {
            {{accessibility}} Socket? Cord;

            public void Light(EndPoint wall)
            {
                Cord = new Socket(SocketType.Stream, ProtocolType.Tcp);
                Cord.Connect(wall);
                Cord.Send(new byte[1]);
            }

            protected virtual void Put() { {{put}} }

            public void Dispose()
            {
                Put();
                {|#0:Cord?.Dispose()|};
            }
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("Console.WriteLine(Cord?.Available);")]
    public Task OverrideElsewhereMayEndTheField_IsNotReported(string put) => Check(ForOthers("protected", put));

    [Fact]
    public Task OverrideElsewhereCannotReachTheField_IsReported() => Check(ForOthers("private", "Console.WriteLine(Cord?.Available);").Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));

    private static string Phone(string hangUp, string baseDispose = "HangUp();") => $$"""
        abstract class Apparatus : IDisposable
        {
            public virtual void HangUp() { }

            public virtual void Dispose() { {{baseDispose}} }
        }

        sealed class Phone : Apparatus
        {
            private TcpClient? _line;

            public void Call(string host)
            {
                _line = new TcpClient(host, 7);
                _line.GetStream().WriteByte(1);
            }

            public override void HangUp()
            {
                {{hangUp}}
            }

            public override void Dispose()
            {
                base.Dispose();
                {|#0:_line?.Dispose()|};
            }
        }
        """;

    [Theory]
    [InlineData("_line?.Close(); _line = null;")]
    [InlineData("_line?.Client.Shutdown(SocketShutdown.Both);")]
    public Task BaseCallsWhatEndsIt_IsNotReported(string hangUp) => Check(Phone(hangUp));

    [Fact]
    public Task BaseCallsWhatLeavesIt_IsReported() => Check(Phone("Console.WriteLine(_line?.Available);").Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));

    /// <summary>What the override puts into the field, and does not end, is open when <c>base</c> has returned.</summary>
    [Fact]
    public Task OverrideThatOnlyOpens_EndsNothing() => Check("""
        abstract class Torch : IDisposable
        {
            protected Socket? Flame;

            protected abstract void Strike();

            public virtual void Dispose() => Console.WriteLine("out");
        }

        sealed class Match : Torch
        {
            protected override void Strike()
            {
                Flame = new Socket(SocketType.Stream, ProtocolType.Tcp);
                Flame.Connect("host", 80);
                Flame.Send(new byte[1]);
            }

            public override void Dispose()
            {
                base.Dispose();
                {|HUP101:Flame?.Dispose()|};
            }
        }
        """);
}
