using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>A place where control normally leaves while the connection is open: a jump, the end of a block, or of a lone statement.</summary>
internal sealed record NormalExit(SyntaxNode Place)
{
    /// <param name="body">What is left, where it is one statement.</param>
    public static NormalExit? At(Target target, Location location, StatementSyntax? body)
    {
        var span = location.SourceSpan;
        if (!span.IsEmpty)
        {
            return target.NodeAt(location).FirstAncestorOrSelf<StatementSyntax>() is { } jump ? new(jump) : null;
        }

        var token = target.Root.FindToken(span.Start);
        return token switch
        {
            { Parent: BlockSyntax block } when token == block.CloseBraceToken && token.SpanStart == span.Start && !IsBehind(body, token) => new(block),
            _ => StatementEndingAt(target.Root.FindToken(span.Start - 1), span.Start) is { } last
                ? new(IsProgram(last) ? target.Root : last)
                : null,
        };
    }

    /// <summary>Where control runs out of a body.</summary>
    public static NormalExit EndOf(StatementSyntax body) => new(body);

    /// <summary>Where it is left, in the source.</summary>
    public int Position => Place is BlockSyntax or CompilationUnitSyntax ? Place.Span.End : Place.SpanStart;

    /// <summary>Puts statements where control leaves; a returned value that takes work is computed before. False where that cannot be written.</summary>
    public bool Put(IReadOnlyList<StatementSyntax> statements, Target target, Edits edits, FreshNames names)
    {
        var insertions = edits.At(Place);
        switch (Place)
        {
            case BlockSyntax or CompilationUnitSyntax:
                insertions.AtEnd.AddRange(statements);
                return true;
            case ReturnStatementSyntax { Expression: { } value } when insertions.Result is null && TakesWork(value, target.Model):
                insertions.Before.AddRange(statements);
                return ReturnedType(value, target) is { } type && (insertions.Result = (names.For(Place, "result"), type)) is not null;
            case ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or YieldStatementSyntax:
                insertions.Before.AddRange(statements);
                return true;
            default:
                insertions.After.AddRange(statements);
                return true;
        }
    }

    // "using (...) client.Send(data);}": the brace is that of another block.
    private static bool IsBehind(StatementSyntax? body, SyntaxToken brace) => body is not (null or BlockSyntax) && body.Span.End == brace.SpanStart;

    // Also where its last statements are local functions: nothing ends with those.
    private static bool IsProgram(StatementSyntax last) => last.Parent is GlobalStatementSyntax
        || last.AncestorsAndSelf().Any(node => node is LocalFunctionStatementSyntax { Parent: GlobalStatementSyntax } && node.Span.End == last.Span.End);

    private static StatementSyntax? StatementEndingAt(SyntaxToken token, int end) =>
        token.Parent?.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(statement => statement.Span.End == end);

    private static bool TakesWork(ExpressionSyntax value, SemanticModel model) =>
        !model.GetConstantValue(value).HasValue
        && value is not (LiteralExpressionSyntax or DefaultExpressionSyntax or ThisExpressionSyntax)
        && model.GetSymbolInfo(value).Symbol is not (ILocalSymbol or IParameterSymbol or IFieldSymbol { IsReadOnly: true });

    // As the file has it, unless the value gets its type from the method it is returned from.
    private static string? ReturnedType(ExpressionSyntax value, Target target)
    {
        var (type, converted) = (target.Model.GetTypeInfo(value).Type, target.Model.GetTypeInfo(value).ConvertedType);
        if (value is RefExpressionSyntax || converted is null or IErrorTypeSymbol)
        {
            return null;
        }

        return SymbolEqualityComparer.Default.Equals(type, converted)
            ? target.LocalType(converted, value)
            : target.NameOf(converted, value);
    }
}
