using Hangup.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Messages name the variable and the remedy, tell must from may, and say what throws; the first additional location is the origin.</summary>
public class MessageTests
{
    [Fact]
    public Task CertainlyOpen_Is() => Check("""
        void Send(byte[] data)
        {
            using var {|#0:client|} = new TcpClient("host", 80);
            client.GetStream().Write(data);
        }
        """, Say(Descriptors.EndLeftToChance, "client", "is", "call CloseGracefully() or Abort() first"));

    [Theory]
    [InlineData("this.DisposeOf(new NetworkStream(line, true))", "new NetworkStream(line, true)")]
    [InlineData("DisposeOf(new NetworkStream(line, true))", "new NetworkStream(line, true)")]
    [InlineData("_peer.DisposeOf(line)", "line")]
    [InlineData("_peer.DisposeOf(_peer._line)", "_peer._line")]
    public Task ArgumentOfACallOnAnother_IsTheName(string drop, string name) => Check($$"""
        sealed class User
        {
            private readonly User _peer = new();
            private Socket _line = null!;

            public void Start(Socket line) => _line = line;

            public void Drop(Socket line)
            {
                line.Send(new byte[1]);
                {|#0:{{drop}}|};
            }

            private void DisposeOf(IDisposable taken) => taken.Dispose();
        }
        """, Say(Descriptors.EndLeftToChance, name, "is", "call CloseGracefully() or Abort() first"));

    [Theory]
    [InlineData("Helper.DisposeOf(client)", "client")]
    [InlineData("Helper.DisposeOf((client))", "client")]
    [InlineData("client.DisposeOf()", "client")]
    public Task HelperOfAnotherType_IsNoName(string drop, string name) => Check($$"""
        class User
        {
            void Send(TcpClient client)
            {
                client.GetStream().WriteByte(1);
                {|#0:{{drop}}|};
            }
        }

        static class Helper
        {
            public static void DisposeOf(this IDisposable target) => target.Dispose();
        }
        """, Say(Descriptors.EndLeftToChance, name, "is", "call CloseGracefully() or Abort() first"));

    [Fact]
    public Task PossiblyOpen_MayBe() => Check("""
        void Send(byte[] data, bool last)
        {
            using var {|#0:client|} = new TcpClient("host", 80);
            client.GetStream().Write(data);
            if (last)
            {
                client.Close();
            }
        }
        """, Say(Descriptors.EndLeftToChance, "client", "may be", "call CloseGracefully() or Abort() first"));

    [Fact]
    public Task OpenInEachRound_WhateverBecameOfTheOneBefore_Is() => Check("""
        void Relay(Socket listener)
        {
            Socket? last = null;
            while (true)
            {
                var next = {|HUP104:listener.Accept()|};
                {|#0:last?.Dispose()|};
                last = next;
            }
        }
        """, Say(Descriptors.EndLeftToChance, "last", "is", "call CloseGracefully() or Abort() first"));

    [Fact]
    public Task OpenThroughASwallowedException_MayBe() => Check("""
        void Send(byte[] data)
        {
            using var {|#0:client|} = new TcpClient("host", 80);
            try
            {
                client.GetStream().Write(data);
                client.Close();
            }
            catch (Exception)
            {
            }
        }
        """, Say(Descriptors.EndLeftToChance, "client", "may be", "call CloseGracefully() or Abort() first"));

    [Fact]
    public Task LeakOfAFailingConstructor_SaysThatAUsingIsNoHelp() => Check("""
        sealed class Session : IDisposable
        {
            private readonly Socket socket;

            public Session(Socket listener)
            {
                socket = {|#0:listener.Accept()|};
                socket.Send(new byte[1]);
            }

            public void Dispose() => socket.Abort();
        }
        """, Say(Descriptors.NobodyEndsItOnError, "socket", "'socket.Send(new byte[1])'", "end it in a catch, before field or object is gone"));

