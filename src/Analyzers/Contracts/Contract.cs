using System.Collections.Immutable;

namespace Hangup.Analyzers.Contracts;

/// <summary>
/// What one protocol promises about its ends: which members open, use, complete and fail it, and what the other side takes an end for
/// that nobody chose. All of it is data.
/// </summary>
/// <param name="Name">As a heading has it.</param>
/// <param name="Namespace">The last part of the namespace that code imports to speak it: where no file names it, nothing else is looked for.</param>
/// <param name="Dispose">What the dispose of a <c>using</c> says.</param>
/// <param name="Lines">Member → event, as in a vocabulary file.</param>
internal sealed record Contract(string Name, string Namespace, ImplicitEnd Dispose, string Lines)
{
    /// <summary>What the Hangup runtime has for it: member → event.</summary>
    public string Verbs { get; init; } = "";

    /// <summary>What the words change that only this protocol has: event, what it may be before, what it is then.</summary>
    public string Transitions { get; init; } = "";

    /// <summary>What a message advises where an end says too much or too little.</summary>
    public string Advice { get; init; } = "close or abort it first";

    /// <summary>What has not been done to one that nobody ends, as messages say it.</summary>
    public string Ended { get; init; } = "ended";

    /// <summary>What is said of one that nobody ends.</summary>
    public Leak Leak { get; init; }

    /// <summary>Questions about its ends that other protocols do not have.</summary>
    public Particulars Particulars { get; init; }

    /// <summary>Each of its ends also frees what lies under it: whoever closes a WebSocket still has to dispose it.</summary>
    public bool IsFreedByItsEnds { get; init; }

    /// <summary>A type of one's own that derives from one is a wrapper around another, or a mock: to make it opens nothing.</summary>
    public bool IsWrapped { get; init; }

    /// <summary>Types whose properties give one out.</summary>
    public ImmutableArray<string> Carriers { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The type whose properties are the two ends of one and the same.</summary>
    public string? Whole { get; init; }

    /// <summary>A property that says whether it is open, and the value that says so.</summary>
    public (string Property, int Open)? State { get; init; }
}
