namespace Hangup.Tests.Fixes;

/// <summary>Fixed code breaks no rule of the analyzers next door that it did not break before.</summary>
public class NeighbourTests
{
    [Fact]
    public void AllOfThem_AreHeard() =>
        Assert.Equal(["CA2000", "CA2213", "IDISP001", "IDISP003", "IDISP004", "IDISP007", "S2930"], Neighbours.Heard);

    [Fact]
    public async Task LeakedConnection_IsSeenByAllThree()
    {
        var broken = await Neighbours.CountAsync("""
            void M(string host)
            {
                var client = new TcpClient(host, 80);
                client.NoDelay = true;
            }
            """);
        Assert.Equal(["CA2000", "IDISP001", "S2930"], broken.Keys);
    }

    [Fact]
    public Task UsingDeclaration_StaysAsGood() => StaysAsGood("""
        void M(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            using var stream = client.GetStream();
            using var writer = new StreamWriter(stream);
            writer.WriteLine("x");
        }
        """, """
        void M(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            using var stream = scope.Stream;
            using var writer = new StreamWriter(stream);
            writer.WriteLine("x");
            writer.Flush();
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task StackedUsings_StayAsGood() => StaysAsGood("""
        async Task<string> M(TcpListener listener)
        {
            using (var {|HUP101:client|} = await listener.AcceptTcpClientAsync())
            using (var reader = new StreamReader(client.GetStream()))
            {
                return await reader.ReadToEndAsync();
            }
        }
        """, """
        async Task<string> M(TcpListener listener)
        {
            using (var client = await listener.AcceptTcpClientAsync())
            using (var scope = client.AbortOnDispose())
            using (var reader = new StreamReader(scope.Stream))
            {
                var result = await reader.ReadToEndAsync();
                await client.CloseGracefullyAsync();
                return result;
            }
        }
        """);

    [Fact]
    public Task Finally_StaysAsGood() => StaysAsGood("""
        void M(string host)
        {
            var client = new TcpClient(host, 80);
            try
            {
                client.GetStream().WriteByte(1);
            }
            finally
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """, """
        void M(string host)
        {
            var client = new TcpClient(host, 80);
            try
            {
                using var scope = client.AbortOnDispose();
                client.GetStream().WriteByte(1);
                client.CloseGracefully();
            }
            finally
            {
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task DisposedField_StaysAsGood() => StaysAsGood("""
        sealed class Peer : IDisposable
        {
            private readonly TcpClient client = new("localhost", 80);

            public void Send() => client.GetStream().WriteByte(1);

            public void Dispose() => {|HUP101:client.Dispose()|};
        }
        """, """
        sealed class Peer : IDisposable
        {
            private readonly TcpClient client = new("localhost", 80);

            public void Send() => client.GetStream().WriteByte(1);

            public void Dispose()
            {
                client.Close();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task DisposedLocal_StaysAsGood() => StaysAsGood("""
        void M()
        {
            var client = {|HUP104:new TcpClient("localhost", 80)|};
            client.NoDelay = true;
            client.Client.Send(new byte[1]);
            {|HUP101:client.Dispose()|};
        }
        """, """
        void M()
        {
            var client = {|HUP104:new TcpClient("localhost", 80)|};
            client.NoDelay = true;
            client.Client.Send(new byte[1]);
            client.CloseGracefully();
            client.Dispose();
        }
        """);

    [Fact]
    public async Task DisposeReplacedByTheClose_WouldBeWorse()
    {
        var broken = await Neighbours.CountAsync("""
            void M()
            {
                var client = new TcpClient("localhost", 80);
                client.Client.Send(new byte[1]);
                client.CloseGracefully();
            }
            """);
        Assert.Equal(["CA2000", "IDISP001", "S2930"], broken.Keys);
    }

    private static async Task StaysAsGood(string program, string fixedProgram)
    {
        await FixTest.Fix(program, fixedProgram);
        var (before, after) = (await Neighbours.CountAsync(program), await Neighbours.CountAsync(fixedProgram));
        Assert.DoesNotContain(after, broken => broken.Value > before.GetValueOrDefault(broken.Key));
    }
}
