using System.Globalization;
using System.Text;

namespace Hangup.Benchmarks;

/// <summary>A file that somebody works on, and where in it they type.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Label">And the chart.</param>
/// <param name="Text">Before the first keystroke.</param>
/// <param name="Caret">Between two statements in the middle.</param>
internal sealed record OpenDocument(string Name, string Label, string Text, int Caret)
{
    private const string Mark = "/*caret*/";

    /// <summary>About 2 000 lines, with that many connections: each in a method of its own, every second one handed to a helper.</summary>
    public static OpenDocument With(int connections)
    {
        const int methods = 170;
        var text = new StringBuilder("using System;\nusing System.IO;\nusing System.Net.Sockets;\n\ninternal sealed class Desk : IDisposable\n{\n    private TcpClient? _kept;\n\n    public void Dispose() => _kept?.Close();\n\n    private static void Hello(Stream stream) => stream.WriteByte(7);\n");
        for (var number = 0; number < methods; number++)
            text.Append(number * connections / methods != (number + 1) * connections / methods ? Talk(number) : Count(number));
        return Marked($"2 000 lines, {connections} connections", $"{connections} connections", text.AppendLine("}").ToString());
    }

    /// <summary>One method of 1 000 lines and fifty connections.</summary>
    public static OpenDocument LargeMethod()
    {
        var text = GeneratedPrograms.LargeMethod(1_000, Lifetimes.OneByOne);
        var middle = text.IndexOf("step ^= 3;", text.Length / 2, StringComparison.Ordinal);
        return Marked("a method of 1 000 lines", "method of 1 000 lines", text.Insert(middle, Mark));
    }

    private static OpenDocument Marked(string name, string label, string text) =>
        new(name, label, text.Replace(Mark, "", StringComparison.Ordinal), text.IndexOf(Mark, StringComparison.Ordinal));

    private static string Talk(int number) => Format($$"""

            public int Talk{{number}}(TcpListener listener, int step)
            {
                {{(number % 3 == 0 ? "using " : "")}}var client = listener.AcceptTcpClient();
                {{(number == 86 ? Mark : "")}}if (step > {{number}})
                    {{(number % 2 == 0 ? "Hello(client.GetStream())" : "client.GetStream().WriteByte(1)")}};
                else
                    step += {{number}};
                client.Close();
                return step;
            }

        """);

    private static string Count(int number) => Format($$"""

            public int Count{{number}}(string text, int step)
            {
                var words = text.Split(' ');
                {{(number == 86 ? Mark : "")}}if (step > words.Length)
                    step -= words[0].Length;
                else
                    step += {{number}};
                Console.WriteLine(step);
                return step;
            }

        """);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
