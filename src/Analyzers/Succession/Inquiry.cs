using System.Collections.Immutable;

namespace Hangup.Analyzers.Succession;

/// <summary>What one body may ask about another, or about a member. In words, so that no compilation is kept.</summary>
/// <param name="Subject">The documentation id of the method, type member or parameter's constructor.</param>
internal readonly record struct Inquiry(Matter Matter, string Subject, string Detail);

/// <summary>What is asked about.</summary>
internal enum Matter
{
    /// <summary>What a method does to what it is handed.</summary>
    Summary,

    /// <summary>What it makes, by the look of it.</summary>
    Made,

    /// <summary>Who calls it.</summary>
    Callers,

    /// <summary>What they bring.</summary>
    Brought,

    /// <summary>Whether they call it only where something has failed.</summary>
    OnError,

    /// <summary>What a field, property or captured parameter holds.</summary>
    Held,

    /// <summary>What the elements of a container are.</summary>
    Elements,

    /// <summary>Whether its owner listens through it.</summary>
    Listens,

    /// <summary>Whether a method that does not name it ends it through others.</summary>
    Below,

    /// <summary>Whether it runs while something is being connected.</summary>
    CalledOff,

    /// <summary>Who else has a hand in a field.</summary>
    Others,

    /// <summary>What a flag says of the connections beside it.</summary>
    Flag,
}

/// <summary>How an inquiry was answered.</summary>
/// <param name="Names">What stands by these names bears on the answer.</param>
internal sealed record Entry(string Answer, ImmutableArray<string> Names);
