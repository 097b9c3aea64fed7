using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Hangup.Runtime.Tests.Victim;

/// <summary>The ways in which a process dies while it is inside a scope.</summary>
internal static class Deaths
{
    private const int SigTerm = 15;

    public static int Die(string death, int port, bool processDeath)
    {
        switch (death)
        {
            case "ExceptionInThread":
                var thread = new Thread(() => Exchange(port, processDeath, Throw));
                thread.Start();
                thread.Join();
                break;
            case "ExceptionInTask":
                Task.Run(() => Exchange(port, processDeath, Throw)).GetAwaiter().GetResult();
                break;
            case "ExceptionInAsyncVoid":
                ExchangeAsyncVoid(port, processDeath);
                Thread.Sleep(Timeout.Infinite);
                break;
            default:
                Exchange(port, processDeath, DeathOf(death));
                break;
        }

        return 0;
    }

    private static Action DeathOf(string death) => death switch
    {
        "ExceptionInMain" => Throw,
        "FailFast" => () => Environment.FailFast("as asked"),
        "Exit" => () => Environment.Exit(0),
        "Kill" => () => Process.GetCurrentProcess().Kill(),
        "Terminate" => () =>
        {
            _ = kill(Environment.ProcessId, SigTerm);
            Thread.Sleep(Timeout.Infinite);
        }
        ,
        _ => throw new ArgumentException($"Unknown death: {death}"),
    };

    // The peer answers when it has read the message; then we die, scope and all.
    private static void Exchange(int port, bool processDeath, Action die)
    {
        using var client = new TcpClient();
        using ConnectionScope scope = client.AbortOnDispose(processDeath);
        client.Connect(IPAddress.Loopback, port);
        scope.Stream.Write("0123456789"u8);
        scope.Stream.ReadExactly(new byte[1]);
        die();
        client.CloseGracefully();
    }

    private static async void ExchangeAsyncVoid(int port, bool processDeath)
    {
        using var client = new TcpClient();
        using ConnectionScope scope = client.AbortOnDispose(processDeath);
        await client.ConnectAsync(IPAddress.Loopback, port);
        await scope.Stream.WriteAsync("0123456789"u8.ToArray());
        await scope.Stream.ReadExactlyAsync(new byte[1]);
        Throw();
        await client.CloseGracefullyAsync();
    }

    private static void Throw() => throw new InvalidOperationException("as asked");

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
