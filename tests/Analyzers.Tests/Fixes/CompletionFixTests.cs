using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>The reader is told what broke.</summary>
public class CompletionFixTests
{
    private const string Pipelines = "using System.IO.Pipelines;\n\n";

    [Fact]
    public Task Finally_GetsACatchBesideIt() => Fix(Pipelines + """
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data)
            {
                try
                {
                    await writer.WriteAsync(data);
                }
                finally
                {
                    // However it went.
                    await {|HUP501:writer.CompleteAsync()|}.ConfigureAwait(false);
                }
            }
        }
        """, Pipelines + """
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data)
            {
                try
                {
                    await writer.WriteAsync(data);
                }
                catch (Exception exception)
                {
                    await writer.CompleteAsync(exception).ConfigureAwait(false);
                    throw;
                }
                finally
                {
                    // However it went.
                    await writer.CompleteAsync().ConfigureAwait(false);
                }
            }
        }
        """, CompletionFix.CompleteKey);

    [Fact]
    public Task CatchThatNamesNothing_GetsAName() => Fix(Pipelines + """
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data) {
                try {
                    await writer.WriteAsync(data);
                } catch (IOException) {
                    {|HUP501:writer.Complete()|};
                    throw;
                } catch {
                    {|HUP501:writer.Complete()|};
                }
            }
        }
        """, Pipelines + """
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data) {
                try {
                    await writer.WriteAsync(data);
                } catch (IOException exception) {
                    writer.Complete(exception);
                    throw;
                } catch (Exception exception2) {
                    writer.Complete(exception2);
                }
            }
        }
        """, CompletionFix.CompleteKey);

    [Fact]
    public Task CatchThatNamesIt_HandsItOn() => Fix(Pipelines + """
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data)
            {
                try
                {
                    await writer.WriteAsync(data);
                    writer.Complete();
                }
                catch (Exception failure) when (failure is not InvalidOperationException)
                {
                    Console.WriteLine(failure);
                    {|HUP501:writer.Complete()|};
                }
            }
        }
        """, Pipelines + """
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data)
            {
                try
                {
                    await writer.WriteAsync(data);
                    writer.Complete();
                }
                catch (Exception failure) when (failure is not InvalidOperationException)
                {
                    Console.WriteLine(failure);
                    writer.Complete(failure);
                }
            }
        }
        """, CompletionFix.CompleteKey);

    [Fact]
    public Task StreamInAUsing_HasNoExceptionToHandOn() => NoFix(Pipelines + """
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data)
            {
                using var {|HUP501:stream|} = writer.AsStream();
                await stream.WriteAsync(data);
            }
        }
        """);

    [Fact]
    public Task FinallyThatChooses_IsLeftAlone() => NoFix(Pipelines + """
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data, bool isLast)
            {
                try
                {
                    await writer.WriteAsync(data);
                }
                finally
                {
                    if (isLast)
                        {|HUP501:writer.Complete()|};
                }
            }
        }
        """);

    [Theory]
    [InlineData("(IOException)")]
    [InlineData("(Exception) when (data.Length > 0)")]
    public Task CatchThatLetsSomethingPast_GetsOneBesideTheFinally(string caught) => Fix(Pipelines + $$"""
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data)
            {
                try
                {
                    await writer.WriteAsync(data);
                }
                catch {{caught}}
                {
                    Console.WriteLine("lost");
                }
                finally
                {
                    {|HUP501:writer.Complete()|};
                }
            }
        }
        """, Pipelines + $$"""
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data)
            {
                try
                {
                    await writer.WriteAsync(data);
                }
                catch {{caught}}
                {
                    Console.WriteLine("lost");
                }
                catch (Exception exception)
                {
                    writer.Complete(exception);
                    throw;
                }
                finally
                {
                    writer.Complete();
                }
            }
        }
        """, CompletionFix.CompleteKey);

    [Theory]
    [InlineData("")]
    [InlineData("(Exception)")]
    [InlineData("(System.Exception)")]
    [InlineData("(IOException)")]
    public Task CatchThatLetsNothingPastOrThrowsOn_LeavesNoRoomForAnother(string caught) => NoFix(Pipelines + $$"""
        class Program
        {
            async Task Fill(PipeWriter writer, byte[] data)
            {
                try
                {
                    await writer.WriteAsync(data);
                }
                catch {{caught}}
                {
                    throw;
                }
                finally
                {
                    {|HUP501:writer.Complete()|};
                }
            }
        }
        """, CompletionFix.CompleteKey);
}
