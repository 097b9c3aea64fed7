using System.Globalization;
using System.Text;

namespace Hangup.Benchmarks;

/// <summary>How the connections of a large method lie in time.</summary>
public enum Lifetimes
{
    /// <summary>Each has a <c>using</c> of its own, one after the other.</summary>
    OneByOne,

    /// <summary>All are open throughout, and a loop goes around everything.</summary>
    AllAtOnce,
}

/// <summary>Programs of any size, each the same whenever it is asked for.</summary>
internal static class GeneratedPrograms
{
    private const int Connections = 50;

    private const string Accepted = "listener.AcceptTcpClient()";

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Sockets;

        """;

    /// <summary>A method of that many lines, with a branch in every five, and fifty connections.</summary>
    /// <param name="lines">About how many lines.</param>
    /// <param name="lifetimes">How many connections are open at a time.</param>
    /// <param name="origin">Where each connection comes from, one that all analyzers see: tests put their marks around it.</param>
    public static string LargeMethod(int lines, Lifetimes lifetimes, string origin = "new TcpClient(\"host\", 80)")
    {
        var program = new StringBuilder(Usings).AppendLine("class Program").AppendLine("{").AppendLine("static void Large(TcpListener listener, int step)").AppendLine("{");
        if (lifetimes == Lifetimes.AllAtOnce)
        {
            AppendEach(program, number => $"var client{number} = {origin};");
            program.AppendLine("while (listener.Pending())").AppendLine("{");
            AppendEach(program, number => Branches(number, lines));
            program.AppendLine("}");
            AppendEach(program, static number => $"client{number}.Close();");
        }
        else
        {
            AppendEach(program, number => $$"""
                using (var client{{number}} = {{origin}})
                {
                {{Branches(number, lines)}}
                client{{number}}.Close();
                }
                """);
        }

        return program.AppendLine("}").AppendLine("}").ToString();
    }

    /// <summary>Every method hands the connection to the next; the last one closes it, or nobody does.</summary>
    public static string Chain(int methods, bool closes, string origin = Accepted)
    {
        var program = new StringBuilder(Usings).AppendLine("class Program").AppendLine("{")
            .AppendLine(Format($"static void Start(TcpListener listener) => Pass0({origin}, 0);"));
        for (var number = 0; number < methods - 1; number++)
            program.AppendLine(Format($$"""
                static void Pass{{number}}(TcpClient client, int depth)
                {
                    if (depth % 7 == 0)
                        Console.WriteLine(depth);
                    Pass{{number + 1}}(client, depth + 1);
                }
                """));
        return program.AppendLine(Format($"static void Pass{methods - 1}(TcpClient client, int depth) => {(closes ? "client.Close()" : "Console.WriteLine(client.Available)")};"))
            .AppendLine("}").ToString();
    }

    /// <summary>Every method may hand the connection to every other; where the times are up it is closed, or it is not.</summary>
    public static string Clique(int methods, bool closes, string origin = Accepted)
    {
        var program = new StringBuilder(Usings).AppendLine("class Program").AppendLine("{")
            .AppendLine(Format($"static void Start(TcpListener listener) => Meet0({origin}, 1000);"));
        for (var number = 0; number < methods; number++)
        {
            program.AppendLine(Format($$"""
                static void Meet{{number}}(TcpClient client, int times)
                {
                    if (times == 0)
                    {
                        {{(closes ? "client.Close()" : "Console.WriteLine(client.Available)")}};
                        return;
                    }

                    switch (times % {{methods}})
                    {
                """));
            for (var other = 0; other < methods; other++)
                program.AppendLine(Format($"        {(other == number ? "default" : "case " + other)}: Meet{(other == number ? (number + 1) % methods : other)}(client, times - 1); break;"));
            program.AppendLine("    }").AppendLine("}");
        }

        return program.AppendLine("}").ToString();
    }

    /// <summary>The files of an application of orders; the first few hold connections.</summary>
    public static IEnumerable<string> Application(int files, int withSockets) =>
        Enumerable.Range(0, files).Select(number => Usings.Replace("using System.Net.Sockets;\n", number < withSockets ? "using System.Net.Sockets;\n" : "", StringComparison.Ordinal)
            + Format(number < withSockets ? $$"""
                internal sealed class Server{{number}} : IDisposable
                {
                    private readonly TcpListener _listener;
                    private TcpClient? _last;

                    public Server{{number}}(TcpListener listener) => _listener = listener;

                    public void Run()
                    {
                        while (true)
                        {
                            _last?.Close();
                            _last = _listener.AcceptTcpClient();
                            Answer(_last.GetStream(), new Book{{files - 1}}("server"));
                        }
                    }

                    public void Dispose() => _last?.Close();

                    private static void Answer(Stream stream, Book{{files - 1}} book) => stream.WriteByte((byte)book.Count);
                }
                """ : Book(number, withSockets)));

    private const string Reading = """
        public bool TryRead(string path, out int read)
        {
            read = 0;
            try
            {
                foreach (var line in File.ReadLines(path))
                {
                    var parts = line.Split('\t');
                    if (parts.Length == 2 && decimal.TryParse(parts[1], out var total))
                    {
                        _totals[parts[0]] = total;
                        read++;
                    }
                }
            }
            catch (IOException error)
            {
                Console.Error.WriteLine(error.Message);
                return false;
            }

            return read > 0;
        }
        """;

    // An ordinary class, that knows the one before it.
    private static FormattableString Book(int number, int first) => $$"""
        internal sealed class Book{{number}}
        {
            private readonly Dictionary<string, decimal> _totals = new();
            private readonly List<string> _lines = new();
            private readonly string _name;

            public Book{{number}}(string name) => _name = name;

            public int Count => _lines.Count;

            {{(number > first ? $"public Book{number - 1}? Earlier {{ get; set; }}" : "")}}

            public decimal Add(string customer, IEnumerable<decimal> amounts)
            {
                var sum = 0m;
                foreach (var amount in amounts.Where(amount => amount > 0).OrderBy(amount => amount))
                    sum += amount;
                if (_totals.TryGetValue(customer, out var before))
                    sum += before;
                else if (_totals.Count > 1000)
                    throw new InvalidOperationException($"{_name} is full at {customer}.");
                _totals[customer] = sum;
                _lines.Add($"{customer}: {sum:0.00}");
                return sum;
            }

            public void Save(string path)
            {
                using var file = new StreamWriter(path);
                for (var index = 0; index < _lines.Count; index++)
                {
                    file.Write(index);
                    file.Write('\t');
                    file.WriteLine(_lines[index].Trim().ToUpperInvariant());
                }
            }

            public IReadOnlyList<(string Customer, decimal Total)> Best(int count) =>
                _totals.Where(pair => pair.Value > 100m).OrderByDescending(pair => pair.Value).Take(count).Select(pair => (pair.Key, pair.Value)).ToList();

            {{Reading}}
        }
        """;

    private static void AppendEach(StringBuilder program, Func<int, FormattableString> text)
    {
        for (var number = 0; number < Connections; number++)
            program.AppendLine(Format(text(number)));
    }

    // One connection's share of the method: a branch in every five lines.
    private static FormattableString Branches(int number, int lines) => $"{string.Join("\n", Enumerable.Range(0, lines / 5 / Connections).Select(branch => $$"""
        if (step > {{branch}})
            client{{number}}.GetStream().WriteByte(1);
        else
            step += {{branch}};
        step ^= 3;
        """))}";

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
