namespace Hangup.Oracle.Meaning;

/// <summary>What the peer reads at the end of a connection.</summary>
internal enum PeerReads
{
    /// <summary>Nothing yet: it is still open. The garbage collector will reset it.</summary>
    Nothing,
    EndOfFile,
    Reset,
}

/// <summary>The socket underneath, as the system sees it: what leaves first is what the peer reads.</summary>
internal sealed class Wire
{
    private bool _isConnected;
    private bool _isClosed;
    private bool _lingers;
    private bool _hasStream;
    private Deed? _scope;
    private bool _scopeHasStream;

    public PeerReads Reads { get; private set; }

    /// <summary>Number among the connections of the run, in the order in which they were connected; -1: it never was.</summary>
    public int Number { get; private set; } = -1;

    /// <summary>The program did what .NET refuses, so the run goes other ways than its text says.</summary>
    public bool IsMisused { get; private set; }

    public void Connect(int number)
    {
        IsConnectedTwice |= _isConnected;
        Require(!_isConnected && !_isClosed);
        (_isConnected, Number) = (true, number);
    }

    public void Happen(Deed deed)
    {
        switch (deed)
        {
            case Deed.Use or Deed.View:
                IsPremature |= !_isConnected;
                Require(_isConnected && !_isClosed && Reads == PeerReads.Nothing);
                _hasStream = true;
                break;
            case Deed.Arm:
                Require(!_isClosed);
                _lingers = true;
                break;
            case Deed.Shutdown:
                Require(_isConnected && !_isClosed && Reads == PeerReads.Nothing);
                Send(PeerReads.EndOfFile);
                break;
            case Deed.OpenAbortScope or Deed.OpenCloseScope:
                Require(!_isClosed && _scope is null && Reads == PeerReads.Nothing);
                (_scope, _lingers, _scopeHasStream) = (deed, deed == Deed.OpenAbortScope, _isConnected && !_hasStream);
                break;
            case Deed.Connect:
                break;
            default:
                End(deed);
                break;
        }
    }

    /// <summary>What was never connected is used as if it were.</summary>
    public bool IsPremature { get; private set; }

    /// <summary>.NET throws there.</summary>
    public bool IsConnectedTwice { get; private set; }

    /// <summary>What a client gives out is the stream of its scope.</summary>
    public bool GivesStreamOfScope => _scopeHasStream;

    public void Refuse() => IsMisused = true;

    private void End(Deed deed)
    {
        if (_isClosed)
            return;
        _isClosed = true;
        var reset = deed switch
        {
            Deed.Abort => true,
            Deed.CloseGracefully => false,
            Deed.DisposeScope => _scope == Deed.OpenAbortScope,
            Deed.CloseSocket or Deed.DisposeSocket => _lingers,
            _ => _scopeHasStream && _scope == Deed.OpenAbortScope,
        };
        Send(reset ? PeerReads.Reset : PeerReads.EndOfFile);
    }

    private void Send(PeerReads end)
    {
        if (_isConnected && Reads == PeerReads.Nothing)
            Reads = end;
    }

    private void Require(bool isAllowed) => IsMisused |= !isAllowed;
}
