using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Sockets;

/// <summary>Whether some member puts TLS over a field, and none says good-bye to the TLS peer: then close_notify is due where it is closed.</summary>
internal sealed class Tls
{
    private readonly HashSet<string> _names = new();
    private bool _isAlwaysThere;

    public void Note(SyntaxNode mention)
    {
        var stream = mention.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetStream", Parent: InvocationExpressionSyntax call } ? call : mention;
        NoteStream(stream);
        var (kept, within) = stream.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } => (local.Identifier.ValueText, stream.FirstAncestorOrSelf<MemberDeclarationSyntax>()),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax field } => (field.Identifier.ValueText, stream.FirstAncestorOrSelf<TypeDeclarationSyntax>()),
            _ => default,
        };
        if (within is not null)
            foreach (var name in Mentions.Of(kept, within))
                NoteStream(name.Parent!);
    }

    /// <summary>A close_notify is due, and the TLS stream is not handed to anything that could send it.</summary>
    public bool IsDue(IEnumerable<SyntaxNode> types) => _names.Count > 0 && !types.SelectMany(type => type.DescendantNodes()).OfType<InvocationExpressionSyntax>().Any(SaysGoodbye);

    /// <summary>Whenever the connection is there.</summary>
    public bool IsAlwaysThere => _isAlwaysThere;

    public void NoteStream(SyntaxNode stream)
    {
        if (stream.Parent is not ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "SslStream" } } tls })
            return;
        _names.Add(NameOf(tls));
        _isAlwaysThere |= !IsConditional(tls);
    }

    /// <summary>Under an <c>if</c>, or behind a <c>return</c>.</summary>
    private static bool IsConditional(SyntaxNode tls) => tls.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && (tls.Ancestors().TakeWhile(around => around != member).Any(around => around is IfStatementSyntax or SwitchSectionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax)
            || member.DescendantNodes().Any(node => node is ReturnStatementSyntax && node.SpanStart < tls.SpanStart));

    private static string NameOf(SyntaxNode tls) => tls.Parent switch
    {
        ConditionalExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax => NameOf(tls.Parent),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax field } => field.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax field } => field.Name.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } => local.Identifier.ValueText,
        _ => "",
    };

    private bool SaysGoodbye(InvocationExpressionSyntax call) =>
        call.Expression.GetLastToken(includeZeroWidth: true).ValueText == "ShutdownAsync" || ClosesGracefully(call.Expression)
        || call.ArgumentList.Arguments.Any(argument => _names.Contains(argument.Expression.ToString().TrimEnd('!')));

    /// <summary><c>tls.CloseGracefully(socket)</c></summary>
    private bool ClosesGracefully(ExpressionSyntax called) =>
        called is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText.StartsWith("CloseGracefully", StringComparison.Ordinal) && _names.Contains(access.Expression.ToString().TrimEnd('!'));
}
