using Hangup.Oracle.Meaning;
using Hangup.Oracle.Programs;

namespace Hangup.Oracle.Comparison;

/// <summary>A program with its text and all its runs.</summary>
internal sealed class Case
{
    private const int MostRuns = 4000;

    private Case(Program program, IReadOnlyList<Run> runs)
    {
        Program = program;
        Runs = runs;
        Text = ProgramText.Of(program);
    }

    public Program Program { get; }

    public IReadOnlyList<Run> Runs { get; }

    public ProgramText Text { get; }

    /// <summary>Null: it goes more ways than can be gone, or ways that no word of the rules is about.</summary>
    public static Case? Of(Program program) =>
        Interpreter.RunsOf(program, MostRuns) is { Count: > 0 } runs && !runs.Any(run => run.Lives.Any(IsStrange)) ? new Case(program, runs) : null;

    private static bool IsStrange(Life life) => life.Scopes > 1 || life.Wire.IsPremature || life.Wire.IsConnectedTwice;

    /// <summary>Where a connection comes from on that line.</summary>
    public Statement? StatementAt(int line) =>
        Runs.SelectMany(run => run.Lives).Select(life => life.Origin).FirstOrDefault(origin => Text.LineOf(origin) == line);

    public IReadOnlySet<Finding> Expected() =>
        Verdicts.Of(Runs, Program.Manner).Select(verdict => new Finding(verdict.Id, Text.LineOf(verdict.About))).ToHashSet();
}
