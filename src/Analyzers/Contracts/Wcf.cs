namespace Hangup.Analyzers.Contracts;

/// <summary>
/// WCF's clients and channels. Their <c>Dispose</c> is <c>Close</c>: it throws on a faulted channel, hides the exception that broke it, and
/// may wait for a minute (learn.microsoft.com, "Use Close and Abort to release WCF client resources").
/// </summary>
internal static class Wcf
{
    public static readonly Contract Contract = new("WCF", "ServiceModel", ImplicitEnd.Closes, """
        [System.ServiceModel.ICommunicationObject]::Open = Use
        [System.ServiceModel.ICommunicationObject]::OpenAsync = Use
        [System.ServiceModel.ICommunicationObject]::Close = Close
        [System.ServiceModel.ICommunicationObject]::BeginClose = Close
        [System.ServiceModel.ICommunicationObject]::Abort = Abort
        [System.ServiceModel.ServiceHostBase]::Dispose = Nothing
        [System.ServiceModel.ClientBase`1]::Close = Close
        [System.ServiceModel.ClientBase`1]::CloseAsync = Close
        [System.ServiceModel.ClientBase`1]::Abort = Abort
        [System.ServiceModel.ClientBase`1]::Dispose = Dispose
        [System.ServiceModel.ClientBase`1]::DisposeAsync = Dispose
        [System.ServiceModel.ChannelFactory]::Close = Close
        [System.ServiceModel.ChannelFactory]::CloseAsync = Close
        [System.ServiceModel.ChannelFactory]::Abort = Abort
        [System.ServiceModel.ChannelFactory]::Dispose = Dispose
        [System.ServiceModel.ChannelFactory`1]::CreateChannel = Accept
        """)
    {
        Advice = "close it on success and abort it on failure",
        State = ("State", 2),
    };
}
