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
}
