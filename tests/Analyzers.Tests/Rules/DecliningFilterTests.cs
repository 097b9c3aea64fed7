using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What an exception filter does is done, also where it says no.</summary>
public class DecliningFilterTests
{
    private static string Fetch(string catches) => $$"""
        void Fetch(EndPoint shop)
        {
            var cart = MARK;
            try
            {
                cart.Connect(shop);
                cart.Send(new byte[1]);
            }
            {{catches}}

            cart.CloseGracefully();
        }

        static bool Drop(Socket cart)
        {
            cart.Close(0);
            return DateTime.Now.Hour > 8;
        }

        static bool Note(Exception problem) => problem.Message.Length > 8;
        """;

    private const string Made = "new Socket(SocketType.Stream, ProtocolType.Tcp)";

    [Theory]
    [InlineData("catch (Exception) when (Drop(cart)) { throw; }")]
    [InlineData("catch (Exception) when (Drop(cart)) { return; }")]
    [InlineData("catch (SocketException problem) when (Note(problem)) { cart.Close(0); throw; } catch (Exception) when (Drop(cart)) { throw; }")]
    public Task FilterThatEndsIt_IsNotReported(string catches) => Check(Fetch(catches).Replace("MARK", Made, StringComparison.Ordinal));

    [Theory]
    [InlineData("catch (Exception problem) when (Note(problem)) { cart.Close(0); throw; }")]
    [InlineData("catch (SocketException) when (Drop(cart)) { throw; }")]
    public Task FilterThatLeavesIt_IsReported(string catches) => Check(Fetch(catches).Replace("MARK", $"{{|HUP104:{Made}|}}", StringComparison.Ordinal));

    [Fact]
    public Task CatchBehindAFilterThatSaysNo_IsNotReported() =>
        Check(Fetch("catch (SocketException problem) when (Note(problem)) { cart.Close(0); throw; } catch (Exception) { cart.Close(0); throw; }").Replace("MARK", Made, StringComparison.Ordinal));
}
