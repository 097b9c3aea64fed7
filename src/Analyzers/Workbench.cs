using Hangup.Analyzers.Names;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers;

/// <summary>What the analysis of every file of one compilation shares.</summary>
internal sealed record Workbench(Gate Gate, Summaries Summaries)
{
    /// <summary>Null where no file meets a connection.</summary>
    public static Workbench? TryCreate(Compilation compilation, TeamVocabulary team)
    {
        if (Gate.TryCreate(compilation, team.Words, team.HasFile, team.Turns) is not { } gate || ConnectionSymbols.TryCreate(compilation, team) is not { } symbols)
            return null;
        var sources = new Sources(compilation, gate.Admits);
        return new Workbench(gate, new Summaries(symbols, sources, new Members(symbols, sources, gate.Trees, gate.TreesWith)));
    }
}
