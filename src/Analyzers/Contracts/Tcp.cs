using System.Collections.Immutable;

namespace Hangup.Analyzers.Contracts;

/// <summary>
/// TCP. A dispose sends an end-of-file or a reset, as what lies unread and who is faster have it (RFC 9293, 3.6; RFC 1122, 4.2.2.13); two
/// verbs say which. What its ends take besides (linger, half-close, TLS's own goodbye) has questions of its own.
/// </summary>
internal static class Tcp
{
    /// <summary>Where none of these is named, nothing is looked for.</summary>
    public static readonly ImmutableArray<string> Types = ImmutableArray.Create("TcpClient", "Socket", "NetworkStream", "TcpListener");

    public static readonly Contract Contract = new("TCP", "Sockets", ImplicitEnd.LeftToChance, """
        [System.Net.Sockets.TcpListener]::AcceptTcpClient = Accept
        [System.Net.Sockets.TcpListener]::AcceptTcpClientAsync = Accept
        [System.Net.Sockets.TcpListener]::EndAcceptTcpClient = Accept
        [System.Net.Sockets.TcpListener]::AcceptSocket = Accept
        [System.Net.Sockets.TcpListener]::AcceptSocketAsync = Accept
        [System.Net.Sockets.TcpListener]::EndAcceptSocket = Accept

        [System.Net.Sockets.TcpListener]::Server = Listen
        [System.Net.Sockets.SocketAsyncEventArgs]::AcceptSocket = Accept
        [System.Net.Sockets.UdpClient]::Client = ExchangeDatagram

        [System.Net.Sockets.TcpClient]::Connect = Connect
        [System.Net.Sockets.TcpClient]::ConnectAsync = Connect
        [System.Net.Sockets.TcpClient]::BeginConnect = Nothing
        [System.Net.Sockets.TcpClient]::EndConnect = Connect
        [System.Net.Sockets.TcpClient]::GetStream = View
        [System.Net.Sockets.TcpClient]::Client = Part
        [System.Net.Sockets.TcpClient]::LingerState = Linger
        [System.Net.Sockets.TcpClient]::Close = Close
        [System.Net.Sockets.TcpClient]::Dispose = Dispose

        [System.Net.Sockets.Socket]::Accept = Accept
        [System.Net.Sockets.Socket]::AcceptAsync = Accept
        [System.Net.Sockets.Socket]::EndAccept = Accept
        [System.Net.Sockets.Socket]::Connect = Connect
        [System.Net.Sockets.Socket]::ConnectAsync = Connect
        [System.Net.Sockets.Socket]::BeginConnect = Nothing
        [System.Net.Sockets.Socket]::EndConnect = Connect
        [System.Net.Sockets.Socket]::Listen = Listen
        [System.Net.Sockets.Socket]::SendTo = ExchangeDatagram
        [System.Net.Sockets.Socket]::SendToAsync = ExchangeDatagram
        [System.Net.Sockets.Socket]::BeginSendTo = ExchangeDatagram
        [System.Net.Sockets.Socket]::ReceiveFrom = ExchangeDatagram
        [System.Net.Sockets.Socket]::ReceiveFromAsync = ExchangeDatagram
        [System.Net.Sockets.Socket]::BeginReceiveFrom = ExchangeDatagram
        [System.Net.Sockets.Socket]::ReceiveMessageFrom = ExchangeDatagram
        [System.Net.Sockets.Socket]::ReceiveMessageFromAsync = ExchangeDatagram
        [System.Net.Sockets.Socket]::Send = Use
        [System.Net.Sockets.Socket]::SendAsync = Use
        [System.Net.Sockets.Socket]::SendFile = Use
        [System.Net.Sockets.Socket]::SendFileAsync = Use
        [System.Net.Sockets.Socket]::BeginSendFile = Use
        [System.Net.Sockets.Socket]::BeginReceiveMessageFrom = ExchangeDatagram
        [System.Net.Sockets.Socket]::SendPacketsAsync = Use
        [System.Net.Sockets.Socket]::BeginSend = Use
        [System.Net.Sockets.Socket]::Receive = Receive
        [System.Net.Sockets.Socket]::ReceiveAsync = Receive
        [System.Net.Sockets.Socket]::EndReceive = Receive
        [System.Net.Sockets.Socket]::BeginReceive = Use
        [System.Net.Sockets.Socket]::LingerState = Linger
        [System.Net.Sockets.Socket]::SetSocketOption = Linger
        [System.Net.Sockets.Socket]::GetSocketOption = Option
        [System.Net.Sockets.Socket]::SetRawSocketOption = Option
        [System.Net.Sockets.Socket]::GetRawSocketOption = Option
        [System.Net.Sockets.Socket]::SetIPProtectionLevel = Option
        [System.Net.Sockets.Socket]::IOControl = Option
        [System.Net.Sockets.Socket]::Shutdown = Shutdown
        [System.Net.Sockets.Socket]::Disconnect = Disconnect
        [System.Net.Sockets.Socket]::DisconnectAsync = Disconnect
        [System.Net.Sockets.Socket]::BeginDisconnect = Disconnect
        [System.Net.Sockets.Socket]::DuplicateAndClose = Escape
        [System.Net.Sockets.Socket]::SafeHandle = Lend
        [System.Net.Sockets.Socket]::Handle = Lend
        [System.Net.Sockets.Socket]::Close = CloseSocket
        [System.Net.Sockets.Socket]::Dispose = DisposeSocket
        [System.Net.Sockets.NetworkStream]::Socket = Part
        [System.Net.Sockets.NetworkStream]::Close = Close
        [System.Net.Security.AuthenticatedStream]::InnerStream = Part
        [System.Net.Security.SslStream]::ShutdownAsync = ShutdownTls
        """)
    {
        Verbs = """
            [Hangup.ConnectionExtensions]::Abort = Abort
            [Hangup.ConnectionExtensions]::CloseGracefully = CloseGracefully
            [Hangup.ConnectionExtensions]::CloseGracefullyAsync = CloseGracefully
            [Hangup.ConnectionExtensions]::AbortOnDispose = ArmScope
            [Hangup.ConnectionExtensions]::CloseOnDispose = CloseScope
            [Hangup.ConnectionScope]::Abort = Abort
            [Hangup.ConnectionScope]::CloseGracefully = CloseGracefully
            [Hangup.ConnectionScope]::CloseGracefullyAsync = CloseGracefully
            [Hangup.ConnectionScope]::Stream = View
            [Hangup.ConnectionScope]::Socket = Part
            [Hangup.ConnectionScope]::Dispose = DisposeScope
            [Hangup.ConnectionScope]::DisposeAsync = DisposeScope
            """,
        Transitions = """
            Listen: Idle, Alive, Unknown -> Listening
            Listen: ArmedIdle, Armed -> ArmedListening
            ExchangeDatagram: Idle, ArmedIdle, Alive, Unknown -> Datagram

            Drain: Idle, Connected, Open -> Drained
            Drain: ArmedIdle -> Armed
            Drain: Unknown -> Escaped

            StartTls: Connected, Open -> Tls
            StartTls: Escaped -> EscapedTls
            StartTls: Scoped -> ScopedTls
            ShutdownTls: Tls -> Notified
            ShutdownTls: EscapedTls -> Escaped
            ShutdownTls: ScopedTls -> Scoped

            Arm: Idle -> ArmedIdle
            Arm: Connected, Open, Tls, Drained, GivenAway -> Armed
            Arm: FinSent -> FinArmed
            Arm: Listening -> ArmedListening
            Disarm: ArmedIdle -> Idle
            Disarm: AbortArmed -> Open
            Disarm: FinArmed -> FinSent
            Disarm: ArmedListening -> Listening
            Linger: ArmedIdle -> Unknown
            Linger: Armed -> Escaped
            Linger: FinArmed -> FinSent
            Linger: ArmedListening -> Listening

            CloseScope: Idle, ArmedIdle, Alive, Unknown -> ScopedToClose
            DisposeScope: ScopedToClose -> Closed

            Shutdown: Alive -> FinSent
            Disconnect: Alive -> FinSent
            CloseTimed: Alive, AfterFin, Unconnected, Abandoned -> Closed
            CloseSocket: AbortArmed -> Aborted
            CloseSocket: Connected, Open, Tls, Notified, Drained, ScopedToClose, GivenAway, AfterFin, Unconnected, Abandoned -> Closed
            DisposeSocket: InUse -> Abandoned
            DisposeSocket: AbortArmed -> Aborted
            DisposeSocket: Connected, Notified, ScopedToClose, AfterFin, Unconnected -> Closed
            """,
        Leak = Leak.LeavesWaiting,
        Particulars = Particulars.TwoEnds | Particulars.Closes,
        IsFreedByItsEnds = true,
    };

    /// <summary>Over a Unix-domain socket there is no reset, so nothing is to be chosen.</summary>
    public static readonly Contract OverUnix = Contract with { Name = "Unix-domain sockets", Dispose = ImplicitEnd.IsTrue, Particulars = Particulars.Closes };
}
