using System.Text;
using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Symbols;

namespace Hangup.Tests.House;

/// <summary>The tables of docs/contracts.md are drawn from the data.</summary>
public class ContractsPageTests
{
    private static readonly (string Heading, ConnectionEvent[] Events)[] Columns =
    [
        ("comes to be by", [ConnectionEvent.Accept, ConnectionEvent.Connect]),
        ("is used by", [ConnectionEvent.Use, ConnectionEvent.View, ConnectionEvent.Receive]),
        ("is half-closed by", [ConnectionEvent.Shutdown, ConnectionEvent.Disconnect, ConnectionEvent.ShutdownTls]),
        ("is completed by", [ConnectionEvent.Close, ConnectionEvent.CloseSocket, ConnectionEvent.CloseGracefully]),
        ("is failed by", [ConnectionEvent.Abort]),
        ("has its end said in advance by", [ConnectionEvent.Linger, ConnectionEvent.ArmScope, ConnectionEvent.CloseScope]),
    ];

    [Fact]
    public void Tables_AreThoseOfTheData() => Assert.All(Catalogue.All, contract => Assert.Contains(Table(contract), Repository.Read("docs/contracts.md"), StringComparison.Ordinal));

    private static string Table(Contract contract)
    {
        var table = new StringBuilder($"| {contract.Name} | |\n|---|---|\n");
        foreach (var (heading, events) in Columns)
            if (Members(contract, events) is { Length: > 0 } members)
                table.Append($"| {heading} | {members} |\n");
        table.Append($"| a dispose says | {Dispose(contract.Dispose)} |\n");
        return table.Append($"| left alone | {Leaks(contract.Leak)} |\n").ToString();
    }

    private static string Members(Contract contract, ConnectionEvent[] events) => string.Join(", ", Vocabulary.Lines(contract.Lines).Concat(Vocabulary.Lines(contract.Verbs))
        .Where(line => events.Contains(line.Event)).GroupBy(line => line.Type).Select(type => $"`{type.Key[(type.Key.LastIndexOf('.') + 1)..].Replace("`1", "<T>", StringComparison.Ordinal)}`: {string.Join(", ", type.Select(line => $"`{line.Member}`"))}"));

    private static string Dispose(ImplicitEnd end) => end switch
    {
        ImplicitEnd.LeftToChance => "one or the other, as chance has it: HUP101, HUP102",
        ImplicitEnd.Completes => "\"that was everything\", also when something broke: HUP501",
        ImplicitEnd.Fails => "\"something broke\", also when all went well: HUP503",
        ImplicitEnd.Closes => "the same as a close, and throws or waits where that cannot be had: HUP504",
        _ => "nothing that is not so",
    };

    private static string Leaks(Leak leak) => leak switch
    {
        Leak.NeverCompletes => "whoever is at the other end waits for ever: HUP502",
        Leak.LeavesWaiting => "the other side is left waiting: HUP103, HUP104",
        _ => "nothing is said",
    };
}
