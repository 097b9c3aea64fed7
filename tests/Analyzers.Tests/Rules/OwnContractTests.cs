using Hangup.Analyzers;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Rules;

/// <summary>A protocol that nobody here has heard of, declared in a vocabulary file and nowhere else.</summary>
public class OwnContractTests
{
    private const string Ledger = """
        namespace Wire
        {
            public sealed class Batch : IDisposable
            {
                public static Batch Open(string ledger) => throw null!;
                public void Post(int amount) { }
                public void Commit() { }
                public void Commit(Exception? reason) { }
                public void Roll(string why) { }
                public void Dispose() => Commit();
            }
        }

        """;

    private const string Words = """
        contract Ledger = completes      # Dispose commits, whatever happened
        [Wire.Batch]::Open = accept
        [Wire.Batch]::Post = use
        [Wire.Batch]::Commit = close
        [Wire.Batch]::Commit(reason) = abort
        [Wire.Batch]::Roll = abort
        """;

    [Fact]
    public Task UsingThatCommitsAPart_IsReported() => Check(Words, """
        class Program
        {
            void Pay(int[] amounts)
            {
                using var {|HUP501:batch|} = Wire.Batch.Open("today");
                foreach (var amount in amounts)
                    batch.Post(amount);
            }
        }
        """);

    [Fact]
    public Task RolledBackOnFailure_IsNotReported() => Check(Words, """
        class Program
        {
            void Pay(int[] amounts)
            {
                var batch = Wire.Batch.Open("today");
                try
                {
                    foreach (var amount in amounts)
                        batch.Post(amount);
                    batch.Commit();
                }
                catch
                {
                    batch.Roll("failed");
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task CommittedWithTheReason_IsNotReported() => Check(Words, """
        class Program
        {
            void Pay(int[] amounts)
            {
                var batch = Wire.Batch.Open("today");
                try
                {
                    foreach (var amount in amounts)
                        batch.Post(amount);
                    batch.Commit();
                }
                catch (Exception failure)
                {
                    batch.Commit(failure);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task NeverEnded_IsReported() => Check(Words, """
        class Program
        {
            void Pay(int amount)
            {
                var batch = {|HUP103:Wire.Batch.Open("today")|};
                batch.Post(amount);
            }
        }
        """);

    [Fact]
    public Task DisposeThatFails_IsReportedOnSuccess() => Check(Words.Replace("completes", "fails", StringComparison.Ordinal), """
        class Program
        {
            void Pay(int amount)
            {
                using var {|HUP503:batch|} = Wire.Batch.Open("today");
                batch.Post(amount);
            }
        }
        """);

    [Fact]
    public Task DisposeThatCloses_IsReported() => Check(Words.Replace("completes", "closes", StringComparison.Ordinal), """
        class Program
        {
            void Pay(int amount)
            {
                using var {|HUP504:batch|} = Wire.Batch.Open("today");
                batch.Post(amount);
                batch.Commit();
            }
        }
        """);

    [Theory]
    [InlineData("contract Ledger")]
    [InlineData("contract = completes")]
    [InlineData("contract Ledger = commits")]
    public Task HeadingThatSaysNothing_IsReported(string heading) => Check(heading, "class Program;",
        new DiagnosticResult("HUP001", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithSpan("Hangup.Vocabulary.txt", 1, 1, 1, heading.Length + 1)
            .WithArguments(heading, "is not of the form contract Name = dispose, where dispose is completes, fails, closes, true"));

    private static Task Check(string words, string program, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<ConnectionAnalyzer, DefaultVerifier>();
        test.TestState.AddProgram(Ledger + program);
        test.TestState.AdditionalFiles.Add(("Hangup.Vocabulary.txt", words));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }
}
