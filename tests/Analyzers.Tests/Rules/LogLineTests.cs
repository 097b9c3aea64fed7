using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Nobody believes that a line in a log throws, or that words for it cannot be found.</summary>
public class LogLineTests
{
    private static string Gate(string said) => $$"""
        public interface IJournalLog
        {
            void Verbose(string line);
        }

        static class JournalExtensions
        {
            public static void InfoFormat(this IJournalLog journal, string format, params object?[] parts) => journal.Verbose(string.Format(format, parts));
        }

        static class BookLogger
        {
            public static void WriteLine(string line) => File.AppendAllText("book.txt", line);

            public static void Open(string line) => File.AppendAllText("book.txt", line);
        }

        sealed class Gate(IJournalLog journal)
        {
            private readonly List<Socket> _inside = new();

            public IJournalLog Journal => journal;

            private void WriteLog(string line) => File.AppendAllText("gate.txt", line);

            private void LogIn(string line) => File.AppendAllText("gate.txt", line);

            private void Logout(string line) => File.AppendAllText("gate.txt", line);

            private void ShowDialog(string line) => File.AppendAllText("gate.txt", line);

            public void Watch(Socket door)
            {
                while (true)
                {
                    try
                    {
                        var visitor = MARK;
                        {{said}}
                        _inside.Add(visitor);
                    }
                    catch (Exception problem)
                    {
                        Console.WriteLine(problem);
                    }
                }
            }

            public void Leave() => _inside.ForEach(visitor => visitor.Close());
        }
        """;

    [Theory]
    [InlineData("journal.Verbose(\"come in\");")]
    [InlineData("journal.InfoFormat(\"{0}\", visitor.RemoteEndPoint);")]
    [InlineData("JournalExtensions.InfoFormat(journal, \"{0}\", visitor.RemoteEndPoint);")]
    [InlineData("new SemaphoreSlim(0).Release();")]
    [InlineData("new AutoResetEvent(false).Set();")]
    [InlineData("BookLogger.WriteLine(\"come in\");")]
    [InlineData("WriteLog(\"come in \" + visitor.RemoteEndPoint!.ToString());")]
    [InlineData("WriteLog($\"{((IPEndPoint)visitor.RemoteEndPoint!).Address.ToString()}\");")]
    public Task LineInALogBeforeItIsKept_IsNotReported(string said) => Check(Gate(said).Replace("MARK", "door.Accept()", StringComparison.Ordinal));

    [Theory]
    [InlineData("LogIn(\"come in\");")]
    [InlineData("BookLogger.Open(\"come in\");")]
    [InlineData("Logout(\"come in\");")]
    [InlineData("ShowDialog(\"come in\");")]
    [InlineData("File.AppendAllText(\"gate.txt\", \"come in\");")]
    public Task WhatIsNoLog_IsReported(string said) => Check(Gate(said).Replace("MARK", "{|HUP103:door.Accept()|}", StringComparison.Ordinal));
}
