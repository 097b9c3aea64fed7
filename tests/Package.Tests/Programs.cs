namespace Hangup.Package.Tests;

/// <summary>The programs that consumers are made of.</summary>
internal static class Programs
{
    /// <summary>
    /// Sends a report to the port given; told to "fail", it throws half-way. It looks fine: the <c>using</c> closes the
    /// connection in both cases, and that is what is wrong with it.
    /// </summary>
    public const string LooksFine = """
        using System.Net;
        using System.Net.Sockets;

        internal static class Program
        {
            private static void Main(string[] args)
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, int.Parse(args[0]));
                var stream = client.GetStream();
                stream.Write("first half, "u8);
                if (args[1] == "fail")
                {
                    throw new InvalidOperationException("The second half is missing.");
                }

                stream.Write("second half"u8);
            }
        }

        """;
}
