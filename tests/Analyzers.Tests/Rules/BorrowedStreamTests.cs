using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>A stream that does not own its socket ends nothing, wherever it comes from.</summary>
public class BorrowedStreamTests
{
    [Theory]
    [InlineData("NetworkStream View() => new NetworkStream(_line);")]
    [InlineData("NetworkStream View() => new NetworkStream(_line, false);")]
    [InlineData("NetworkStream View() { var view = new NetworkStream(_line); view.ReadTimeout = 9; return view; }")]
    [InlineData("protected virtual NetworkStream View() => new NetworkStream(_line);")]
    [InlineData("Stream View() => new NetworkStream(_line);")]
    public Task FromAMethod_IsNotReported(string view) => Check($$"""
        class Line
        {
            private readonly Socket _line;

            public Line(Socket line) => _line = line;

            {{view}}

            public void Say()
            {
                using var view = View();
                view.WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task OfAnArgument_FromAMethod_IsNotReported() => Check("""
        static NetworkStream View(Socket line) => new NetworkStream(line);

        void Say(Socket line)
        {
            using (var view = View(line))
            {
                view.WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task ThatOwns_FromAMethod_IsReported() => Check("""
        static NetworkStream View(Socket line) => new NetworkStream(line, ownsSocket: true);

        void Say(Socket line)
        {
            using (var {|HUP101:view|} = View(line))
            {
                view.WriteByte(1);
            }
        }
        """);

    [Theory]
    [InlineData("_view = new NetworkStream(line);")]
    [InlineData("_view = View(line);")]
    [InlineData("var view = new NetworkStream(line, FileAccess.Read); _view = view;")]
    public Task InAField_IsNotReported(string make) => Check($$"""
        sealed class Line : IDisposable
        {
            private readonly NetworkStream _view;

            public Line(Socket line)
            {
                {{make}}
            }

            private static NetworkStream View(Socket line) => new NetworkStream(line, false);

            public void Say() => _view.WriteByte(1);

            public void Dispose() => _view.Dispose();
        }
        """);

    [Fact]
    public Task HandedToABaseConstructor_IsNotReported() => Check("""
        abstract class Line : IDisposable
        {
            private readonly NetworkStream _view;

            protected Line(NetworkStream view) => _view = view;

            public void Say() => _view.WriteByte(1);

            public void Dispose() => _view.Dispose();
        }

        sealed class Borrowed(Socket line) : Line(new NetworkStream(line));
        """);

    [Fact]
    public Task HandedToAConstructor_ThatOwns_IsReported() => Check("""
        sealed class Line : IDisposable
        {
            private readonly NetworkStream _view;

            private Line(NetworkStream view) => _view = view;

            public static Line Over(Socket socket) => new Line(new NetworkStream(socket, true));

            public void Say() => _view.WriteByte(1);

            public void Dispose() => {|HUP101:_view.Dispose()|};
        }
        """);

    [Fact]
    public Task StreamOfAnything_IsNotReported() => Check("""
        interface IRoad
        {
            Stream Open();

            Task<Stream> OpenAsync();
        }

        sealed class Traveller
        {
            public async Task Go(IRoad road)
            {
                using (var there = road.Open())
                {
                    there.WriteByte(1);
                }

                await using var back = await road.OpenAsync();
                back.WriteByte(1);
            }
        }
        """);
}
