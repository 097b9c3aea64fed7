namespace Hangup.Analyzers.Contracts;

/// <summary>
/// <c>System.Net.Quic</c>. To dispose a stream completes its writes gracefully; a failure is told by <c>Abort</c> with a code
/// (learn.microsoft.com, "QUIC protocol": <c>QuicStream</c>).
/// </summary>
internal static class Quic
{
    public static readonly Contract Contract = new("QUIC", "Quic", ImplicitEnd.Completes, """
        [System.Net.Quic.QuicConnection]::OpenOutboundStreamAsync = Accept
        [System.Net.Quic.QuicConnection]::AcceptInboundStreamAsync = Accept
        [System.Net.Quic.QuicStream]::WriteAsync = Use
        [System.Net.Quic.QuicStream]::CompleteWrites = Close
        [System.Net.Quic.QuicStream]::Abort = Abort
        [System.Net.Quic.QuicStream]::Dispose = Dispose
        [System.Net.Quic.QuicStream]::DisposeAsync = Dispose
        """)
    {
        Advice = "abort it first",
    };
}
