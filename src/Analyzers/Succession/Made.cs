using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Succession;

/// <summary>An inquiry as it was made in one compilation, with its answer.</summary>
/// <param name="Key">What tells it from others about the same matter. It holds symbols: it lives as long as the compilation.</param>
/// <param name="Subject">The method or member that was asked about.</param>
internal readonly record struct Made(Matter Matter, object Key, ISymbol Subject, Func<string> Detail, Func<string> Answer)
{
    /// <summary>What is asked about, where that is a parameter of the subject.</summary>
    public ISymbol? Named { get; init; }

    /// <summary>Names that bear on the answer as well.</summary>
    public IEnumerable<string>? Beside { get; init; }

    /// <summary>Null where it has no name of its own.</summary>
    public (Inquiry Inquiry, Entry Entry)? InWords() => Wording.IdOf(Subject) is { } id ? (new Inquiry(Matter, id, Detail()), new Entry(Answer(), Names())) : null;

    private ImmutableArray<string> Names()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var at = Named ?? Subject; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
            names.Add(at.Name);
        names.AddRange(Beside ?? Enumerable.Empty<string>());
        return names.ToImmutable();
    }
}
