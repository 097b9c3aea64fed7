using System.Globalization;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>What the analyzer tells about one connection, read back from its diagnostic.</summary>
internal sealed record Finding(Diagnostic Diagnostic)
{
    public Location Location => Diagnostic.Location;

    /// <summary>Null where the connection has no name that a verb could be called on twice.</summary>
    public string? Variable => Property(PropertyKeys.Variable) is { } variable && IsName(SyntaxFactory.ParseExpression(variable)) ? variable : null;

    public bool HasRuntime => Property(PropertyKeys.Runtime) == "true";

    public bool IsBeyondRemedy => Property(PropertyKeys.IsBeyondRemedy) == "true";

    public Location Origin => Diagnostic.AdditionalLocations[0];

    /// <summary>What is reported made it itself: nothing else can name it.</summary>
    public bool IsMadeHere => Location.SourceTree == Origin.SourceTree && Location.SourceSpan.Contains(Origin.SourceSpan);

    /// <summary>Where it is still open although nothing has failed.</summary>
    public IReadOnlyList<Location> Exits => Locations(PropertyKeys.Exits);

    /// <summary>The calls that take the connection's own stream.</summary>
    public IReadOnlyList<Location> Views => Locations(PropertyKeys.Views);

    /// <summary>The calls that end it, begin to, or call what does.</summary>
    public IReadOnlyList<Location> Ends => Calls(PropertyKeys.Ends);

    /// <summary>Other calls that dispose it while open.</summary>
    public IReadOnlyList<Location> Others => Calls(PropertyKeys.Others);

    public bool IsHandedOn => Property(PropertyKeys.IsHandedOn) == "true";

    public bool IsTls => Property(PropertyKeys.IsTls) == "true";

    public bool IsUsedAfter => Property(PropertyKeys.IsUsedAfter) == "true";

    /// <summary>The code around must not be held up, and cannot await.</summary>
    public bool MustNotWait => Property(PropertyKeys.MustNotWait) == "true";

    /// <summary>Whatever comes next, an exception is thrown in the end.</summary>
    public bool IsOnError => Property(PropertyKeys.IsOnError) == "true";

    /// <summary>It is disposed while open on a normal path; else only when an exception is thrown.</summary>
    public bool IsLeftToChance => Diagnostic.Id is "HUP101" or "HUP103" or "HUP503" or "HUP504";

    /// <summary>Written twice, it means the same.</summary>
    public static bool IsName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsName(access.Expression),
        MemberBindingExpressionSyntax => true,
        ConditionalAccessExpressionSyntax access => IsName(access.Expression) && IsName(access.WhenNotNull),
        PostfixUnaryExpressionSyntax forgiving => forgiving.IsKind(SyntaxKind.SuppressNullableWarningExpression) && IsName(forgiving.Operand),
        _ => false,
    };

    private Location[] Calls(string key) => (Property(key) ?? "").Split(',')
        .Where(span => span.Length > 0)
        .Select(span => span.Split(':').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray())
        .Select(span => Microsoft.CodeAnalysis.Location.Create(Location.SourceTree!, new(Location.SourceSpan.Start + span[0], span[1])))
        .ToArray();

    private Location[] Locations(string key) => (Property(key) ?? "").Split(',')
        .Where(index => index.Length > 0)
        .Select(index => Diagnostic.AdditionalLocations[int.Parse(index, CultureInfo.InvariantCulture)])
        .ToArray();

    private string? Property(string key) => Diagnostic.Properties.TryGetValue(key, out var value) ? value : null;
}
