using Hangup.Analyzers.Typestate;

namespace Hangup.Analyzers.Rules;

/// <summary>What a message advises: a verb of ours, or, where the runtime is not there to call, one of the class library's.</summary>
internal static class Remedy
{
    public static string SayFirst(Story story, Observation end) => story.Analysis.Body.Symbols.IsByContract(story.Connection.Type)
        ? "close or abort it first"
        : HasRuntime(story) ? "call CloseGracefully() or Abort() first" : $"call Close() first, or {Abort(story, end)} to abort it";

    /// <param name="failed">An exception follows.</param>
    public static string InsteadOfClose(Story story, Observation close, bool failed) =>
        !failed ? "use CloseGracefully()" : "as it has failed, use " + (HasRuntime(story) ? "Abort()" : Abort(story, close));

    private static bool HasRuntime(Story story) => story.Analysis.Body.Symbols.HasRuntime;

    /// <summary>A client or stream would send a FIN first.</summary>
    private static string Abort(Story story, Observation end) => (story.Analysis.Body.Symbols.BaseOf(Ending.TypeOf(end)) ?? story.Analysis.Body.Symbols.BaseOf(story.Connection.Type))?.Name switch
    {
        "TcpClient" => "Client.Close(0)",
        "NetworkStream" => "Socket.Close(0)",
        _ => "Close(0)",
    };
}
