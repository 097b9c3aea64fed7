using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>A method as seen by a caller.</summary>
/// <param name="GivenIdle">It is handed connections that are not connected yet, rather than open ones.</param>
internal readonly record struct Callee(IMethodSymbol Method, bool GivenIdle);
