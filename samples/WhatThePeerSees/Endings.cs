using System.Diagnostics;
using System.Net.Sockets;
using Hangup;

namespace WhatThePeerSees;

/// <summary>The ways to end a connection, as they are written.</summary>
internal static class Endings
{
    public static readonly (string Code, Action<TcpClient> End)[] All =
    [
        ("client.Dispose()", client => client.Dispose()),
        ("client.Close()", client => client.Close()),
        ("using (client) throw", ThrowInUsing),
        ("client.LingerState = (true, 0); client.Close()", client =>
        {
            client.LingerState = new LingerOption(true, 0);
            client.Close();
        }),
        ("client.GetStream().Close(0)", client => client.GetStream().Close(0)),
        ("client.Client.Shutdown(Both); client.Client.Close(0)", client =>
        {
            client.Client.Shutdown(SocketShutdown.Both);
            client.Client.Close(0);
        }),
        ("client.Client.Close(0)", client => client.Client.Close(0)),
        ("client.Client.Dispose() while a receive is pending", client =>
        {
            var pending = client.Client.ReceiveAsync(new byte[1]);
            client.Client.Dispose();
            Forget(pending);
        }),
        ("client.Abort()", client => client.Abort()),
        ("using (client.AbortOnDispose()) throw", ThrowInScope),
        ("client.CloseGracefully()", client => client.CloseGracefully()),
        ("using (client.AbortOnDispose()) client.CloseGracefully()", client =>
        {
            using var scope = client.AbortOnDispose();
            client.CloseGracefully();
        }),
    ];

    private static void ThrowInUsing(TcpClient client) => Survive(() =>
    {
        using (client)
        {
            throw new InvalidOperationException();
        }
    });

    private static void ThrowInScope(TcpClient client) => Survive(() =>
    {
        using var scope = client.AbortOnDispose();
        throw new InvalidOperationException();
    });

    /// <summary>Stands for the caller further up who logs the exception and goes on.</summary>
    private static void Survive(Action action)
    {
        try
        {
            action();
        }
        catch (InvalidOperationException error)
        {
            Debug.WriteLine(error);
        }
    }

    /// <summary>The receive fails because we closed the socket under it: that is what was to be shown.</summary>
    private static void Forget(Task<int> pending) => pending.ContinueWith(task => task.Exception, TaskScheduler.Default);
}
