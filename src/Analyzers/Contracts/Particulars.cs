namespace Hangup.Analyzers.Contracts;

/// <summary>What can go wrong with an end that was chosen.</summary>
[Flags]
internal enum Particulars
{
    None = 0,

    /// <summary>Both ends can be asked for one after the other, armed in advance, and put into a scope.</summary>
    TwoEnds = 1 << 0,

    /// <summary>A close that only looks graceful: nothing is drained, it lingers, TLS says no goodbye.</summary>
    Closes = 1 << 1,
}
