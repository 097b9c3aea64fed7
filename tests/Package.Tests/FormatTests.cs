namespace Hangup.Package.Tests;

/// <summary>`dotnet format` on more than one program: a solution, and a project that targets two frameworks and says with `#if` where they differ.</summary>
public sealed class FormatTests
{
    private const string Client = """
        using System.Net.Sockets;

        namespace Clients;

        public static class Client
        {
            public static int Ask(string host)
            {
                using var client = new TcpClient(host, 80);
                client.GetStream().WriteByte(1);
                return client.GetStream().ReadByte();
            }
        }

        """;

    private const string RepairedClient = """
        using System.Net.Sockets;
        using Hangup;

        namespace Clients;

        public static class Client
        {
            public static int Ask(string host)
            {
                using var client = new TcpClient(host, 80);
                using var scope = client.AbortOnDispose();
                client.GetStream().WriteByte(1);
                var result = client.GetStream().ReadByte();
                client.CloseGracefully();
                return result;
            }
        }

        """;

    // Tabs, and for one of the frameworks a language without 'using var'.
    private const string Library = """
        using System.Net.Sockets;

        namespace Libraries
        {
        	public static class Library
        	{
        		public static void Tell(string host)
        		{
        			using (var client = new TcpClient(host, 80))
        			{
        				client.GetStream().WriteByte(1);
        			}
        		}

        		public static void TellOnceMore(string host)
        		{
        #if NET
        			using var client = new TcpClient(host, 80);
        #else
        			var client = new TcpClient(host, 80);
        #endif
        			client.GetStream().WriteByte(1);
        			client.Close();
        		}
        	}
        }

        """;

    // One after the other, because restoring and formatting is most of what it costs.
    [ThoroughFact]
    public void MultiTargetedProject_AndThenItsSolution_AreRepaired()
    {
        var consumer = Solution();
        consumer.BuildSucceeds();
        Assert.Single(FindingsIn(consumer, "Client", "net10.0"));
        Assert.Contains(FindingsIn(consumer, "Library", "net10.0"), finding => finding.StartsWith("HUP101", StringComparison.Ordinal));

        Format(consumer, "Library/Library.csproj");
        Format(consumer, "Both.slnx");
        consumer.BuildSucceeds("--no-restore");
        Assert.Equal(RepairedClient, consumer.Read("Client/Client.cs"));
        Assert.Empty(FindingsIn(consumer, "Client", "net10.0"));
        AssertLibraryIsRepaired(consumer);
    }

    // What it comes to is one text for both; where that cannot be, the method is left alone.
    private static void AssertLibraryIsRepaired(Consumer consumer)
    {
        var library = consumer.Read("Library/Library.cs");
        Assert.Contains("\t\t\t\tclient.GetStream().WriteByte(1);\n\t\t\t\tclient.CloseGracefully();\n", library.Replace("\t\t\t\t\t", "\t\t\t\t", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("    ", library, StringComparison.Ordinal);
        Assert.Contains("#else\n\t\t\tvar client = new TcpClient(host, 80);\n#endif\n", library, StringComparison.Ordinal);
        Assert.DoesNotContain(FindingsIn(consumer, "Library", "net10.0").Concat(FindingsIn(consumer, "Library", "netstandard2.0")), finding => finding.StartsWith("HUP101", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> FindingsIn(Consumer consumer, string project, string framework) =>
        Sarif.HangupFindings(Path.Combine(consumer.Folder, project, $"hangup.{framework}.sarif"));

    private static void Format(Consumer consumer, string what)
    {
        var (exitCode, output) = consumer.Run("format", "analyzers", what, "--severity", "warn", "--diagnostics", "HUP101", "--no-restore");
        Assert.True(exitCode == 0, output);
    }

    private static Consumer Solution()
    {
        var consumer = new Consumer(PackedHangup.Once);
        File.Delete(Path.Combine(consumer.Folder, "Consumer.csproj"));
        File.Delete(Path.Combine(consumer.Folder, "Program.cs"));
        consumer.Write("Both.slnx", """<Solution><Project Path="Client/Client.csproj" /><Project Path="Library/Library.csproj" /></Solution>""");
        consumer.Write("Client/Client.csproj", Project("<TargetFramework>net10.0</TargetFramework>"));
        consumer.Write("Client/Client.cs", Client);
        consumer.Write("Library/Library.csproj", Project("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>"));
        consumer.Write("Library/Library.cs", Library);
        return consumer;
    }

    private static string Project(string frameworks) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {frameworks}
            <ErrorLog>hangup.$(TargetFramework).sarif,version=2.1</ErrorLog>
          </PropertyGroup>
          <ItemGroup>
            {Consumer.Reference}
          </ItemGroup>
        </Project>
        """;
}
