using System.Collections.Immutable;

namespace Hangup.Analyzers.Contracts;

/// <summary>The protocols that have a contract. A team's own stands in its vocabulary file.</summary>
internal static class Catalogue
{
    /// <summary>Those that are only read where a file names their namespace.</summary>
    public static readonly ImmutableArray<Contract> BesideTcp = ImmutableArray.Create(Pipes.Written, Pipes.Read, WebSockets.Contract, Quic.Connection, Quic.Stream, Wcf.Contract);

    public static readonly ImmutableArray<Contract> All = BesideTcp.Insert(0, Tcp.Contract);
}
