using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary><c>[Owning]</c> and <c>[NonOwning]</c>, matched by their simple names, overrule what is inferred.</summary>
public class AttributeTests
{

    [Fact]
    public Task OwningParameterThatIsEnded_IsNotReported() => Check("""
        void Handle([Owning] TcpClient client) => client.Close();
        """);

    [Fact]
    public Task OwningParameterOfAnInterface_TakesIt_IsNotReported() => Check("""
        interface IHandler { void Handle([Owning] TcpClient client); }

        class Program
        {
            void Serve(TcpListener listener, IHandler handler) => handler.Handle(listener.AcceptTcpClient());
        }
        """);

    [Fact]
    public Task AttributeOfOnesOwn_IsMatchedByName_IsNotReported() => Check("""
        namespace Mine
        {
            class OwningAttribute : Attribute { }

            interface IHandler { void Handle([Mine.Owning] TcpClient client); }

            class Program
            {
                void Serve(TcpListener listener, IHandler handler) => handler.Handle(listener.AcceptTcpClient());
            }
        }
        """);

    [Fact]
    public Task NonOwningParameterOfAnInterface_Borrows_IsReported() => Check("""
        interface IHandler { void Handle([NonOwning] TcpClient client); }

        class Program
        {
            void Serve(TcpListener listener, IHandler handler) => handler.Handle({|HUP103:listener.AcceptTcpClient()|});
        }
        """);

    [Fact]
    public Task OwningParameterThatNobodyEnds_IsReportedWhereItStands() => Check("""
        void Handle({|HUP103:[Owning] TcpClient client|}) => client.GetStream().WriteByte(1);
        """);

    [Fact]
    public Task OwningReturnOfAnInterface_IsFresh_IsReported() => Check("""
        interface IDialer
        {
            [return: Owning]
            TcpClient Dial();
        }

        class Program
        {
            void Send(IDialer dialer) => {|HUP103:dialer.Dial()|}.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task NonOwningReturn_IsBorrowed_IsNotReported() => Check("""
        class Pool
        {
            [return: NonOwning]
            public static TcpClient Get() => new("host", 80);
        }

        class Program
        {
            void Send() => Pool.Get().GetStream().WriteByte(1);
        }
        """);
}
