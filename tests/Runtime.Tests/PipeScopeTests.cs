using System.IO.Pipelines;

namespace Hangup.Runtime.Tests;

/// <summary>Whoever leaves a scope before the pipe is completed fails it. On .NET 10: other targets leave this file out.</summary>
public class PipeScopeTests
{
    [Fact]
    public async Task ScopeLeftByAnException_ThrowsAtTheReader()
    {
        var pipe = new Pipe();
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await using var scope = pipe.Writer.FailOnDispose();
            await scope.Writer.WriteAsync(new byte[3]);
            throw new InvalidDataException();
        });

        await Assert.ThrowsAsync<IOException>(async () => await pipe.Reader.ReadAsync());
    }

    [Fact]
    public async Task ScopeOfACompletedWriter_AddsNothing()
    {
        var pipe = new Pipe();
        using (pipe.Writer.FailOnDispose())
        {
            await pipe.Writer.WriteAsync(new byte[3]);
            await pipe.Writer.CompleteAsync();
        }

        var read = await pipe.Reader.ReadAsync();
        Assert.Equal((3, true), (read.Buffer.Length, read.IsCompleted));
    }

    [Fact]
    public void NoWriter_IsNamed() =>
        Assert.Equal("writer", Assert.Throws<ArgumentNullException>(() => PipeWriterExtensions.FailOnDispose(null!)).ParamName);
}
