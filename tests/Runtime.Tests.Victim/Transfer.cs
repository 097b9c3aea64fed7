using System.Net;
using System.Net.Sockets;

namespace Hangup.Runtime.Tests.Victim;

/// <summary>Both ends of a transfer that has to arrive whole, for a test that puts them into two network namespaces.</summary>
internal static class Transfer
{
    private const int Port = 4711;
    private const int Modulus = 251;

    public static int Receive()
    {
        using var listener = new TcpListener(IPAddress.Any, Port);
        listener.Start();
        Console.WriteLine("listening");
        using TcpClient client = listener.AcceptTcpClient();
        using ConnectionScope scope = client.AbortOnDispose();

        // Input that the sender never reads: a plain close of its side would reset.
        scope.Stream.Write(new byte[1000]);
        (long count, bool intact) = ReadPattern(scope.Stream);
        client.CloseGracefully();
        Console.WriteLine($"{count} {(intact ? "intact" : "damaged")}");
        return 0;
    }

    public static int Send(string address, int bytes)
    {
        using var client = new TcpClient();
        client.Connect(IPAddress.Parse(address), Port);
        using ConnectionScope scope = client.AbortOnDispose();
        byte[] pattern = new byte[bytes];
        for (int i = 0; i < bytes; i++)
        {
            pattern[i] = (byte)(i % Modulus);
        }

        scope.Stream.Write(pattern);
        CloseResult result = client.CloseGracefully(TimeSpan.FromSeconds(60), idleTimeout: TimeSpan.FromSeconds(20));
        Console.WriteLine($"{result.Outcome} {result.Delivered} {result.BytesDrained}");
        return 0;
    }

    private static (long Count, bool Intact) ReadPattern(Stream stream)
    {
        byte[] buffer = new byte[64 * 1024];
        long count = 0;
        bool intact = true;
        while (stream.Read(buffer) is > 0 and int read)
        {
            for (int i = 0; i < read; i++)
            {
                intact &= buffer[i] == (byte)((count + i) % Modulus);
            }

            count += read;
        }

        return (count, intact);
    }
}
