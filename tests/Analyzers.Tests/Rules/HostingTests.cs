using Hangup.Analyzers;
using Hangup.Tests.House;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Rules;

/// <summary>Hosted services, and the connections of Kestrel's transports: the vocabulary file in the package tells what they are.</summary>
public class HostingTests
{
    [Fact]
    public Task BackgroundServiceThatDisposesWhatItAccepts_IsReported() => Check("""
        class Clock : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop)
            {
                using var listener = new TcpListener(IPAddress.Any, 13);
                listener.Start();
                while (!stop.IsCancellationRequested)
                {
                    using var {|HUP101:client|} = await listener.AcceptTcpClientAsync(stop);
                    await client.GetStream().WriteAsync(new byte[1], stop);
                }
            }
        }
        """);

    [Fact]
    public Task BackgroundServiceThatEndsEachConnection_IsNotReported() => Check("""
        class Clock(ILogger<Clock> log) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop)
            {
                using var listener = new TcpListener(IPAddress.Any, 13);
                listener.Start();
                while (!stop.IsCancellationRequested)
                    await Answer(await listener.AcceptTcpClientAsync(stop), stop);
            }

            private async Task Answer(TcpClient client, CancellationToken stop)
            {
                try
                {
                    await client.GetStream().WriteAsync(new byte[1], stop);
                    await client.CloseGracefullyAsync(cancellationToken: stop);
                }
                catch (Exception e)
                {
                    log.LogWarning(e, "lost");
                    client.Abort();
                }
            }
        }
        """);

    [Fact]
    public Task HostedServiceThatStops_IsReportedWhereItDisposes() => Check("""
        class Feed : IHostedService
        {
            private readonly TcpClient client = new();

            public async Task StartAsync(CancellationToken stop)
            {
                await client.ConnectAsync("feed", 80, stop);
                await client.GetStream().WriteAsync(new byte[1], stop);
            }

            public Task StopAsync(CancellationToken stop)
            {
                {|HUP101:client.Dispose()|};
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task AcceptedContextThatNobodyEnds_IsReported() => Check("""
        class Sink(IConnectionListener listener) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop)
            {
                while (await {|HUP103:listener.AcceptAsync(stop)|} is { } connection)
                {
                    var read = await connection.Transport.Input.ReadAsync(stop);
                    connection.Transport.Input.AdvanceTo(read.Buffer.End);
                }
            }
        }
        """);

    [Fact]
    public Task AcceptedContextThatATaskServes_IsNotReported() => Check("""
        class Sink(IConnectionListener listener) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop)
            {
                while (await listener.AcceptAsync(stop) is { } connection)
                    _ = Task.Run(() => Serve(connection), stop);
            }

            private static async Task Serve(ConnectionContext connection)
            {
                try
                {
                    await connection.Transport.Output.WriteAsync(new byte[1]);
                }
                catch (Exception e)
                {
                    connection.Abort(new ConnectionAbortedException(e.Message));
                }

                await connection.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task DialledContextDisposedByAnException_IsReported() => Check("""
        class Caller(IConnectionFactory factory)
        {
            public async Task Send(EndPoint there, byte[] report)
            {
                await using var {|HUP102:connection|} = await factory.ConnectAsync(there);
                await connection.Transport.Output.WriteAsync(report);
            }
        }
        """);

    [Fact]
    public Task DialledContextAbortedOnError_IsNotReported() => Check("""
        class Caller(IConnectionFactory factory)
        {
            public async Task Send(EndPoint there, byte[] report)
            {
                var connection = await factory.ConnectAsync(there);
                try
                {
                    await connection.Transport.Output.WriteAsync(report);
                }
                catch
                {
                    connection.Abort();
                    await connection.DisposeAsync();
                    throw;
                }

                await connection.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task ContextThatTheHostLends_IsNotReported() => Check("""
        class Handler : ConnectionHandler
        {
            public override async Task OnConnectedAsync(ConnectionContext connection)
            {
                var read = await connection.Transport.Input.ReadAsync();
                if (read.Buffer.Length > 10)
                    connection.Abort();
            }
        }
        """);

    /// <summary>Beside the framework that runs the tests stands ASP.NET's of the same SDK.</summary>
    private static Task Check(string program)
    {
        var test = new CSharpAnalyzerTest<ConnectionAnalyzer, DefaultVerifier>();
        test.DisabledDiagnostics.AddRange(["HUP104", "HUP303"]);
        test.TestState.AddProgram("using Microsoft.AspNetCore.Connections;\nusing Microsoft.Extensions.Hosting;\nusing Microsoft.Extensions.Logging;\n\n" + program);
        foreach (var assembly in Directory.GetFiles(AspNet(), "Microsoft.*.Abstractions.dll").Append(Path.Combine(AspNet(), "Microsoft.Extensions.Features.dll")))
        {
            test.TestState.AdditionalReferences.Add(assembly);
        }

        test.TestState.AdditionalFiles.Add(("/Hangup.Vocabulary.Kestrel.txt", Repository.Read("src/Runtime/build/vocabulary/Hangup.Vocabulary.Kestrel.txt")));
        return test.RunAsync();
    }

    private static string AspNet()
    {
        var shared = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../.."));
        return Directory.GetDirectories(Path.Combine(shared, "Microsoft.AspNetCore.App"), $"{Environment.Version.Major}.*").Last();
    }
}
