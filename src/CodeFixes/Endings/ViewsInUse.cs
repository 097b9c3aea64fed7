using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>The views that a <c>using</c> owns at an exit, the innermost first: they have a last word before the connection is closed.</summary>
internal sealed class ViewsInUse(SyntaxNode exit, Target target, IReadOnlyCollection<SyntaxNode> region, string connection)
{
    private readonly ConnectionViews views = ConnectionViews.In(region, connection, target.Model);

    /// <summary>One flush per writer: after the close, that of its <c>using</c> would be too late.</summary>
    public IEnumerable<StatementSyntax> Flushes => OfType("System.IO.TextWriter", "System.IO.BinaryWriter", "System.IO.BufferedStream")
        .Select(writer => Statements.Parse(CanAwait(writer) ? $"await {writer.Name}.FlushAsync(){Tail};" : $"{writer.Name}.Flush();"));

    /// <summary>The TLS session over the connection: its close_notify comes before the FIN.</summary>
    public string? Tls => OfType("System.Net.Security.SslStream").FirstOrDefault()?.Name ?? Sessions.Where(IsInReach).Select(variable => variable.Identifier.ValueText).LastOrDefault();

    /// <summary>There is one by now, but none that has a name here.</summary>
    public bool IsTlsOutOfReach => Tls is null && !(Sessions.Any() && Sessions.All(variable => variable.SpanStart > exit.Span.End));

    // Also those that nobody disposes.
    private IEnumerable<VariableDeclaratorSyntax> Sessions => region.SelectMany(node => node.DescendantNodes()).OfType<VariableDeclaratorSyntax>()
        .Where(variable => variable.Initializer is { Value: { } value } && views.Leads(value) && target.Model.GetDeclaredSymbol(variable) is ILocalSymbol { Type.Name: "SslStream" });

    private bool IsInReach(VariableDeclaratorSyntax variable) =>
        variable.Parent?.Parent is LocalDeclarationStatementSyntax { UsingKeyword.ValueText.Length: 0 } local && IsBefore(local);

    // A BinaryWriter has no other flush.
    private bool CanAwait(ILocalSymbol writer) => Awaiting.IsPossibleAt(exit) && !Is(writer.Type, ["System.IO.BinaryWriter"]);

    private string Tail => Awaiting.LeavesContext(exit) ? ".ConfigureAwait(false)" : "";

    private IEnumerable<ILocalSymbol> OfType(params string[] types) =>
        from variable in Variables.Reverse()
        where variable.Initializer is { Value: { } value } && views.Leads(value) && variable.Identifier.ValueText != connection
        let local = target.Model.GetDeclaredSymbol(variable) as ILocalSymbol
        where local is not null && Is(local.Type, types)
        select local;

    private IEnumerable<VariableDeclaratorSyntax> Variables =>
        from declaration in region.SelectMany(node => node.DescendantNodesAndSelf()).OfType<VariableDeclarationSyntax>()
        where declaration.Parent switch
        {
            UsingStatementSyntax block => block.Statement.Contains(exit),
            LocalDeclarationStatementSyntax { UsingKeyword.ValueText.Length: > 0 } local => IsBefore(local),
            _ => false,
        }
        from variable in declaration.Variables
        select variable;

    private bool IsBefore(LocalDeclarationStatementSyntax local)
    {
        var block = local.Parent is GlobalStatementSyntax ? local.Parent.Parent! : local.Parent!;
        return block.Contains(exit) && (block == exit || local.Span.End <= exit.SpanStart);
    }

    // The type of a 'var' may be null, and says so where the compiler is asked about null.
    private static bool Is(ITypeSymbol? type, string[] names) =>
        Lineage.AndBases(type).Any(kin => names.Contains(kin.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString()));
}
