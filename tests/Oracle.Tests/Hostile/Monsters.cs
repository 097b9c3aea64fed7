using System.Text;

namespace Hangup.Oracle.Hostile;

/// <summary>Programs too large, too deep or too odd.</summary>
internal static class Monsters
{
    public static readonly IReadOnlyDictionary<string, Func<string>> All = new Dictionary<string, Func<string>>
    {
        ["nesting 1 000 deep"] = () => Method("using var c = new TcpClient(given.Host, 1); " + Repeat(1000, static _ => "if (given.Ask()) { ") + "c.Close();" + new string('}', 1000)),
        ["300 connections, one in the other"] = () => Method(Repeat(300, static number => $"if (given.Yes) {{ var c{number} = new TcpClient(given.Host, {number});") + new string('}', 300)),
        ["calls 1 000 deep"] = () => Method("using var c = new TcpClient(given.Host, 1); " + Repeat(1000, static _ => "Same(") + "c" + new string(')', 1000) + ".Close();") + "static partial class Program { static TcpClient Same(TcpClient c) => c; }",
        ["lambdas 200 deep"] = () => Method("using var c = new TcpClient(given.Host, 1); " + Repeat(200, static number => $"Action a{number} = () => {{ ") + "c.Close();" + Repeat(200, static number => $" }}; a{199 - number}();")),
        ["5 000 terms"] = () => Method($"using var c = new TcpClient(given.Host, 1); var sum = {string.Join(" + ", Enumerable.Repeat("c.Available", 5000))}; c.Close();"),
        ["2 000 labels"] = () => Method("var c = new TcpClient(given.Host, 1);\n" + Repeat(2000, static number => $"l{number}: if (given.Ask()) goto l{number * 7919 % 2000};\n") + "c.Close();"),
        ["cycles"] = () => """
            class A : B { TcpClient c = new("h", 1); public void Dispose() => c.Dispose(); }
            class B : A, IDisposable { public void Dispose() => Dispose(); }
            interface I : J { } interface J : I { TcpClient C { get; } }
            struct S { S s; TcpClient c; }
            class G<T> : G<G<T>> where T : T { TcpClient c = new("h", 1); }
            class D { TcpClient c = c; static D d = d; TcpClient P => P; void M() => M(); void M() { using var x = P; M(); } }
            """,
        ["errors"] = () => """
            class E : Missing<TcpClient> { Missing f = new TcpClient("h", 1); void M(out TcpClient c, ref Missing m) { using var x = m.c.d[0](); using (c = f) ; c?.Close(out var y); goto nowhere; } }
            class F { void M() { using var c = new TcpClient("h", ); using var d = new(); using c.Close(); var e = await c; lock (c) yield return c; } TcpClient this[] => null; ~G() => c.Dispose(); }
            class TcpClient : TcpClient { } namespace System.Net.Sockets { class Socket : Socket { } }
            """,
    };

    /// <summary>1 000 connections, one in the other.</summary>
    public static string DeepFile() => Method(Repeat(1000, static number => $"if (given.Yes) {{ var c{number} = new TcpClient(given.Host, {number});") + new string('}', 1000));

    /// <summary>100 000 lines.</summary>
    public static string LongFile() => string.Concat(Enumerable.Range(0, 10_000).Select(static number => $$"""
        static class Part{{number}}
        {
            static void Run(Given given)
            {
                var client = new TcpClient(given.Host, {{number}});
                client.GetStream().Write(given.Data);
                client.Close();
            }
        }


        """));

    private static string Method(string body) => $"static partial class Program {{ static void Run(Given given) {{ {body} }} }}";

    private static string Repeat(int times, Func<int, string> text) => Enumerable.Range(0, times).Aggregate(new StringBuilder(), (all, number) => all.Append(text(number))).ToString();
}
