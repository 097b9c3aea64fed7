using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>A lambda that a token runs while a <c>using</c> lasts: <c>using (token.Register(() => client.Dispose()))</c>. What comes after it never sees.</summary>
internal sealed class Registration
{
    private readonly SyntaxNode _owner;

    private Registration(SyntaxNode lambda, SyntaxNode owner) => (Lambda, _owner) = (lambda, owner);

    public SyntaxNode Lambda { get; }

    /// <summary>The statements before the registration, and those during it.</summary>
    public IEnumerable<SyntaxNode> Statements => _owner.AncestorsAndSelf().OfType<StatementSyntax>().SelectMany(BeforeIn).Concat(During());

    public static Registration? Of(ISymbol function)
    {
        var lambda = function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as AnonymousFunctionExpressionSyntax;
        if (lambda?.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Register" or "UnsafeRegister" } } call })
            return null;
        return call.Parent switch
        {
            UsingStatementSyntax statement => new Registration(lambda, statement),
            EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax } value => new Registration(lambda, value.Parent!.Parent!.Parent!),
            _ => null,
        };
    }

    private static IEnumerable<SyntaxNode> BeforeIn(StatementSyntax statement) => statement.Parent is BlockSyntax block
        ? block.Statements.TakeWhile(other => other != statement)
        : Enumerable.Empty<SyntaxNode>();

    private IEnumerable<SyntaxNode> During() => _owner is UsingStatementSyntax statement
        ? new[] { statement.Statement }
        : _owner.Parent is BlockSyntax block ? block.Statements.SkipWhile(other => other != _owner).Skip(1) : Enumerable.Empty<SyntaxNode>();
}
