using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>HUP201 to HUP204: aborts that are none.</summary>
public class AbortFixTests
{
    [Fact]
    public Task ArmedClose_BecomesAnAbort() => Fix("""
        void Reset(TcpClient client)
        {
            // Tell them.
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:client.Close()|};
        }
        """, """
        void Reset(TcpClient client)
        {
            // Tell them.
            client.Abort();
            client.Dispose();
        }
        """, ArmedCloseFix.EndKey);

    [Fact]
    public Task ArmedCloseOfAnOwnedConnection_LeavesTheDisposeToItsUsing() => Fix("""
        void Reset(TcpListener listener)
        {
            using (var client = listener.AcceptTcpClient())
            {
                client.Client.LingerState = new LingerOption(true, 0);
                {|HUP201:client.Close()|};
            }
        }
        """, """
        void Reset(TcpListener listener)
        {
            using (var client = listener.AcceptTcpClient())
            {
                client.Abort();
            }
        }
        """, ArmedCloseFix.EndKey);

    [Fact]
    public Task StreamClosedWithoutATimeout_Aborts() => Fix("""
        void Reset(NetworkStream stream)
        {
            {|HUP201:stream.Close(0)|};
        }
        """, """
        void Reset(NetworkStream stream)
        {
            stream.Abort();
            stream.Dispose();
        }
        """, ArmedCloseFix.EndKey);

    [Fact]
    public Task PlainCloseUnderAnArmedScope_BecomesGraceful() => Fix("""
        void Send(string host)
        {
            using var client = new TcpClient();
            using var scope = client.AbortOnDispose();
            client.Connect(host, 80);
            client.GetStream().WriteByte(1);
            {|HUP201:client.Close()|};
        }
        """, """
        void Send(string host)
        {
            using var client = new TcpClient();
            using var scope = client.AbortOnDispose();
            client.Connect(host, 80);
            client.GetStream().WriteByte(1);
            client.CloseGracefully();
        }
        """, ArmedCloseFix.EndKey);

    [Fact]
    public Task ArmedCloseWithoutRuntime_GoesToTheSocket() => FixWithoutRuntime("""
        void Reset(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:client.Close()|};
        }
        """, """
        void Reset(TcpClient client)
        {
            client.Client.Close(0);
            client.Dispose();
        }
        """, ArmedCloseFix.EndKey);

    [Fact]
    public Task LateCall_IsRemoved() => Fix("""
        void Stop(TcpClient client, bool really)
        {
            client.NoDelay = true;
            if (really)
            {
                client.CloseGracefully();
                client.Close();
                // Too late.
                {|HUP202:client.Abort()|};
            }

            Console.WriteLine("stopped");
        }
        """, """
        void Stop(TcpClient client, bool really)
        {
            client.NoDelay = true;
            if (really)
            {
                client.CloseGracefully();
                client.Close();
            }

            Console.WriteLine("stopped");
        }
        """, LateCallFix.RemoveKey);

    [Fact]
    public Task LateCallWhoseResultIsUsed_HasNoFix() => NoFix("""
        void Stop(TcpClient client)
        {
            client.CloseGracefully();
            client.Close();
            Console.WriteLine({|HUP202:client.Abort()|});
        }
        """, LateCallFix.RemoveKey);

    [Fact]
    public Task DiscardedScope_IsPutIntoAUsing() => Fix("""
        void Send(TcpClient client, int scope)
        {
            // Reset on failure.
            {|HUP203:client.AbortOnDispose()|};
            client.GetStream().WriteByte(1);
        }
        """, """
        void Send(TcpClient client, int scope)
        {
            // Reset on failure.
            using var scope2 = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
        }
        """, ScopeFix.UsingKey);

    [Fact]
    public Task ScopeInALocal_IsOwned() => Fix("""
        void Send(TcpClient client)
        {
            var guard = {|HUP203:client.AbortOnDispose()|};
            client.GetStream().WriteByte(1);
            guard.Dispose();
        }
        """, """
        void Send(TcpClient client)
        {
            using var guard = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
            guard.Dispose();
        }
        """, ScopeFix.UsingKey);

