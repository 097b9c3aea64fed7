using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP103 on a member that types derived from its own can reach: they are looked through, too.</summary>
public class ProtectedMemberTests
{
    [Fact]
    public Task ProtectedFieldThatNobodyEnds_IsReportedAtItsName() => Check("""
        abstract class Session
        {
            protected TcpClient {|HUP103:client|} = new("host", 80);
        }

        class Sending : Session
        {
            public void Send(byte[] data) => client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task ProtectedPropertyThatNobodyEnds_IsReportedAtItsName() => Check("""
        abstract class Session
        {
            protected TcpClient {|HUP103:Client|} { get; } = new("host", 80);
        }
        """);

    [Fact]
    public Task ProtectedFieldThatAGrandchildEnds_IsNotReported() => Check("""
        abstract class Session
        {
            protected TcpClient client = new("host", 80);
        }

        abstract class Named : Session
        {
            public string Name => "";
        }

        class Closing : Named
        {
            public void Stop() => client.Close();
        }
        """);

    [Fact]
    public Task ProtectedFieldThatAnotherPartOfAnHeirEnds_IsNotReported() => Check("""
        abstract class Session
        {
            protected TcpClient client = new("host", 80);
        }

        partial class Closing : Session
        {
        }

        partial class Closing
        {
            public void Stop() => this.client.Close();
        }
        """);

    [Fact]
    public Task ProtectedFieldOfAGenericTypeThatAnHeirEnds_IsNotReported() => Check("""
        abstract class Session<T>
        {
            protected TcpClient client = new("host", 80);
        }

        class Closing : Session<int>
        {
            public void Stop() => base.client.Close();
        }
        """);

    [Fact]
    public Task FieldOfTheSameNameInAnotherType_EndsNothing() => Check("""
        abstract class Session
        {
            protected TcpClient {|HUP103:client|} = new("host", 80);
        }

        class Other
        {
            private readonly TcpClient client;

            public Other(TcpListener listener) => client = listener.AcceptTcpClient();

            public void Stop() => client.Close();
        }
        """);

    [Fact]
    public Task ProtectedFieldThatOtherAssembliesInherit_IsNotReported() => Check("""
        public abstract class Session
        {
            protected TcpClient client = new("host", 80);
        }
        """);

    [Fact]
    public Task PrivateProtectedFieldOfAPublicType_IsReported() => Check("""
        public abstract class Session
        {
            private protected TcpClient {|HUP103:client|} = new("host", 80);
        }
        """);

    [Fact]
    public Task ProtectedInternalField_IsNotReported() => Check("""
        abstract class Session
        {
            protected internal TcpClient client = new("host", 80);
        }
        """);
}