    [Fact]
    public Task DisposeThroughAView_NamesTheView() => Check("""
        void Send(TcpClient client, string text)
        {
            using var {|#0:writer|} = new StreamWriter(client.GetStream());
            writer.Write(text);
        }
        """, Say(Descriptors.EndLeftToChance, "writer", "is", "call CloseGracefully() or Abort() first"));

    [Fact]
    public Task DisposeOfAMember_NamesThePath() => Check("""
        class Session { public TcpClient Client = new(); }

        class Server
        {
            void Stop(Session session) => {|#0:session.Client.Dispose()|};
        }
        """, Say(Descriptors.EndLeftToChance, "session.Client", "is", "call CloseGracefully() or Abort() first"));

    [Fact]
    public Task Truncation_NamesTheThrowingOperation() => Check("""
        void Send(byte[] data)
        {
            using var {|#0:client|} = new TcpClient("host", 80);
            client.GetStream().Write(data);
            client.Close();
        }
        """, Say(Descriptors.TruncationOnError, "client", "'client.GetStream().Write(data)'"));

    [Fact]
    public Task TruncationInFinally_NamesTheThrowingOperation() => Check("""
        void Send(Socket listener, byte[] data)
        {
            var socket = listener.Accept();
            try
            {
                socket.Send(data);
            }
            finally
            {
                {|#0:socket.Close()|};
            }
        }
        """, Say(Descriptors.TruncationOnError, "socket", "'socket.Send(data)'"));

    [Fact]
    public Task OpenOnEveryPath_IsNeverEnded() => Check("""
        void Send(byte[] data)
        {
            var client = {|#0:new TcpClient("host", 80)|};
            client.GetStream().Write(data);
        }
        """, Say(Descriptors.NobodyEndsIt, "client", "is never ended"));

    [Fact]
    public Task OpenOnSomePath_IsNotEndedOnEveryPath() => Check("""
        void Knock(bool polite)
        {
            var client = {|#0:new TcpClient("host", 80)|};
            if (polite)
            {
                client.Close();
            }
        }
        """, Say(Descriptors.NobodyEndsIt, "client", "is not ended on every path"));

    [Fact]
    public Task LeakOnError_NamesTheThrowingOperation() => Check("""
        void Send(Socket listener, byte[] data)
        {
            var socket = {|#0:listener.Accept()|};
            Console.WriteLine(socket.RemoteEndPoint);
            socket.Send(data);
            socket.Close();
        }
        """, Say(Descriptors.NobodyEndsItOnError, "socket", "'socket.Send(data)'", "put it into a 'using', and close or abort it"));

    [Fact]
    public Task ExplicitThrow_IsNamed() => Check("""
        void Check(Socket listener)
        {
            var socket = {|#0:listener.Accept()|};
            if (socket.LocalEndPoint is null)
            {
                throw new InvalidOperationException();
            }

            socket.Close();
        }
        """, Say(Descriptors.NobodyEndsItOnError, "socket", "'new InvalidOperationException()'", "put it into a 'using', and close or abort it"));

    [Fact]
    public Task NamelessConnection_IsCalledByItsOrigin() => Check("""
        void Ignore(Socket listener) => {|#0:listener.Accept()|};
        """, Say(Descriptors.NobodyEndsIt, "listener.Accept()", "is never ended"));

    [Fact]
    public Task FirstAdditionalLocation_IsTheOrigin() => Check("""
        void Drop(TcpListener listener)
        {
            var client = {|#1:listener.AcceptTcpClient()|};
            {|#0:client.Dispose()|};
        }
        """, Diagnostic("HUP101").WithMessage(null).WithLocation(0).WithLocation(1));

    [Fact]
    public Task OperationThatThrows_IsAnAdditionalLocation() => Check("""
        void Send(Socket listener, byte[] data)
        {
            var socket = {|#0:listener.Accept()|};
            {|#1:socket.Send(data)|};
            socket.Close();
        }
        """, Diagnostic("HUP104").WithMessage(null).WithLocation(0).WithLocation(0).WithLocation(1));

    private static DiagnosticResult Say(DiagnosticDescriptor rule, params object[] arguments) =>
        new DiagnosticResult(rule).WithArguments(arguments).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
}
