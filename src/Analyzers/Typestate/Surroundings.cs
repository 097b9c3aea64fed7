using Hangup.Analyzers.Symbols;

namespace Hangup.Analyzers.Typestate;

/// <summary>The compilation around a body: what is the same for all of its bodies.</summary>
internal sealed record Surroundings(ConnectionSymbols Symbols, Sources Sources, Members Members);
