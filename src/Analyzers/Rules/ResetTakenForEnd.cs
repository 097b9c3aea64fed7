using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP401: a catch around a read does what end-of-file does.</summary>
internal static class ResetTakenForEnd
{
    private static readonly HashSet<string> Reads = new()
    {
        "Read", "ReadAsync", "ReadByte", "Receive", "ReceiveAsync", "ReadLine", "ReadLineAsync", "ReadToEnd", "ReadToEndAsync", "EndRead", "EndReceive",
    };

    /// <summary>In the names of those who only write down what happened, or clean up.</summary>
    private static readonly string[] Asides = { "log", "console", "debug", "trace", "close", "dispose", "abort", "shutdown" };

    private static readonly HashSet<string> Resets = new() { nameof(IOException), "SocketException", nameof(ObjectDisposedException) };

    /// <summary>The tests that are true at end-of-file.</summary>
    private static readonly HashSet<string> Ends = new() { "==0", "<=0", "<1", "==null" };

    /// <summary>The tries of a lambda are those of the method around it, too: they are asked for once.</summary>
    public static IEnumerable<Diagnostic> Ask(BodyAnalysis analysis) => analysis.Body.Graph.Parent is not null || !MayCatch(analysis.Body)
        ? Enumerable.Empty<Diagnostic>()
        : analysis.Body.Graph.OriginalOperation.DescendantsAndSelf().OfType<ITryOperation>()
            .SelectMany(attempt => attempt.Catches.Where(handler => Hides(attempt, handler, analysis.Body.Symbols)))
            .Select(handler => Diagnostic.Create(Descriptors.ResetTakenForEnd, ((CatchClauseSyntax)handler.Syntax).CatchKeyword.GetLocation(), Quotation.Of(Answer(handler)!.Syntax.ToString().TrimEnd(';'))));

    /// <summary>By its names: it catches a reset, and there is a read in its try.</summary>
    public static bool CouldHide(CatchClauseSyntax handler) =>
        handler is { Declaration.Type: var caught, Parent: TryStatementSyntax attempt } && Resets.Contains(caught.GetLastToken().ValueText) && attempt.Block.DescendantTokens().Any(token => Reads.Contains(token.ValueText));

    /// <summary>Its graph tells without a walk over all that is done in it; a lambda has one of its own.</summary>
    private static bool MayCatch(Body body) => body.Functions.Any() || Catches(body.Graph.Root);

    private static bool Catches(ControlFlowRegion region) => region.Kind == ControlFlowRegionKind.Catch || region.NestedRegions.Any(Catches);

    private static bool Hides(ITryOperation attempt, ICatchClauseOperation handler, ConnectionSymbols symbols)
    {
        if (!Resets.Contains(handler.ExceptionType.Name) || Answer(handler) is not { } answer || HandsOn(handler, symbols) || Aborts(handler, symbols))
            return false;
        var reads = attempt.Body.Descendants().OfType<IInvocationOperation>().Where(call => IsRead(call) && IsWithin(call, attempt)).ToArray();
        return reads.Length > 0 && (ReturnsCount(answer, reads) || PutsEnd(answer, reads) || AnswersEndOfFile(attempt, answer, reads));
    }

