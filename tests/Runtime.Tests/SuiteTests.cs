using System.Reflection;
using System.Runtime.Versioning;

namespace Hangup.Runtime.Tests;

public class SuiteTests
{
    [Fact]
    public void Suite_RunsOnTheDotnetItWasBuiltFor()
    {
        // Rolling forward would turn the run on .NET 8 into a second run on the newest.
        string framework = typeof(SuiteTests).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        Assert.Equal($".NETCoreApp,Version=v{Environment.Version.Major}.0", framework);
    }
}
