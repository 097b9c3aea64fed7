using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Where an expression returns a connection or null, the null is another way out.</summary>
public class ReturnedOrNullTests
{
    private static string Open(string body) => $$"""
        static bool Greets(TcpClient client) => client.GetStream().ReadByte() == '+';

        TcpClient? Open(string host)
        {
            {{body}}
        }
        """;

    [Theory]
    [InlineData("return Greets(client) ? client : null;")]
    [InlineData("return !Greets(client) ? null : client;")]
    [InlineData("return client.GetStream().ReadByte() switch { '+' => client, _ => null };")]
    public Task NullBesideIt_IsReported(string answer) => Check(Open("var client = {|HUP103:new TcpClient(host, 80)|}; " + answer));

    [Theory]
    [InlineData("return Greets(client) ? client : Drop(client);")]
    [InlineData("return client.GetStream().ReadByte() switch { '+' => client, _ => Drop(client) };")]
    public Task EndBesideIt_IsNotReported(string answer) => Check(Open("var client = {|HUP104:new TcpClient(host, 80)|}; " + answer) + """


        static TcpClient? Drop(TcpClient client)
        {
            client.Close();
            return null;
        }
        """);

    [Fact]
    public Task NullWhereThereIsNone_IsNotReported() => Check("""
        TcpClient? Open(TcpListener listener)
        {
            TcpClient? client = null;
            if (listener.Pending())
                client = listener.AcceptTcpClient();
            return client is not null ? client : null;
        }
        """);
}