    [Fact]
    public Task PairOfChangesToACopy_BecomesOneAssignment() => Fix("""
        void Arm(Socket socket)
        {
            {|HUP204:socket.LingerState!.Enabled = true|};
            {|HUP204:socket.LingerState!.LingerTime = 0|};
        }
        """, """
        void Arm(Socket socket)
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        """, LingerCopyFix.AssignKey);

    [Fact]
    public Task ChangeToACopy_KeepsTheOtherHalf() => Fix("""
        void Arm(TcpClient client)
        {
            {|HUP204:client.LingerState.Enabled = false|}; // no more
        }
        """, """
        void Arm(TcpClient client)
        {
            client.LingerState = new LingerOption(false, client.LingerState.LingerTime); // no more
        }
        """, LingerCopyFix.AssignKey);

    [Fact]
    public Task AbortThatComesTooLate_HasNoFix() => NoFix("""
        void Drop(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Send);
            socket.LingerState = new LingerOption(true, 0);
            {|HUP201:socket.Close()|};
        }
        """, ArmedCloseFix.EndKey);

    [Fact]
    public Task CloseInACallee_HasNoFix() => NoFix("""
        class Session
        {
            void Drop(TcpClient client)
            {
                client.LingerState = new LingerOption(true, 0);
                {|HUP201:this.Close(client)|};
            }

            internal void Close(TcpClient client) => {|HUP303:client.Close()|};
        }
        """, ArmedCloseFix.EndKey);

    [Fact]
    public Task EachLateCall_IsRemoved() => Fix("""
        void End(TcpClient client)
        {
            client.CloseGracefully();
            {|HUP202:client.CloseGracefully()|};
            {|HUP202:client.Abort()|};
        }
        """, """
        void End(TcpClient client)
        {
            client.CloseGracefully();
        }
        """, LateCallFix.RemoveKey);

    [Fact]
    public Task PairInTheOtherOrder_BecomesOneAssignment() => Fix("""
        void Arm(Socket socket)
        {
            {|HUP204:socket.LingerState!.LingerTime = 0|};
            {|HUP204:socket.LingerState!.Enabled = true|};
        }
        """, """
        void Arm(Socket socket)
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        """, LingerCopyFix.AssignKey);

    [Theory]
    [InlineData("other", "Enabled = true", "{|HUP302:new LingerOption(true, other.LingerState!.LingerTime)|}")]
    [InlineData("socket", "LingerTime = 2", "new LingerOption(socket.LingerState!.Enabled, 2)")]
    public Task NeighboursThatAreNoPair_AreAssignedEach(string name, string second, string after) => Fix($$"""
        void Arm(Socket socket, Socket other)
        {
            {|HUP204:socket.LingerState!.LingerTime = 1|};
            {|HUP204:{{name}}.LingerState!.{{second}}|};
        }
        """, $$"""
        void Arm(Socket socket, Socket other)
        {
            socket.LingerState = new LingerOption(socket.LingerState!.Enabled, 1);
            {{name}}.LingerState = {{after}};
        }
        """, LingerCopyFix.AssignKey);

    [Theory]
    [InlineData("client.NoDelay = true;")]
    [InlineData("other.LingerState = new LingerOption(true, 0);")]
    public Task ArmingFurtherAbove_Stays(string between) => Fix($$"""
        void Reset(TcpClient client, TcpClient other)
        {
            client.LingerState = new LingerOption(true, 0);
            {{between}}
            {|HUP201:client.Close()|};
        }
        """, $$"""
        void Reset(TcpClient client, TcpClient other)
        {
            client.LingerState = new LingerOption(true, 0);
            {{between}}
            client.Abort();
            client.Dispose();
        }
        """, ArmedCloseFix.EndKey);

    [Theory]
    [InlineData("if (client.Connected)\n        {|HUP203:client.AbortOnDispose()|};")]
    [InlineData("var scope = {|HUP203:client.AbortOnDispose()|};\n    if (client.Connected)\n        scope = null;")]
    public Task ScopeThatAUsingCannotOwn_HasNoFix(string scope) => NoFix($$"""
        void Send(TcpClient client)
        {
            {{scope}}
            client.GetStream().WriteByte(1);
        }
        """, ScopeFix.UsingKey);
}
