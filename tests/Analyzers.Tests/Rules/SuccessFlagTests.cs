using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>A flag that says whether all went well is believed.</summary>
public class SuccessFlagTests
{
    [Fact]
    public Task CloseIfOkElseAbort_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            var ok = false;
            try
            {
                client.GetStream().Write(data);
                ok = true;
            }
            finally
            {
                if (ok)
                    client.Close();
                else
                    client.Abort();
            }
        }
        """);

    [Fact]
    public Task AbortIfNotOk_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            using var client = listener.AcceptTcpClient();
            bool failed = true;
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
                failed = false;
            }
            finally
            {
                if (failed)
                {
                    client.Abort();
                }
            }
        }
        """);

    [Fact]
    public Task FlagTheWrongWayRound_IsReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            var ok = false;
            try
            {
                client.GetStream().Write(data);
                ok = true;
            }
            finally
            {
                if (ok)
                    client.Abort();
                else
                    {|HUP102:client.Close()|};
            }
        }
        """);

    [Fact]
    public Task FlagComparedWithAConstant_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            var ok = false;
            try
            {
                client.GetStream().Write(data);
                ok = true;
            }
            finally
            {
                if (ok == false)
                    client.Abort();
                else
                    client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task FlagAsAPattern_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            var ok = false;
            try
            {
                client.GetStream().Write(data);
                ok = true;
            }
            finally
            {
                if (ok is true)
                    client.CloseGracefully();
                else
                    client.Abort();
            }
        }
        """);

    [Fact]
    public Task FlagInAConditionalExpression_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            var ok = false;
            try
            {
                client.GetStream().Write(data);
                ok = true;
            }
            finally
            {
                _ = ok ? (object)client.CloseGracefully() : client.Abort();
            }
        }
        """);

    [Fact]
    public Task TwoFlags_AreToldApart_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            bool sent = false, closed = false;
            try
            {
                client.GetStream().Write(data);
                sent = true;
                client.GetStream().ReadByte();
                client.CloseGracefully();
                closed = true;
            }
            finally
            {
                if (!sent || !closed)
                {
                    client.Abort();
                }
            }
        }
        """);

    [Fact]
    public Task FlagSetTooEarly_IsReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            var ok = false;
            try
            {
                ok = true;
                client.GetStream().Write(data);
            }
            finally
            {
                if (ok)
                    {|HUP102:client.Close()|};
                else
                    client.Abort();
            }
        }
        """);

    [Fact]
    public Task FlagThatNobodySees_IsNotBelieved_IsReported() => Check("""
        void Send(TcpListener listener, byte[] data, Func<bool> decide)
        {
            var client = listener.AcceptTcpClient();
            var ok = false;
            try
            {
                client.GetStream().Write(data);
                ok = decide();
            }
            finally
            {
                if (ok)
                    client.Close();
                else
                    {|HUP101:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task OwnershipFlag_IsNotReported() => Check("""
        TcpClient Dial(byte[] hello)
        {
            var client = new TcpClient("host", 80);
            var handedOver = false;
            try
            {
                client.GetStream().Write(hello);
                handedOver = true;
                return client;
            }
            finally
            {
                if (!handedOver)
                {
                    client.Abort();
                }
            }
        }
        """);
}
