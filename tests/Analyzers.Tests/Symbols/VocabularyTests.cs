using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Symbols;

/// <summary>Every word of the vocabulary means something that exists, and nothing that sounds like an end is missing from it.</summary>
public class VocabularyTests
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create(
        "Vocabulary", references: [.. ReferenceAssemblies.Net.Net100.ResolveAsync(null, default).Result, MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Hangup.dll"))]);

    [Fact]
    public void EveryLine_NamesARealMember() => Assert.Empty(
        from line in Vocabulary.BuiltIn
        where Compilation.GetTypeByMetadataName(line.Type)?.GetMembers(line.Member).IsEmpty != false
        select $"[{line.Type}]::{line.Member}");

    [Fact]
    public void EveryLine_StandsForItself() => Assert.Empty(
        Vocabulary.BuiltIn.GroupBy(line => (line.Type, line.Member)).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void EveryLine_IsFoundBySymbol()
    {
        foreach (var line in Vocabulary.BuiltIn)
        {
            var known = Vocabulary.MembersOf(Compilation.GetTypeByMetadataName(line.Type)!);
            Assert.Equal(line.Event, known?[line.Member]);
        }
    }

    [Fact]
    public void Bystanders_Exist() => Assert.Empty(Missing(Vocabulary.Bystanders));

    [Fact]
    public void CalmTypes_Exist() => Assert.Empty(Missing(Vocabulary.Calm));

    [Fact]
    public void WrappedTypes_Exist() => Assert.Empty(Missing(Vocabulary.Wrapped));

    [Theory]
    [InlineData("System.Net.Sockets.TcpClient")]
    [InlineData("System.Net.Sockets.Socket")]
    [InlineData("System.Net.Sockets.NetworkStream")]
    [InlineData("System.Net.Security.SslStream")]
    [InlineData("System.IO.StreamReader")]
    [InlineData("System.IO.StreamWriter")]
    [InlineData("System.IO.BinaryReader")]
    [InlineData("System.IO.BinaryWriter")]
    [InlineData("Hangup.ConnectionExtensions")]
    [InlineData("Hangup.ConnectionScope")]
    public void EverythingThatSoundsLikeAnEnd_HasAWord(string type)
    {
        string[] ends = ["Close", "CloseAsync", "CloseGracefully", "CloseGracefullyAsync", "Dispose", "DisposeAsync", "Abort", "Disconnect", "DisconnectAsync", "BeginDisconnect", "Shutdown", "ShutdownAsync"];
        Assert.Empty(
            from member in WithInherited(Compilation.GetTypeByMetadataName(type)!).OfType<IMethodSymbol>()
            where member.DeclaredAccessibility == Accessibility.Public && ends.Contains(member.Name) && ConnectionSymbols.TryCreate(Compilation)!.EventOf(member) is null
            select member.ToDisplayString());
    }

    [Theory]
    [InlineData("System.Net.Sockets.TcpListener")]
    [InlineData("System.Net.Sockets.Socket")]
    public void EverythingThatAccepts_HasAWord(string type) => Assert.Empty(
        from member in Compilation.GetTypeByMetadataName(type)!.GetMembers().OfType<IMethodSymbol>()
        where member.DeclaredAccessibility == Accessibility.Public && (member.Name.StartsWith("Accept", StringComparison.Ordinal) || member.Name.StartsWith("EndAccept", StringComparison.Ordinal))
        where ConnectionSymbols.TryCreate(Compilation)!.EventOf(member) != ConnectionEvent.Accept
        select member.ToDisplayString());

    [Fact]
    public void EveryWord_IsUsedOrMadeFromArguments()
    {
        ConnectionEvent[] derived =
        [
            ConnectionEvent.Arm, ConnectionEvent.Disarm, ConnectionEvent.ShutdownReceive, ConnectionEvent.CloseTimed, ConnectionEvent.Lend, ConnectionEvent.Escape, ConnectionEvent.Forget,
            ConnectionEvent.Borrow, ConnectionEvent.Stow, ConnectionEvent.StartTls,
        ];
        var used = Vocabulary.BuiltIn.Select(line => line.Event).Concat(derived);
        Assert.Empty(Enum.GetValues<ConnectionEvent>().Except(used));
    }

    [Fact]
    public void WithoutSockets_ThereIsNothingToDo() => Assert.Null(ConnectionSymbols.TryCreate(CSharpCompilation.Create("Empty")));

    [Fact]
    public void WithoutTheRuntime_TheRuntimeIsNotThere()
    {
        var references = Compilation.References.Where(reference => Path.GetFileName(reference.Display) != "Hangup.dll");
        Assert.False(ConnectionSymbols.TryCreate(Compilation.WithReferences(references))!.HasRuntime);
        Assert.True(ConnectionSymbols.TryCreate(Compilation)!.HasRuntime);
    }

    // Logging is not part of the framework that programs in tests see.
    private static IEnumerable<string> Missing(IEnumerable<string> types) =>
        types.Where(type => Compilation.GetTypeByMetadataName(type) is null && !type.StartsWith("Microsoft.Extensions.Logging.", StringComparison.Ordinal));

    private static IEnumerable<ISymbol> WithInherited(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is { SpecialType: not SpecialType.System_Object }; at = at.BaseType)
        {
            foreach (var member in at.GetMembers())
            {
                yield return member;
            }
        }
    }

    [Fact]
    public void EverythingThatExchanges_HasAWord()
    {
        string[] exchanges = ["Send", "Receive", "BeginSend", "BeginReceive", "Connect", "EndConnect"];
        Assert.Empty(
            from member in Compilation.GetTypeByMetadataName("System.Net.Sockets.Socket")!.GetMembers().OfType<IMethodSymbol>()
            where member.DeclaredAccessibility == Accessibility.Public && !member.IsStatic && exchanges.Any(verb => member.Name.StartsWith(verb, StringComparison.Ordinal))
            where member.MethodKind == MethodKind.Ordinary && ConnectionSymbols.TryCreate(Compilation)!.EventOf(member) is null
            select member.ToDisplayString());
    }
}
