using Hangup.Analyzers.Names;
using Hangup.Analyzers.Sockets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>A function that a token or a timer runs unless something is over before: <c>using (token.Register(() => client.Dispose()))</c>. What comes after it never sees.</summary>
internal sealed class Registration
{
    private readonly StatementSyntax _start;
    private readonly SyntaxNode[] _during;
    private readonly string[] _state;

    private Registration(SyntaxNode function, ArgumentSyntax handed, StatementSyntax start, IEnumerable<SyntaxNode> during)
    {
        Function = function;
        _start = start;
        _during = during.ToArray();
        _state = ((ArgumentListSyntax)handed.Parent!).Arguments.Where(argument => argument != handed)
            .SelectMany(static argument => argument.DescendantNodes()).OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText).ToArray();
    }

    public SyntaxNode Function { get; }

    /// <summary>The statements before the registration, and those during it.</summary>
    public IEnumerable<SyntaxNode> Statements => _start.AncestorsAndSelf().OfType<StatementSyntax>().SelectMany(BeforeIn).Concat(_during);

    public static Registration? Of(ISymbol function) => function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax handed } lambda => Of(lambda, handed),
        LocalFunctionStatementSyntax local when HandedAs(local.Identifier, local.Parent) is { } handed => Of(local, handed),
        MethodDeclarationSyntax method when HandedAs(method.Identifier, method.Parent) is { } handed => Of(method, handed),
        _ => null,
    };

    /// <summary>All that happens while it lasts, to that variable or to what the function is handed, is that it is connected and given out.</summary>
    public bool OnlyDials(string? variable)
    {
        var names = variable is null ? _state : _state.Append(variable).ToArray();
        return names.Length > 0 && _during.SelectMany(static part => part.DescendantNodesAndSelf()).OfType<InvocationExpressionSyntax>().Any(Connects)
            && names.SelectMany(name => _during.SelectMany(part => Mentions.Of(name, part))).Select(static token => token.Parent!).OfType<IdentifierNameSyntax>()
                .All(static mention => !Probes.IsUse(Mentions.Whole(mention)) || IsGivenOut(mention) || IsConnected(mention));
    }

    private static Registration? Of(SyntaxNode function, ArgumentSyntax handed)
    {
        if (handed.Parent?.Parent is not ExpressionSyntax registers || !Registers(registers))
            return null;
        ExpressionSyntax whole = registers.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } ? configured : registers;
        if (whole.Parent is ConditionalExpressionSyntax asked)
            whole = asked;
        return whole.FirstAncestorOrSelf<StatementSyntax>() is { } start && During(whole, start) is { } during ? new Registration(function, handed, start, during) : null;
    }

    private static bool Registers(ExpressionSyntax call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Register" or "UnsafeRegister" } } => true,
        ObjectCreationExpressionSyntax { Type: var made } => made.GetLastToken().ValueText == nameof(Timer),
        _ => false,
    };

    /// <summary>What the function is handed to, if that is all that is done with it; also by way of <c>new TimerCallback(OnLate)</c>.</summary>
    private static ArgumentSyntax? HandedAs(SyntaxToken name, SyntaxNode? around) =>
        around is not null && Mentions.Of(name.ValueText, around).Where(token => token != name).Take(2).ToArray() is { Length: 1 } only ? Handed(only[0].Parent!) : null;

    private static ArgumentSyntax? Handed(SyntaxNode function) => function.Parent switch
    {
        ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: var made } creation } when made.GetLastToken().ValueText != nameof(Timer) => creation.Parent as ArgumentSyntax,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => Handed(own),
        var handed => handed as ArgumentSyntax,
    };

    /// <summary>Null: nobody knows how long.</summary>
    private static IEnumerable<SyntaxNode>? During(ExpressionSyntax whole, StatementSyntax start) => (whole.Parent, start) switch
    {
        (UsingStatementSyntax, UsingStatementSyntax statement) => new[] { statement.Statement },
        (EqualsValueClauseSyntax, UsingStatementSyntax statement) => new[] { statement.Statement },
        (EqualsValueClauseSyntax, LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }) => After(start),
        (EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }, LocalDeclarationStatementSyntax) => Until(variable.Identifier.ValueText, start),
        (AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable }, ExpressionStatementSyntax) => Until(variable.Identifier.ValueText, start),
        (ExpressionStatementSyntax, _) when SourceOf(whole) is { } source && IsOfThisBody(source, start) => After(start),
        _ => null,
    };

    /// <summary>The variable in <c>source.Token.Register(...)</c>.</summary>
    private static string? SourceOf(ExpressionSyntax whole) =>
        whole is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Token", Expression: IdentifierNameSyntax source } } } ? source.Identifier.ValueText : null;

    private static bool IsOfThisBody(string source, StatementSyntax start) =>
        start.AncestorsAndSelf().OfType<StatementSyntax>().SelectMany(BeforeIn).OfType<LocalDeclarationStatementSyntax>().Any(declaration => declaration.UsingKeyword.RawKind != 0 && declaration.Declaration.Variables.Any(variable => variable.Identifier.ValueText == source));

    private static IEnumerable<SyntaxNode>? Until(string registration, StatementSyntax start)
    {
        foreach (var statement in start.AncestorsAndSelf().OfType<StatementSyntax>())
        {
            var rest = After(statement).ToArray();
            if (Array.FindIndex(rest, later => Mentions.Of(registration, later).Any(static token => Mentions.MemberOf(token.Parent!) is "Dispose" or "DisposeAsync" or "Unregister")) is >= 0 and var end)
                return rest.Take(end + 1);
        }

        return null;
    }

    private static IEnumerable<SyntaxNode> BeforeIn(StatementSyntax statement) => statement.Parent is BlockSyntax block
        ? block.Statements.TakeWhile(other => other != statement)
        : Enumerable.Empty<SyntaxNode>();

    private static IEnumerable<SyntaxNode> After(StatementSyntax statement) => statement.Parent is BlockSyntax block
        ? block.Statements.SkipWhile(other => other != statement).Skip(1)
        : Enumerable.Empty<SyntaxNode>();

    private static bool Connects(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => Connects(access.Name),
        SimpleNameSyntax name => Connects(name),
        _ => false,
    };

    private static bool Connects(SimpleNameSyntax name) => name.Identifier.ValueText is var called && (called.StartsWith("Connect", StringComparison.Ordinal) || called == nameof(System.Net.Sockets.Socket.BeginConnect));

    /// <summary><c>client = await ConnectAsync(client, there);</c></summary>
    private static bool IsConnected(SyntaxNode mention) => mention.Parent is AssignmentExpressionSyntax { Left: var target } && target == mention
        || mention.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && Connects(call);

    /// <summary><c>return client;</c>, <c>_link = new Link(client.GetStream());</c>, <c>done.TrySetResult(client)</c>: with that it is done.</summary>
    private static bool IsGivenOut(SyntaxNode mention)
    {
        for (var at = mention.Parent; !IsHandover(at); at = at!.Parent)
            if (at is null or StatementSyntax or AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax || (at is InvocationExpressionSyntax call && call.Expression.GetLastToken().ValueText != "GetStream"))
                return false;
        return true;
    }

    private static bool IsHandover(SyntaxNode? at) => at is ReturnStatementSyntax or ObjectCreationExpressionSyntax || (at is InvocationExpressionSyntax told && told.Expression.GetLastToken().ValueText is "SetResult" or "TrySetResult");
}