    /// <summary>Somebody else is given the exception: not only the log.</summary>
    private static bool HandsOn(ICatchClauseOperation handler, ConnectionSymbols symbols) =>
        handler.Handler.Descendants().OfType<IInvocationOperation>().Any(call => !symbols.IsBystander(call.TargetMethod.ContainingType)
            && call.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(value => value is ILocalReferenceOperation local && handler.Locals.Contains(local.Local, SymbolEqualityComparer.Default))));

    /// <summary>A reset is answered with one: that is no end like others.</summary>
    private static bool Aborts(ICatchClauseOperation handler, ConnectionSymbols symbols) => handler.Handler.Operations.OfType<IExpressionStatementOperation>()
        .Select(static step => step.Operation is IConditionalAccessOperation access ? access.WhenNotNull : step.Operation).OfType<IInvocationOperation>()
        .Any(call => call.TargetMethod.Name == "Abort" || (symbols.EventOf(call.TargetMethod) is { } word && Arguments.Sharpen(word, call.Arguments) == ConnectionEvent.Abort));

    /// <summary>Not in a lambda, which runs when the try may long be over.</summary>
    private static bool IsWithin(IOperation read, ITryOperation attempt)
    {
        for (var at = read.Parent; at is not null && at != attempt; at = at.Parent)
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
        return true;
    }

    /// <summary>All that the handler does, log lines aside: <c>return 0</c>, <c>return null</c>, <c>return false</c>, <c>break</c>, <c>count = 0</c>.</summary>
    private static IOperation? Answer(ICatchClauseOperation handler)
    {
        var steps = handler.Handler.Operations.Where(static step => step is not IEmptyOperation and not IExpressionStatementOperation { Operation: IInvocationOperation }).ToArray();
        return steps.Length == 1 && steps[0] is IReturnOperation { ReturnedValue: null or { ConstantValue: { HasValue: true, Value: null or 0 or false } } }
            or IBranchOperation { BranchKind: BranchKind.Break }
            or IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: null or 0 } } } ? steps[0] : null;
    }

    private static bool IsRead(IInvocationOperation call) =>
        Reads.Contains(call.TargetMethod.Name) && call.Instance?.Type is { } type && IsStream(type);

    private static bool IsStream(ITypeSymbol type) =>
        type.Name is not "FileStream" and not "MemoryStream" and not "StringReader" && type.AndBases().Any(static at => at.Name is "Stream" or "Socket" or "TextReader");

    /// <summary>The method hands on what the read returned, and 0 or null is its end-of-file.</summary>
    private static bool ReturnsCount(IOperation answer, IInvocationOperation[] reads) =>
        answer is IReturnOperation { ReturnedValue.ConstantValue: { HasValue: true, Value: null or 0 } } && reads.Any(read => Unwrap(read).Parent is IReturnOperation);

    /// <summary>Where the count would be, there is the 0 or null of end-of-file.</summary>
    private static bool PutsEnd(IOperation answer, IInvocationOperation[] reads) =>
        answer is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation put } && reads.Any(read => ResultOf(read) == put.Target.Syntax.ToString());

    private static IOperation Unwrap(IOperation read)
    {
        while (read.Parent is IAwaitOperation or IConversionOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            read = read.Parent;
        return read;
    }

    /// <summary>Where the count is 0 or the line is null, the code does just the same.</summary>
    private static bool AnswersEndOfFile(ITryOperation attempt, IOperation answer, IInvocationOperation[] reads)
    {
        var results = new HashSet<string>(reads.Select(ResultOf).OfType<string>());
        return (attempt.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? attempt.Syntax).DescendantNodes().OfType<IfStatementSyntax>()
            .Any(test => Tested(test.Condition) is { } tested && IsResult(tested, results, reads) && Only(test.Statement)?.ToString() == answer.Syntax.ToString());
    }

    /// <summary>The variable that the read is put into.</summary>
    private static string? ResultOf(IInvocationOperation read) => Unwrap(read).Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
        ISimpleAssignmentOperation assignment => assignment.Target.Syntax.ToString(),
        _ => null,
    };

    private static bool IsResult(ExpressionSyntax tested, HashSet<string> results, IInvocationOperation[] reads) =>
        results.Contains(tested.ToString()) || reads.Any(read => tested.Span.Contains(read.Syntax.Span));

    /// <summary>What is compared with 0 or null.</summary>
    private static ExpressionSyntax? Tested(ExpressionSyntax condition) => condition switch
    {
        BinaryExpressionSyntax { Right: LiteralExpressionSyntax end } test when Ends.Contains(test.OperatorToken.Text + end.Token.Text) => test.Left,
        BinaryExpressionSyntax { Left: LiteralExpressionSyntax end } test when Ends.Contains(Mirrored(test.OperatorToken.Text) + end.Token.Text) => test.Right,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Text: "0" or "null" } } } test => test.Expression,
        IsPatternExpressionSyntax { Pattern: RelationalPatternSyntax { Expression: LiteralExpressionSyntax end } pattern } test when Ends.Contains(pattern.OperatorToken.Text + end.Token.Text) => test.Expression,
        _ => null,
    };

    private static string Mirrored(string comparison) => comparison.Replace('<', '?').Replace('>', '<').Replace('?', '>');

    /// <summary>All that is done there, log lines and ends aside: what does more tells the two apart.</summary>
    private static StatementSyntax? Only(StatementSyntax statement)
    {
        if (statement is not BlockSyntax block)
            return statement;
        var steps = block.Statements.Where(step => !IsAside(step)).ToArray();
        return steps.Length == 1 ? steps[0] : null;
    }

    private static bool IsAside(StatementSyntax step) =>
        step is EmptyStatementSyntax || (step is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: var called } }
        && called.DescendantTokens().Any(token => Asides.Any(name => token.ValueText.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)));
}
