using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP501: an exception completes what was written as if that were all.</summary>
public class CompletedOnErrorTests
{
    private const string Usings = """
        using System;
        using System.IO;
        using System.IO.Pipelines;
        using System.Net.Quic;
        using System.Threading.Tasks;

        """;

    [Fact]
    public Task CompleteInAFinally_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Fill(PipeWriter writer, Stream source)
            {
                try
                {
                    await source.CopyToAsync(writer);
                    await writer.FlushAsync();
                }
                finally
                {
                    {|HUP501:writer.Complete()|};
                }
            }
        }
        """);

    [Fact]
    public Task CompleteAsyncInAFinally_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Fill(PipeWriter writer, byte[] data)
            {
                try
                {
                    await writer.WriteAsync(data);
                }
                finally
                {
                    await {|HUP501:writer.CompleteAsync()|};
                }
            }
        }
        """);

    [Fact]
    public Task CompleteInACatch_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Fill(PipeWriter writer, byte[] data)
            {
                try
                {
                    await writer.WriteAsync(data);
                    await writer.CompleteAsync();
                }
                catch (IOException)
                {
                    {|HUP501:writer.Complete()|};
                }
            }
        }
        """);

    [Fact]
    public Task WriterOfAPipeInAField_IsReported() => Check(Usings + """
        class Program
        {
            private readonly Pipe _pipe = new();

            async Task Fill(byte[] data)
            {
                try
                {
                    await _pipe.Writer.WriteAsync(data);
                }
                finally
                {
                    {|HUP501:_pipe.Writer.Complete()|};
                }
            }
        }
        """);

    [Fact]
    public Task StreamOfAWriter_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Fill(PipeWriter writer, byte[] data)
            {
                using var {|HUP501:stream|} = writer.AsStream();
                await stream.WriteAsync(data);
            }
        }
        """);

    [Fact]
    public Task QuicStreamInAUsing_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Send(QuicConnection connection, byte[] data)
            {
                await using var {|HUP501:stream|} = await connection.OpenOutboundStreamAsync(QuicStreamType.Unidirectional);
                await stream.WriteAsync(data);
            }
        }
        """);

    [Fact]
    public Task CompletedWithTheException_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Fill(PipeWriter writer, byte[] data)
            {
                try
                {
                    await writer.WriteAsync(data);
                }
                catch (Exception failure)
                {
                    await writer.CompleteAsync(failure);
                    throw;
                }

                await writer.CompleteAsync();
            }
        }
        """);

    [Fact]
    public Task ExceptionIsKeptForTheFinally_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Fill(PipeWriter writer, byte[] data)
            {
                Exception? failure = null;
                try
                {
                    await writer.WriteAsync(data);
                }
                catch (Exception caught)
                {
                    failure = caught;
                }
                finally
                {
                    writer.Complete(failure);
                }
            }
        }
        """);

    [Fact]
    public Task StreamThatLeavesItOpen_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Fill(PipeWriter writer, byte[] data)
            {
                using var stream = writer.AsStream(leaveOpen: true);
                await stream.WriteAsync(data);
            }
        }
        """);

    [Fact]
    public Task QuicStreamThatIsAborted_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Send(QuicStream stream, byte[] data)
            {
                try
                {
                    await stream.WriteAsync(data);
                    stream.CompleteWrites();
                }
                catch
                {
                    stream.Abort(QuicAbortDirection.Write, 1);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task ReaderInAFinally_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Drain(PipeReader reader)
            {
                try
                {
                    reader.AdvanceTo((await reader.ReadAsync()).Buffer.End);
                }
                finally
                {
                    reader.Complete();
                }
            }
        }
        """);

    [Fact]
    public Task ReaderOfTheSamePipeIsCompleted_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task<PipeReader> Fill(Stream source)
            {
                var pipe = new Pipe();
                try
                {
                    await pipe.Writer.WriteAsync(new byte[8]);
                }
                catch
                {
                    pipe.Reader.Complete();
                    throw;
                }
                finally
                {
                    pipe.Writer.Complete();
                }

                return pipe.Reader;
            }
        }
        """);

    [Fact]
    public Task NothingWasWritten_IsNotReported() => Check(Usings + """
        class Program
        {
            static void Refuse(IDuplexPipe stream, Action<IDuplexPipe> add)
            {
                try
                {
                    add(stream);
                }
                catch (IOException)
                {
                    stream.Input.Complete();
                    stream.Output.Complete();
                }
            }
        }
        """);

    [Fact]
    public Task BothDirectionsOfATransport_AreNotOnePipe() => Check(Usings + """
        class Program
        {
            static async Task Answer(IDuplexPipe transport, byte[] data)
            {
                try
                {
                    await transport.Output.WriteAsync(data);
                }
                finally
                {
                    await {|HUP501:transport.Output.CompleteAsync()|};
                    await transport.Input.CompleteAsync();
                }
            }
        }
        """);

    [Fact]
    public Task FailedByAScope_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Fill(PipeWriter writer, byte[] data)
            {
                using var scope = writer.FailOnDispose();
                await writer.WriteAsync(data);
                await writer.CompleteAsync();
            }

            static async Task FillBehindAStream(PipeWriter writer, byte[] data)
            {
                await using var stream = writer.AsStream();
                using var scope = writer.FailOnDispose();
                await stream.WriteAsync(data);
                await writer.CompleteAsync();
            }
        }
        """);
}
