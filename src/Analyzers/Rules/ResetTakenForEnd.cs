using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP401: a catch around a read does what end-of-file does.</summary>
internal static class ResetTakenForEnd
{
    private static readonly HashSet<string> Reads = new()
    {
        "Read", "ReadAsync", "ReadByte", "Receive", "ReceiveAsync", "ReadLine", "ReadLineAsync", "ReadToEnd", "ReadToEndAsync", "EndRead", "EndReceive",
    };

    public static IEnumerable<Diagnostic> Ask(BodyAnalysis analysis) =>
        analysis.Body.Graph.OriginalOperation.DescendantsAndSelf().OfType<ITryOperation>()
            .SelectMany(attempt => attempt.Catches.Where(handler => Hides(attempt, handler)))
            .Select(handler => Diagnostic.Create(Descriptors.ResetTakenForEnd, ((CatchClauseSyntax)handler.Syntax).CatchKeyword.GetLocation(), Answer(handler)!.Syntax.ToString().TrimEnd(';')));

    private static bool Hides(ITryOperation attempt, ICatchClauseOperation handler)
    {
        if (handler.ExceptionType.Name is not "IOException" and not "SocketException" and not "ObjectDisposedException" || Answer(handler) is not { } answer)
            return false;
        var reads = attempt.Body.Descendants().OfType<IInvocationOperation>().Where(IsRead).ToArray();
        return reads.Length > 0 && (ReturnsCount(answer, reads) || AnswersEndOfFile(attempt, answer));
    }

    /// <summary>All that the handler does, log lines aside: <c>return 0</c>, <c>return null</c>, <c>return false</c>, <c>break</c>.</summary>
    private static IOperation? Answer(ICatchClauseOperation handler)
    {
        var steps = handler.Handler.Operations.Where(step => step is not IExpressionStatementOperation { Operation: IInvocationOperation }).ToArray();
        return steps.Length == 1 && steps[0] is IReturnOperation { ReturnedValue: null or { ConstantValue: { HasValue: true, Value: null or 0 or false } } } or IBranchOperation { BranchKind: BranchKind.Break } ? steps[0] : null;
    }

    private static bool IsRead(IInvocationOperation call) =>
        Reads.Contains(call.TargetMethod.Name) && call.Instance?.Type is { } type && IsStream(type);

    private static bool IsStream(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
            if (at.Name is "Stream" or "Socket" or "TextReader")
                return true;
        return false;
    }

    /// <summary>The method hands on what the read returned, and 0 or null is its end-of-file.</summary>
    private static bool ReturnsCount(IOperation answer, IInvocationOperation[] reads) =>
        answer is IReturnOperation { ReturnedValue.ConstantValue: { HasValue: true, Value: null or 0 } } && reads.Any(read => Unwrap(read).Parent is IReturnOperation);

    private static IOperation Unwrap(IOperation read)
    {
        while (read.Parent is IAwaitOperation or IConversionOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            read = read.Parent;
        return read;
    }

    /// <summary>Where the count is 0 or the line is null, the code does just the same.</summary>
    private static bool AnswersEndOfFile(ITryOperation attempt, IOperation answer) =>
        (attempt.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? attempt.Syntax).DescendantNodes().OfType<IfStatementSyntax>()
            .Any(test => IsEndOfFile(test.Condition) && Only(test.Statement)?.ToString() == answer.Syntax.ToString());

    private static bool IsEndOfFile(ExpressionSyntax condition) => condition switch
    {
        BinaryExpressionSyntax { OperatorToken.Text: "==" or "<=" or "<", Right: LiteralExpressionSyntax { Token.Text: "0" or "null" or "1" } } => true,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Text: "0" or "null" } } } => true,
        _ => false,
    };

    private static StatementSyntax? Only(StatementSyntax statement) =>
        statement is BlockSyntax { Statements: { Count: > 0 } statements } ? statements[statements.Count - 1] : statement as StatementSyntax;
}
