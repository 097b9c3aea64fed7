using Hangup.Oracle.Programs;

namespace Hangup.Oracle.Comparison;

/// <summary>Makes a program smaller as long as it keeps what is interesting about it.</summary>
internal static class Shrinker
{
    public static async Task<Program> Shrink(Program program, Func<Program, Task<bool>> isInteresting)
    {
        while (await Smaller(program, isInteresting) is { } smaller)
            program = smaller;
        return program;
    }

    private static async Task<Program?> Smaller(Program program, Func<Program, Task<bool>> isInteresting)
    {
        foreach (var body in Smaller(program.Body))
        {
            var candidate = program with { Body = body };
            if (await isInteresting(candidate))
                return candidate;
        }

        return null;
    }

    private static IEnumerable<Block> Smaller(Block block)
    {
        for (var at = 0; at < block.Statements.Count; at++)
            yield return Replaced(block, at, []);
        for (var at = 0; at < block.Statements.Count; at++)
            foreach (var smaller in Smaller(block.Statements[at]))
                yield return Replaced(block, at, smaller);
    }

    private static Block Replaced(Block block, int at, IEnumerable<Statement> statements) =>
        new([.. block.Statements.Take(at), .. statements, .. block.Statements.Skip(at + 1)]);

    private static IEnumerable<IReadOnlyList<Statement>> Smaller(Statement statement)
    {
        switch (statement)
        {
            case Declare { Body: { } body } declare:
                yield return body.Statements;
                yield return [new Declare(declare.Variable, declare.Source, declare.Disposal), .. body.Statements];
                foreach (var smaller in Smaller(body))
                    yield return [new Declare(declare.Variable, declare.Source, declare.Disposal, smaller)];
                break;
            case Declare { Disposal: Disposal.Using } declare:
                yield return [new Declare(declare.Variable, declare.Source, Disposal.None)];
                break;
            case Loop loop:
                yield return loop.Body.Statements;
                foreach (var smaller in Smaller(loop.Body))
                    yield return [new Loop(loop.BodyFirst, smaller)];
                break;
            case If branch:
                foreach (var smaller in Smaller(branch))
                    yield return smaller;
                break;
            case Try attempt:
                foreach (var smaller in Smaller(attempt))
                    yield return smaller;
                break;
        }
    }

    private static IEnumerable<IReadOnlyList<Statement>> Smaller(If branch)
    {
        yield return branch.Then.Statements;
        if (branch.MayThrow)
            yield return [new If(false, branch.Then, branch.Otherwise)];
        foreach (var smaller in Smaller(branch.Then))
            yield return [new If(branch.MayThrow, smaller, branch.Otherwise)];
        if (branch.Otherwise is not { } otherwise)
            yield break;
        yield return otherwise.Statements;
        yield return [new If(branch.MayThrow, branch.Then, null)];
        foreach (var smaller in Smaller(otherwise))
            yield return [new If(branch.MayThrow, branch.Then, smaller)];
    }

    private static IEnumerable<IReadOnlyList<Statement>> Smaller(Try attempt)
    {
        yield return attempt.Body.Statements;
        if (attempt.Handler is not null && attempt.Finally is not null)
        {
            yield return [new Try(attempt.Body, attempt.Handler, null)];
            yield return [new Try(attempt.Body, null, attempt.Finally)];
        }

        foreach (var smaller in Smaller(attempt.Body))
            yield return [new Try(smaller, attempt.Handler, attempt.Finally)];
        if (attempt.Handler is { } handler)
        {
            if (handler.Rethrows)
                yield return [new Try(attempt.Body, new Handler(handler.Catches, handler.Body, false), attempt.Finally)];
            foreach (var smaller in Smaller(handler.Body))
                yield return [new Try(attempt.Body, new Handler(handler.Catches, smaller, handler.Rethrows), attempt.Finally)];
        }

        if (attempt.Finally is { } last)
            foreach (var smaller in Smaller(last))
                yield return [new Try(attempt.Body, attempt.Handler, smaller)];
    }
}
