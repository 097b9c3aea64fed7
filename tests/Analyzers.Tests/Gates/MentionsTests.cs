using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.Analyzers.Tests.Gates;

public sealed class MentionsTests
{
    [Fact]
    public void Name_IsFoundWhereItIsDeclaredAndUsed() => Assert.Equal(3, Count("""
        class Session
        {
            object _client = new();
            void Use() => Use(this._client ?? @_client);
            void Use(object client) { }
        }
        """));

    [Fact]
    public void CommentsStringsAndLongerNames_AreNotFound() => Assert.Equal(0, Count("""
        class Session
        {
            object my_client = "_client", _clients = $"_client"; // _client
            /* _client */
        #if NEVER
            object _client;
        #endif
        }
        """));

    [Fact]
    public void PlaceholderInString_IsFound() => Assert.Equal(1, Count("""class Session { string Name => $"{_client}"; }"""));

    [Fact]
    public void NameThatIsNotTypedYet_IsNotFound() => Assert.Empty(Mentions.Of("", SyntaxFactory.ParseCompilationUnit("class Session { object ; }")));

    [Theory]
    [InlineData(4096)]
    [InlineData(8192)]
    [InlineData(12288)]
    public void NameWhereTwoPiecesOfTheTextMeet_IsFoundOnce(int border)
    {
        for (var at = border - 40; at < border + 60; at++)
            Assert.Equal(1, Count("class Session { ".PadRight(at) + "int _client; " + new string(' ', 5000) + "}"));
    }

    private static int Count(string program) => Mentions.Of("_client", SyntaxFactory.ParseCompilationUnit(program).Members[0]).Count();
}
