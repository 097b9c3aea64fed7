using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Rules;

/// <summary>Where a close must not hold its thread until the peer has closed, too: the plain Close() is then what there is.</summary>
internal static class Waiting
{
    /// <summary>Types whose members run on the thread that draws and listens to the user, by the names that all frameworks give them.</summary>
    private static readonly HashSet<string> Screens = new()
    {
        "Form", "Control", "UserControl", "Window", "Page", "DispatcherObject", "DependencyObject", "UIElement", "FrameworkElement",
        "AvaloniaObject", "BindableObject", "ContentPage", "ContentView", "Activity", "Fragment", "UIViewController", "MonoBehaviour",
    };

    public static bool IsUnwelcome(Story story, SyntaxNode place) =>
        !IsAsync(place)
        && (IsLocked(place) || IsLastWord(place, story) || IsOneOfMany(place) || IsOnScreen(story.Analysis.Body.Owner));

    /// <summary>It can await, and holds nobody.</summary>
    private static bool IsAsync(SyntaxNode place) => FunctionAround(place) switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    } && !IsLocked(place);

    /// <summary>Whoever wants the lock would wait for a stranger.</summary>
    private static bool IsLocked(SyntaxNode place) => Within(place).Any(node => node is LockStatementSyntax);

    /// <summary>A finalizer, or the Dispose of an owner: it is called from anywhere, and expected to be quick.</summary>
    private static bool IsLastWord(SyntaxNode place, Story story) => FunctionAround(place) switch
    {
        DestructorDeclarationSyntax => true,
        MethodDeclarationSyntax { Identifier.ValueText: "Dispose" or "DisposeAsync" or "DisposeAsyncCore" } => story.Connection is { IsOwned: false, Place.IsLocal: false },
        _ => false,
    };

    /// <summary>One wait after the other: the last of many peers learns of its end after all others have taken their time.</summary>
    private static bool IsOneOfMany(SyntaxNode place) => Receiver(place) is { } connection && Within(place).Any(node => node switch
    {
        ForEachStatementSyntax loop => loop.Identifier.ValueText == Root(connection),
        ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax => connection.DescendantNodesAndSelf().Any(part => part is ElementAccessExpressionSyntax),
        LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ForEach" } } } } => true,
        _ => false,
    });

    private static bool IsOnScreen(ISymbol owner) => owner.ContainingType.AndBases().Any(static type => Screens.Contains(type.Name)) || IsHandler(owner as IMethodSymbol);

    /// <summary><c>(object sender, RoutedEventArgs e)</c></summary>
    private static bool IsHandler(IMethodSymbol? method) =>
        method is { Parameters: { Length: 2 } parameters } && parameters[1].Type is { } happened && happened.Name.EndsWith("EventArgs", StringComparison.Ordinal)
        && happened.ContainingNamespace?.ToDisplayString() is { } space && (space.StartsWith("System.Windows", StringComparison.Ordinal) || space.StartsWith("Microsoft.UI", StringComparison.Ordinal) || space.StartsWith("Avalonia", StringComparison.Ordinal));

    private static ExpressionSyntax? Receiver(SyntaxNode place) => place switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        ConditionalAccessExpressionSyntax chain => chain.Expression,
        _ => null,
    };

    private static string Root(ExpressionSyntax expression) => expression.GetFirstToken().ValueText;

    private static SyntaxNode? FunctionAround(SyntaxNode place) => place.AncestorsAndSelf().FirstOrDefault(IsFunction);

    /// <summary>All that is around it in its function, and what that function is an argument of.</summary>
    private static IEnumerable<SyntaxNode> Within(SyntaxNode place) => place.AncestorsAndSelf().TakeWhile(node => !IsFunction(node)).Concat(FunctionAround(place) is { } function ? new[] { function } : Array.Empty<SyntaxNode>());

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax;
}
