using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary><c>writer.Complete()</c> where something has failed: in a catch it is given the exception; beside a finally, where the second call does nothing any more, a catch is.</summary>
internal static class CompletionOnError
{
    private const string Name = "exception";

    public static bool Note(Repair repair)
    {
        if (CallIn(repair) is not { ArgumentList.Arguments.Count: 0 } call
            || !TakesException(repair.Target.Model, call) || call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax block } statement)
        {
            return false;
        }

        return call.Ancestors().TakeWhile(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).FirstOrDefault(static node => node is CatchClauseSyntax or FinallyClauseSyntax) switch
        {
            CatchClauseSyntax handler => NoteInCatch(repair, handler, call),
            FinallyClauseSyntax { Parent: TryStatementSyntax attempt } always when always.Block == block && !attempt.Catches.Any(static handler => StopsAll(handler) || ThrowsOn(handler)) => NoteBeside(repair, attempt, statement, call),
            _ => false,
        };
    }

    /// <summary>The call that is reported; null: it is a dispose.</summary>
    public static InvocationExpressionSyntax? CallIn(Repair repair) =>
        repair.Target.NodeAt(repair.Finding.Location) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Complete" or "CompleteAsync" } } call ? call : null;

    private static bool NoteInCatch(Repair repair, CatchClauseSyntax handler, InvocationExpressionSyntax call)
    {
        var name = handler.Declaration?.Identifier.ValueText;
        if (string.IsNullOrEmpty(name))
        {
            name = repair.Names.For(handler, Name);
            var (type, last) = handler.Declaration is { } declaration ? (declaration.Type.ToString(), declaration.CloseParenToken) : (ExceptionType(repair, handler), handler.CatchKeyword);
            repair.Edits.Lead(handler, handler.Filter ?? (SyntaxNode)handler.Block, $"catch ({type} {name}){GapBehind(last)}");
        }

        repair.Edits.Replace(call, With(call, name!));
        return true;
    }

    private static bool NoteBeside(Repair repair, TryStatementSyntax attempt, ExpressionStatementSyntax statement, InvocationExpressionSyntax call)
    {
        var name = repair.Names.For(attempt, Name);
        var completion = statement.ToString().Replace(call.ToString(), With(call, name));
        repair.Edits.At(attempt).Catch = Statements.Parse($"try {{ }} catch ({ExceptionType(repair, attempt)} {name}) {{ {completion} throw; }}");
        return true;
    }

    private static bool TakesException(SemanticModel model, InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { } type } && type.GetMembers(((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText)
            .OfType<IMethodSymbol>().Any(static method => method.Parameters.Length == 1 && method.Parameters[0].Type.Name == nameof(Exception));

    /// <summary>Nothing gets past it but what it throws itself.</summary>
    private static bool StopsAll(CatchClauseSyntax handler) => handler.Filter is null && (handler.Declaration is null || handler.Declaration.Type.GetLastToken().ValueText == nameof(Exception));

    /// <summary>What leaves by it comes past the catches beside it.</summary>
    private static bool ThrowsOn(CatchClauseSyntax handler) => handler.Block.DescendantNodes().Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax);

    private static string ExceptionType(Repair repair, SyntaxNode place) => repair.Target.NameOf("System", nameof(Exception), place);

    private static string With(InvocationExpressionSyntax call, string exception) => $"{call.Expression}({exception})";

    private static string GapBehind(SyntaxToken token) => token.TrailingTrivia.ToFullString() + token.GetNextToken().LeadingTrivia.ToFullString();
}
