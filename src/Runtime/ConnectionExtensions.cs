namespace Hangup;

/// <summary>
/// The two ways in which a TCP connection can end (RFC 9293 sections 3.10.4 and 3.10.5), as verbs:
/// <c>CloseGracefully</c> (FIN: "that was everything") and <c>Abort</c> (RST: "something broke"); and the choice of one of them for whatever leaves the scope.
/// </summary>
/// <remarks>
/// Neither verb throws for what the peer did, or for the state in which it finds the connection: both answer with what happened.
/// All views of a connection (client, socket, stream, scope) share one end: the first verb counts, later ones find it ended.
/// </remarks>
public static partial class ConnectionExtensions
{
    private const long OneMebibyte = CloseLimits.DefaultDrainBytes;
}
