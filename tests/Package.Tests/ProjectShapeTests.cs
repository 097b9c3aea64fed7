namespace Hangup.Package.Tests;

/// <summary>The package in projects that are set up otherwise than a new one.</summary>
public sealed class ProjectShapeTests
{
    private const string WarningOnTheUsing = "HUP101 warning Program.cs:8";

    private const string OldProgram = """
        using System.Net;
        using System.Net.Sockets;

        internal static class Program
        {
            private static void Main(string[] args)
            {
                using (var client = new TcpClient())
                {
                    client.Connect(IPAddress.Loopback, int.Parse(args[0]));
                    client.GetStream().WriteByte(1);
                }
            }
        }

        """;

    private const string RepairedOldProgram = """
        using System.Net;
        using System.Net.Sockets;
        using Hangup;

        internal static class Program
        {
            private static void Main(string[] args)
            {
                using (var client = new TcpClient())
                using (client.AbortOnDispose())
                {
                    client.Connect(IPAddress.Loopback, int.Parse(args[0]));
                    client.GetStream().WriteByte(1);
                    client.CloseGracefully();
                }
            }
        }

        """;

    [ThoroughFact]
    public void VersionsKeptInOnePlace_Warn()
    {
        var consumer = new Consumer(PackedHangup.Once, """<PackageReference Include="Hangup" />""");
        consumer.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="Hangup" Version="{PackedHangup.Once.Version}" />
              </ItemGroup>
            </Project>
            """);
        AssertWarns(consumer);
    }

    [ThoroughFact]
    public void PackageForAWholeTree_Warns()
    {
        var consumer = new Consumer(PackedHangup.Once, reference: "");
        consumer.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <HangupLevel>strict</HangupLevel>
              </PropertyGroup>
              <ItemGroup>
                {Consumer.Reference}
              </ItemGroup>
            </Project>
            """);
        Assert.Contains("error HUP101: ", consumer.Build().Output, StringComparison.Ordinal);
    }

    [ThoroughFact]
    public void LockFile_HoldsAndIsEnough()
    {
        var consumer = new Consumer(PackedHangup.Once, properties: "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>");
        consumer.BuildSucceeds();
        Assert.Contains("\"Hangup\"", consumer.Read("packages.lock.json"), StringComparison.Ordinal);
        consumer.BuildSucceeds("-p:RestoreLockedMode=true", "--no-incremental");
        Assert.Equal([WarningOnTheUsing], consumer.Findings);
    }

    /// <summary>.NET Framework takes the .NET Standard build, and C# 7.3 is its language.</summary>
    [ThoroughFact]
    public void DotNetFramework_WarnsIsRepairedAndBuilds()
    {
        var consumer = new Consumer(PackedHangup.Once, Consumer.Reference + """<PackageReference Include="Microsoft.NETFramework.ReferenceAssemblies" Version="1.0.3" PrivateAssets="all" />""",
            "<TargetFramework>net472</TargetFramework><LangVersion>7.3</LangVersion><Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings>", OldProgram);
        AssertWarns(consumer);
        consumer.Repair();
        Assert.Equal(RepairedOldProgram, consumer.Source);
        Assert.DoesNotContain("warning", consumer.BuildSucceeds().Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(consumer.Findings);
    }

    [ThoroughFact]
    public void ProjectThatUsesALibraryThatUsesIt_WarnsAsWell()
    {
        var consumer = UserOfALibrary(Consumer.Reference, Programs.LooksFine.Replace("stream.Write(\"second half\"u8);", "Hangup.ConnectionExtensions.Abort(client);", StringComparison.Ordinal));
        consumer.BuildSucceeds();
        Assert.Equal(["HUP102 warning Program.cs:8"], consumer.Findings);
    }

    [ThoroughFact]
    public void LibraryThatKeepsItToItself_LetsOthersBe()
    {
        var consumer = UserOfALibrary(Consumer.Reference.Replace(" />", " PrivateAssets=\"all\" />", StringComparison.Ordinal), Programs.LooksFine);
        consumer.BuildSucceeds("-o", "out");
        Assert.Empty(consumer.Findings);
        Assert.False(File.Exists(Path.Combine(consumer.Folder, "out", "Hangup.dll")));
    }

    private static void AssertWarns(Consumer consumer)
    {
        consumer.BuildSucceeds();
        Assert.Equal([WarningOnTheUsing], consumer.Findings);
    }

    private static Consumer UserOfALibrary(string libraryReference, string source)
    {
        var consumer = new Consumer(PackedHangup.Once, """<ProjectReference Include="Library/Library.csproj" />""", "<DefaultItemExcludes>$(DefaultItemExcludes);Library/**</DefaultItemExcludes>", source);
        consumer.Write("Library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                {libraryReference}
              </ItemGroup>
            </Project>
            """);
        return consumer;
    }
}
