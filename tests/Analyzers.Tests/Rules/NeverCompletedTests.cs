using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP502: a writer or reader that nobody completes.</summary>
public class NeverCompletedTests
{
    private const string Usings = """
        using System.IO;
        using System.IO.Pipelines;
        using System.Threading.Tasks;

        """;

    [Fact]
    public Task WriterOverAStream_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Fill(Stream stream, byte[] data)
            {
                var writer = {|HUP502:PipeWriter.Create(stream)|};
                await writer.WriteAsync(data);
            }
        }
        """);

    [Fact]
    public Task ReaderInAField_IsReported() => Check(Usings + """
        class Program(Stream stream)
        {
            private readonly PipeReader {|HUP502:_reader|} = PipeReader.Create(stream);

            async Task<bool> More() => !(await _reader.ReadAsync()).IsCompleted;
        }
        """);

    [Fact]
    public Task CompletedOnBothWays_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Fill(Stream stream, byte[] data)
            {
                var writer = PipeWriter.Create(stream);
                try
                {
                    await writer.WriteAsync(data);
                }
                catch (System.Exception failure)
                {
                    writer.Complete(failure);
                    throw;
                }

                writer.Complete();
            }
        }
        """);

    [Fact]
    public Task HandedOn_IsNotReported() => Check(Usings + """
        class Program
        {
            static PipeWriter Open(Stream stream) => PipeWriter.Create(stream);
        }
        """);

    [Fact]
    public Task WrapperAroundAnother_IsNotReported() => Check(Usings + """
        abstract class Counting : PipeReader;

        class Counted : Counting
        {
            public Counted(PipeReader inner) => Inner = inner;

            private PipeReader Inner { get; }

            public override void AdvanceTo(System.SequencePosition consumed) => Inner.AdvanceTo(consumed);

            public override void AdvanceTo(System.SequencePosition consumed, System.SequencePosition examined) => Inner.AdvanceTo(consumed, examined);

            public override void CancelPendingRead() => Inner.CancelPendingRead();

            public override void Complete(System.Exception? exception = null) => Inner.Complete(exception);

            public override ValueTask<ReadResult> ReadAsync(System.Threading.CancellationToken cancellation = default) => Inner.ReadAsync(cancellation);

            public override bool TryRead(out ReadResult result) => Inner.TryRead(out result);

            static async Task Read(PipeReader inner)
            {
                var counted = new Counted(inner);
                await counted.ReadAsync();
            }
        }
        """);

    [Fact]
    public Task StreamOfAReader_IsNotReported() => Check(Usings + """
        class Program
        {
            static void Skip(Pipe pipe)
            {
                Stream stream = pipe.Reader.AsStream();
                stream.Dispose();
            }
        }
        """);

    [Fact]
    public Task WriterOverMemory_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task<byte[]> Fill(byte[] data)
            {
                var memory = new MemoryStream();
                var writer = PipeWriter.Create(memory);
                await writer.WriteAsync(data);
                return memory.ToArray();
            }
        }
        """);
}
