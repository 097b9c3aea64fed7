using System.Text.RegularExpressions;
using Hangup.Benchmarks;
using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>The programs that the benchmarks time: large, and still answered rightly.</summary>
public class ScaleTests
{
    [Fact]
    public Task ChainOfAThousand_WhoseLastCloses_IsNotReported() => Check(GeneratedPrograms.Chain(1_000, closes: true));

    [Fact]
    public Task ChainOfAThousand_WhereNobodyCloses_IsReportedAtItsStart() => Check(GeneratedPrograms.Chain(1_000, closes: false, "{|HUP103:listener.AcceptTcpClient()|}"));

    [Fact]
    public Task CliqueOfAHundred_WhereEachCloses_IsNotReported() => Check(GeneratedPrograms.Clique(100, closes: true));

    [Fact]
    public Task CliqueOfAHundred_WhereNobodyCloses_IsReportedAtItsStart() => Check(GeneratedPrograms.Clique(100, closes: false, "{|HUP103:listener.AcceptTcpClient()|}"));

    [Fact]
    public Task LargeMethod_WithOneConnectionAfterTheOther_IsReportedAtEach() =>
        Check(Regex.Replace(GeneratedPrograms.LargeMethod(2_000, Lifetimes.OneByOne), @"var (client\d+) =", "var {|HUP102:$1|} ="));

    [Fact]
    public Task LargeMethod_WithAllConnectionsAtOnce_IsReportedAtEach() =>
        Check(GeneratedPrograms.LargeMethod(2_000, Lifetimes.AllAtOnce, "{|HUP104:new TcpClient(\"host\", 80)|}"));
}
