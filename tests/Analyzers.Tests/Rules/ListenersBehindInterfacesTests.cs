using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What a property of an interface, or an abstract one, gives out is what all that stand for it do.</summary>
public class ListenersBehindInterfacesTests
{
    private static string Hotel(string kind, string desk, string others = "") => $$"""
        {{kind}}

        sealed class Desk : IFront
        {
            public {{(kind.Contains("class", StringComparison.Ordinal) ? "override " : "")}}Socket Bell { get; } = new(SocketType.Stream, ProtocolType.Tcp);

            public void Open(EndPoint street) { {{desk}} }
        }

        {{others}}

        sealed class Hotel(IFront front)
        {
            public void Close() => {|#0:front.Bell.Dispose()|};
        }
        """;

    public static TheoryData<string> Kinds => new() { "interface IFront { Socket Bell { get; } }", "abstract class IFront { public abstract Socket Bell { get; } }" };

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task ListenerBehindIt_IsNotReported(string kind) => Check(Hotel(kind, "Bell.Bind(street); Bell.Listen(1);"));

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task ConnectionBehindIt_IsReported(string kind) => Check(Hotel(kind, "Bell.Connect(street); Bell.Send(new byte[1]);").Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));

    [Fact]
    public Task ListenerAndConnectionBehindIt_IsReported() => Check(Hotel("interface IFront { Socket Bell { get; } }", "Bell.Bind(street); Bell.Listen(1);", """
        sealed class Phone(Socket bell) : IFront
        {
            public Socket Bell => bell;

            public void Ring() => Bell.Send(new byte[1]);
        }
        """).Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));
}
