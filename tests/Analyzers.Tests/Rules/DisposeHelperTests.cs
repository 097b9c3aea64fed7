using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Helpers that dispose anything cannot say that it is a connection: the call can.</summary>
public class DisposeHelperTests
{
    [Fact]
    public Task HelperForIDisposable_AfterClose_IsNotReported() => Check("""
        void Drop(TcpClient client)
        {
            client.Close();
            SafeDispose(client);
        }

        static void SafeDispose(IDisposable? target) => target?.Dispose();
        """);

    [Fact]
    public Task HelperOfAnIdleClient_IsNotReported() => Check("""
        void Drop()
        {
            var client = new TcpClient();
            SafeDispose(client);
        }

        static void SafeDispose(IDisposable? target) => target?.Dispose();
        """);

    [Fact]
    public Task RecursiveHelper_DoesNotOverflow() => Check("""
        void Drop(TcpClient client) => Again(client);

        static void Again(IDisposable target) => Again(target);
        """);
}
