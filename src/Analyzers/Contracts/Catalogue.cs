using System.Collections.Immutable;

namespace Hangup.Analyzers.Contracts;

/// <summary>The protocols that have a contract of their own. TCP's is the house itself; a team's stands in its vocabulary file.</summary>
internal static class Catalogue
{
    public static readonly ImmutableArray<Contract> All = ImmutableArray.Create(Pipes.Written, Pipes.Read, WebSockets.Contract, Quic.Contract, Wcf.Contract);
}
