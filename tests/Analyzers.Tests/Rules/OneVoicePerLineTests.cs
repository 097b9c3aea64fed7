using System.Collections.Immutable;
using System.Globalization;
using Hangup.Analyzers;
using Hangup.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Rules;

/// <summary>No line is told the same of one connection twice, and never how badly it ends where it is left to chance.</summary>
public class OneVoicePerLineTests
{
    private static readonly string[] Tangled =
    [
        // Armed, scoped, closed by a view and disposed by three usings.
        """
        void Everything(TcpListener listener, string text)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client.AbortOnDispose();
            client.LingerState = new LingerOption(true, 0);
            using var stream = new NetworkStream(client.Client, true);
            using var writer = new StreamWriter(stream);
            writer.Write(text);
            writer.Close();
            client.Abort();
        }
        """,
        // A finally that does all it can think of.
        """
        void Finally(Socket listener, byte[] data)
        {
            var socket = listener.Accept();
            try
            {
                socket.Send(data);
            }
            finally
            {
                socket.Shutdown(SocketShutdown.Both);
                socket.Disconnect(false);
                socket.Close(5);
                socket.Dispose();
            }
        }
        """,
        // Dispose, close and abort one after the other.
        """
        void Belt(TcpClient client)
        {
            client.GetStream().Dispose();
            client.Close();
            client.Dispose();
            client.Abort();
            client.CloseGracefully();
        }
        """,
        // On one line.
        """
        void Line(Socket listener) { using var socket = listener.Accept(); socket.LingerState = new LingerOption(true, 5); socket.Close(5); socket.Close(0); }
        """,
        // TLS, half of it polite.
        """
        async Task Tls(TcpListener listener, bool polite)
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            if (polite)
            {
                await tls.ShutdownAsync();
                client.Client.Shutdown(SocketShutdown.Both);
                client.Abort();
            }
            else
            {
                client.Close();
            }
        }
        """,
        // A scope that nobody disposes over a client that a using does.
        """
        void Unguarded(byte[] data)
        {
            using var client = new TcpClient();
            client.AbortOnDispose();
            client.Connect("host", 80);
            client.GetStream().Write(data);
            client.Close();
        }
        """,
        // Armed in a loop, ended in a catch, a finally and a using.
        """
        void Loop(Socket listener, byte[] data)
        {
            while (true)
            {
                using var socket = listener.Accept();
                socket.Shutdown(SocketShutdown.Both);
                try
                {
                    socket.LingerState = new LingerOption(true, 0);
                    socket.Receive(data);
                }
                catch (SocketException)
                {
                    socket.Close(0);
                }
                finally
                {
                    socket.Close();
                }
            }
        }
        """,
        // Fields: armed here, closed there, disposed everywhere.
        """
        sealed class Session : IDisposable
        {
            private readonly TcpClient client = new();
            private NetworkStream? stream;

            public void Open()
            {
                client.LingerState = new LingerOption(true, 0);
                client.Connect("host", 80);
                stream = client.GetStream();
            }

            public void Stop()
            {
                stream?.Close(100);
                client.Close();
            }

            public void Dispose()
            {
                stream?.Dispose();
                client.Dispose();
            }
        }
        """,
        // Two connections, each other's fate.
        """
        void Relay(TcpListener listener, bool swap)
        {
            using var left = listener.AcceptTcpClient();
            using var right = new TcpClient("host", 80);
            var one = swap ? left : right;
            var other = swap ? right : left;
            one.LingerState = new LingerOption(true, 0);
            one.GetStream().CopyTo(other.GetStream());
            one.Close();
            other.Client.Shutdown(SocketShutdown.Both);
            other.Client.Close(0);
        }
        """,
        // A reader that takes everything for the end.
        """
        int Read(TcpListener listener, byte[] buffer)
        {
            using var client = listener.AcceptTcpClient();
            client.LingerState.Enabled = true;
            try
            {
                return client.GetStream().Read(buffer, 0, buffer.Length);
            }
            catch (IOException)
            {
                return 0;
            }
            finally
            {
                client.GetStream().Close(0);
                client.Close();
            }
        }
        """,
        // Helpers that end what their callers end, too.
        """
        internal static void Finish(TcpClient client) => client.Close();

        internal static void Kill(TcpClient client) => client.Client.Close(0);

        void Helped(TcpListener listener, bool failed)
        {
            using var client = listener.AcceptTcpClient();
            client.LingerState = new LingerOption(true, 0);
            client.Client.Shutdown(SocketShutdown.Send);
            if (failed)
            {
                Kill(client);
            }

            Finish(client);
            client.CloseGracefully();
        }
        """,
    ];

    public static TheoryData<int> Programs => new(Enumerable.Range(0, Tangled.Length));

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task TangledProgram_IsToldOnce(int program)
    {
        var found = await Diagnose([Surrounded(Tangled[program])]);
        Assert.NotEmpty(found);
        AssertOneVoice(found);
    }

    [Theory]
    [InlineData("samples/LooksFine")]
    [InlineData("samples/WhatThePeerSees")]
    public async Task Sample_IsToldOnce(string folder)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs").Select(File.ReadAllText);
        var found = await Diagnose([.. sources]);
        Assert.NotEmpty(found);
        AssertOneVoice(found);
    }

    private static void AssertOneVoice(ImmutableArray<Diagnostic> found)
    {
        foreach (var line in found.GroupBy(diagnostic => (Line(diagnostic.Location), Origin(diagnostic))))
        {
            var events = line.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToArray();
            var doubles = events.Zip(events.Skip(1)).Where(pair => pair.First.Location.SourceSpan.OverlapsWith(pair.Second.Location.SourceSpan));
            Assert.Empty(doubles.Select(pair => $"{pair.First}, {pair.Second}"));
        }
    }

    private static Location? Origin(Diagnostic diagnostic) => diagnostic.AdditionalLocations.FirstOrDefault();

    private static (string Path, int Line) Line(Location location) => (location.GetLineSpan().Path, location.GetLineSpan().StartLinePosition.Line);

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(string[] sources)
    {
        var framework = await ReferenceAssemblies.Net.Net100.ResolveAsync(null, CancellationToken.None);
        var runtime = MetadataReference.CreateFromFile(typeof(ConnectionExtensions).Assembly.Location);
        var trees = sources.Append(Usings).Select((text, index) => CSharpSyntaxTree.ParseText(text, path: string.Create(CultureInfo.InvariantCulture, $"/{index}.cs")));
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication);
        var compilation = CSharpCompilation.Create("Tangled", trees, [.. framework, runtime], options);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return await compilation.WithAnalyzers([new ConnectionAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
    }

    private static string Surrounded(string members) => $"partial class Program {{ static void Main() {{ }}\n{members}\n}}";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net;
        global using System.Net.Security;
        global using System.Net.Sockets;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Hangup;
        """;
}
