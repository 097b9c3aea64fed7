using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Where nothing else tells what a socket is, the name of what holds it does.</summary>
public class NamedAfterItsRoleTests
{
    [Theory]
    [InlineData("listenSocket")]
    [InlineData("tcpListener")]
    [InlineData("acceptor")]
    [InlineData("udpSocket")]
    [InlineData("multicast")]
    public Task SocketByTheNameOfItsRole_IsNotReported(string name) => Check($$"""
        public static void Stop(Socket {{name}}) => {{name}}.Dispose();

        sealed class Holder(Socket given)
        {
            private readonly Socket _{{name}} = given;

            public void Stop() => _{{name}}.Dispose();
        }
        """);

    [Theory]
    [InlineData("guest")]
    [InlineData("socket")]
    public Task SocketByAnyOtherName_IsReported(string name) => Check($$"""
        public static void Stop(Socket {{name}}) => {|HUP101:{{name}}.Dispose()|};

        sealed class Holder(Socket given)
        {
            private readonly Socket _{{name}} = given;

            public void Stop() => {|HUP101:_{{name}}.Dispose()|};
        }
        """);

    [Fact]
    public Task ClientByTheNameOfAListener_IsReported() => Check("""
        public static void Stop(TcpClient listener) => {|HUP101:listener.Dispose()|};

        sealed class Ear
        {
            private readonly Socket _listenTo = new(SocketType.Stream, ProtocolType.Tcp);

            public void Hear(EndPoint mouth)
            {
                _listenTo.Connect(mouth);
                _listenTo.Receive(new byte[1]);
            }

            public void Stop() => {|HUP101:_listenTo.Dispose()|};
        }
        """);
}
