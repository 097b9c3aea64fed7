namespace Hangup.Runtime.Tests.Peers;

/// <summary>What a peer read at the end of the connection.</summary>
public enum Saw
{
    EndOfFile,
    Reset,
}

/// <summary>What a peer saw: how many bytes, then which end.</summary>
public sealed record Sighting(Saw End, long Bytes);
