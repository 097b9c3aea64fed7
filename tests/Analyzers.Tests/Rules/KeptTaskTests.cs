using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A task that is kept in a variable brings what its call brings; of any other nothing is known.</summary>
public class KeptTaskTests
{
    private static string Visit(string guest) => $$"""
        interface IDoor { Task<Socket> Enter(); }

        class Host
        {
            static async Task Visit(IDoor door, Task<Socket> handed)
            {
                var entering = door.Enter();
                {{guest}}
            }
        }
        """;

    [Theory]
    [InlineData("using (var {|HUP101:guest|} = await door.Enter()) await guest.SendAsync(new byte[1]);")]
    [InlineData("using (var {|HUP101:guest|} = await entering) await guest.SendAsync(new byte[1]);")]
    [InlineData("{|HUP101:(await entering).Dispose()|};")]
    public Task TaskOfACallInAVariable_IsTheCall(string guest) => Check(Visit(guest));

    [Fact]
    public Task TaskOfWhoKnowsWhat_IsNotReported() => Check(Visit("(await handed).Dispose();"));
}
