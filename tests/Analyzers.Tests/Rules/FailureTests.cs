using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What has failed, who knows of it, and who has the connection then.</summary>
public class FailureTests
{
    [Fact]
    public Task HelperThatIsOnlyCalledInFrontOfAThrow_IsNotReported() => CheckEveryRule("""
        void Greet(Socket peer)
        {
            if (peer.Receive(new byte[1]) != 1)
            {
                Drop(peer);
                throw new IOException("silent");
            }
        }

        private static void Drop(Socket peer) => peer.Close();
        """);

    [Fact]
    public Task HelperThatIsAlsoCalledAtTheEnd_IsReported() => CheckEveryRule("""
        void Greet(Socket peer)
        {
            if (peer.Receive(new byte[1]) != 1)
            {
                Drop(peer);
                throw new IOException("silent");
            }

            Drop(peer);
        }

        private static void Drop(Socket peer) => {|HUP303:peer.Close()|};
        """);

    [Theory]
    [InlineData("AbortAll", "peer.Close()")]
    [InlineData("Fault", "peer.Close()")]
    [InlineData("Finish", "{|HUP303:peer.Close()|}")]
    public Task CloseInAMethodForFailures_IsNotReported(string name, string close) => CheckEveryRule($$"""
        public void {{name}}(Socket peer)
        {
            peer.Send(new byte[1]);
            {{close}};
        }
        """);

    private static string Attempt(string exception, string dispose) => $$"""
        void Send(Socket peer)
        {
            try
            {
                peer.Send(new byte[8]);
            }
            catch ({{exception}})
            {
                {{dispose}};
            }
        }
        """;

    [Fact]
    public Task DisposeOfWhatSomebodyElseHasDisposed_IsNotReported() => Check(Attempt("ObjectDisposedException", "peer.Dispose()"));

    [Fact]
    public Task DisposeOfWhatHasFailed_IsReported() => Check(Attempt("SocketException", "{|HUP102:peer.Dispose()|}"));

    private static string Accepting(string use) => $$"""
        void Completed(SocketAsyncEventArgs e)
        {
            {{use}}
        }

        private void Clear(SocketAsyncEventArgs e)
        {
            MARK;
            e.AcceptSocket = null;
        }
        """;

    [Fact]
    public Task AcceptSocketOfAFailedAcceptInAHelper_IsNotReported() => Check(
        Accepting("if (e.SocketError != SocketError.Success) Clear(e);").Replace("MARK", "e.AcceptSocket?.Dispose()", StringComparison.Ordinal));

    [Fact]
    public Task AcceptSocketOfAnyAcceptInAHelper_IsReported() => Check(
        Accepting("Clear(e);").Replace("MARK", "{|HUP101:e.AcceptSocket?.Dispose()|}", StringComparison.Ordinal));

    private static string Operation(string validate) => $$"""
        class Operation : SocketAsyncEventArgs
        {
            public void Validate()
            {
                if (SocketError != SocketError.Success)
                    throw new SocketException((int)SocketError);
            }
        }

        class Door
        {
            private readonly Queue<Socket> guests = new();

            public void Completed(Operation operation, Operation other)
            {
                try
                {
                    var guest = MARK;
                    {{validate}};
                    guests.Enqueue(guest);
                }
                catch (SocketException)
                {
                    Console.WriteLine("gone");
                }
            }
        }
        """;

    [Fact]
    public Task AcceptSocketOfWhatSaysThatItFailed_IsNotReported() => Check(Operation("operation.Validate()").Replace("MARK", "operation.AcceptSocket!", StringComparison.Ordinal));

    [Fact]
    public Task AcceptSocketBesideWhatSaysThatItFailed_IsReported() => Check(Operation("other.Validate()").Replace("MARK", "{|HUP103:operation.AcceptSocket|}!", StringComparison.Ordinal));

    private static string Quietly(string first, string second) => $$"""
        void Dial(string host, bool quietly, bool isLast)
        {
            var line = MARK;
            try
            {
                if ({{first}})
                    Announce(host);
                line.GetStream().WriteByte(1);
                line.CloseGracefully();
            }
            catch (Exception)
            {
                if ({{second}})
                    line.Abort();
            }
            finally
            {
                if (!({{second}}))
                    line.Abort();
            }
        }

        void Announce(string host) => Console.WriteLine(int.Parse(host));
        """;

    [Fact]
    public Task QuestionAskedAgain_HasTheSameAnswer() => Check(Quietly("quietly", "quietly").Replace("MARK", "new TcpClient(host, 80)", StringComparison.Ordinal));

    [Fact]
    public Task ParameterThatChanges_HasNoAnswer() => Check("""
        void Dial(string host, bool quietly)
        {
            var line = {|HUP103:new TcpClient(host, 80)|};
            line.GetStream().WriteByte(1);
            if (quietly)
                line.CloseGracefully();
            quietly = host.Length > 3;
            if (!quietly)
                line.Abort();
        }
        """);

    [Fact]
    public Task TokenThatIsAskedAgain_HasTheSameAnswer() => Check("""
        void Dial(string host, CancellationToken token)
        {
            var line = new TcpClient(host, 80);
            if (token.CanBeCanceled)
                line.CloseGracefully();
            if (!token.CanBeCanceled)
                line.Abort();
        }
        """);

    private static string Mail(string connect) => $$"""
        using System.Net.Sockets;

        class Program
        {
            void Send(Mail.Client client, string host)
            {
                var line = MARK;
                {{connect}};
            }
        }
        """;

    [Fact]
    public Task ObjectOfAnotherAssembly_MayHaveItWhenItFails() => CheckWithMail(Mail("client.Connect(line)").Replace("MARK", "new TcpClient(host, 25)", StringComparison.Ordinal));

    [Fact]
    public Task FunctionOfAnotherAssembly_HasNotKeptItWhenItFails() => CheckWithMail(Mail("Mail.Client.Greet(line)").Replace("MARK", "{|HUP104:new TcpClient(host, 25)|}", StringComparison.Ordinal));

    private static Task CheckWithMail(string program)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
        var library = CSharpCompilation.Create("Mail", [CSharpSyntaxTree.ParseText("""
            namespace Mail;
            public class Client
            {
                public void Connect(System.Net.Sockets.TcpClient line) { }
                public static void Greet(System.Net.Sockets.TcpClient line) { }
            }
            """)], platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        image.Position = 0;
        var test = EndingsTest.Of(program);
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromStream(image));
        return test.RunAsync();
    }

    [Fact]
    public Task FieldThatIsAskedWhetherItIsConnected_IsNotReported() => Check("""
        sealed class Dialer
        {
            private Socket? _line;

            private async Task<bool> Try(EndPoint there)
            {
                await _line!.ConnectAsync(there);
                return _line.Connected;
            }

            public async Task Dial(EndPoint[] everywhere)
            {
                foreach (var there in everywhere)
                {
                    _line = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    if (await Try(there))
                        break;
                }

                if (_line is null || !_line.Connected)
                    throw new IOException("nobody is there");
            }

            public void Stop() => _line?.CloseGracefully();
        }
        """);
}
