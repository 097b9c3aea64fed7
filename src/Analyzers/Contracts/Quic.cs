namespace Hangup.Analyzers.Contracts;

/// <summary>
/// <c>System.Net.Quic</c>. To dispose a stream completes its writes gracefully; a failure is told by <c>Abort</c> with a code. To dispose a
/// connection closes it with the code that its options name for that (learn.microsoft.com, "QUIC protocol").
/// </summary>
internal static class Quic
{
    public static readonly Contract Stream = new("QUIC, streams", "Quic", ImplicitEnd.Completes, """
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

    public static readonly Contract Connection = new("QUIC, connections", "Quic", ImplicitEnd.IsTrue, """
        [System.Net.Quic.QuicConnection]::ConnectAsync = Accept
        [System.Net.Quic.QuicListener]::AcceptConnectionAsync = Accept
        [System.Net.Quic.QuicConnection]::CloseAsync = Close
        [System.Net.Quic.QuicConnection]::DisposeAsync = Dispose
        """)
    {
        Leak = Leak.LeavesWaiting,
    };
}
