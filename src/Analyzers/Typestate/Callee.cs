using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>A method as seen by a caller.</summary>
/// <param name="IsHandedOne">A connection goes in, whatever the method calls it: it is looked into even if it names none.</param>
/// <param name="GivenIdle">It is handed connections that are not connected yet, rather than open ones.</param>
internal readonly record struct Callee(IMethodSymbol Method, bool GivenIdle, bool IsHandedOne)
{
    /// <summary>Whatever overrides or implements it may run instead.</summary>
    public bool IsVirtual { get; init; }
}
