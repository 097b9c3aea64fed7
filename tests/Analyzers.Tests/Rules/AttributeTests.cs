using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary><c>[Owning]</c> and <c>[NonOwning]</c>, matched by their simple names, overrule what is inferred.</summary>
public class AttributeTests
{

    [Fact]
    public Task OwningParameterThatIsEnded_IsNotReported() => Check("""
        void Handle([Owning] TcpClient client) => client.Close();
        """);
}
