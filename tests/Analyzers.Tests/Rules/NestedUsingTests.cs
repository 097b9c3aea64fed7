using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Of several ends of one connection one is reported: the outermost, for the fix goes there.</summary>
public class NestedUsingTests
{
    [Fact]
    public Task ClientStreamAndWriter_AreReportedOnce() => Check("""
        void Send(string text)
        {
            using var {|HUP101:client|} = new TcpClient("host", 80);
            using var stream = client.GetStream();
            using var writer = new StreamWriter(stream);
            writer.Write(text);
        }
        """);

    [Fact]
    public Task UsingStatements_AreReportedOnce() => Check("""
        void Send(string text)
        {
            using (var {|HUP101:client|} = new TcpClient("host", 80))
            using (var stream = client.GetStream())
            using (var writer = new StreamWriter(stream))
            {
                writer.Write(text);
            }
        }
        """);

    [Fact]
    public Task StreamOverASocket_IsReportedOnce() => Check("""
        void Send(Socket listener)
        {
            using var {|HUP101:socket|} = listener.Accept();
            using var stream = new NetworkStream(socket, ownsSocket: true);
            stream.WriteByte(1);
        }
        """);

    [Fact]
    public Task TwoDisposes_AreReportedOnce() => Check("""
        void Drop(TcpClient client)
        {
            {|HUP101:client.GetStream().Dispose()|};
            client.Dispose();
        }
        """);

    [Fact]
    public Task ClosedOnceForBothUsings_IsReportedForExceptionsOnTheOutermost() => Check("""
        void Send(string text)
        {
            using var {|HUP102:client|} = new TcpClient("host", 80);
            using var stream = client.GetStream();
            stream.WriteByte(1);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task CloseAfterTheStreamsDispose_IsNotReported() => Check("""
        void End(TcpClient client)
        {
            client.GetStream().Dispose();
            client.Close();
        }
        """);

    [Fact]
    public Task TwoConnections_AreReportedApart() => Check("""
        void Relay(TcpListener listener)
        {
            using var {|HUP101:left|} = listener.AcceptTcpClient();
            using var {|HUP101:right|} = listener.AcceptTcpClient();
            left.GetStream().CopyTo(right.GetStream());
        }
        """);

    [Fact]
    public Task CloseAfterTheStreamsUsing_IsReportedForExceptionsOnly() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            using (var {|HUP102:stream|} = client.GetStream())
            {
                stream.Write(data);
            }

            client.Close();
        }
        """);

    [Fact]
    public Task CloseAfterTheStreamsDisposeOnOneBranch_IsReported() => Check("""
        void End(TcpClient client, bool clean)
        {
            {|HUP101:client.GetStream().Dispose()|};
            if (clean)
            {
                client.Close();
            }
        }
        """);
}
