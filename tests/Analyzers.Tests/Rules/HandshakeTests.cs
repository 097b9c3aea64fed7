using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Where TLS could not be agreed on nothing was said that could be cut short.</summary>
public class HandshakeTests
{
    private static string Greet(string attempt) => $$"""
        async Task Greet(TcpListener door, SslServerAuthenticationOptions how)
        {
            var guest = await door.AcceptTcpClientAsync();
            var veil = new SslStream(guest.GetStream());
            try
            {
                {{attempt}}
            }
            catch (Exception problem)
            {
                Console.WriteLine(problem);
                {|#0:guest.Dispose()|};
                return;
            }

            guest.Abort();
        }
        """;

    [Theory]
    [InlineData("await veil.AuthenticateAsServerAsync(how);")]
    [InlineData("await veil.AuthenticateAsServerAsync(how).ConfigureAwait(false); Console.WriteLine(veil.IsEncrypted);")]
    [InlineData("veil.AuthenticateAsServer(how);")]
    public Task DisposedWhereItFailed_IsNotReported(string attempt) => Check(Greet(attempt));

    [Theory]
    [InlineData("await veil.AuthenticateAsServerAsync(how); await veil.WriteAsync(new byte[9]);")]
    [InlineData("await veil.WriteAsync(new byte[9]);")]
    public Task DisposedWhereAnAnswerFailed_IsReported(string attempt) => Check(Greet(attempt).Replace("{|#0:", "{|HUP102:", StringComparison.Ordinal));
}
