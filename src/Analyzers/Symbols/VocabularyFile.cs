using Hangup.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers.Symbols;

/// <summary>A file in which a team or a library says what its own members do to a connection: <c>Hangup.Vocabulary.txt</c>.</summary>
internal static class VocabularyFile
{
    private const string Start = "Hangup.Vocabulary.";
    private const string End = ".txt";
    private const char Comment = '#';

    private const string Heading = "contract ";

    private static readonly (string Word, ImplicitEnd Dispose)[] Disposals = { ("completes", ImplicitEnd.Completes), ("fails", ImplicitEnd.Fails), ("closes", ImplicitEnd.Closes), ("true", ImplicitEnd.IsTrue) };

    private static readonly char[] Separators = { '/', '\\' };

    /// <summary>What a file can say, in the order of the page that documents it.</summary>
    private static readonly (string Word, ConnectionEvent Event)[] Words =
    {
        ("accept", ConnectionEvent.Accept), ("connect", ConnectionEvent.Connect), ("use", ConnectionEvent.Use), ("view", ConnectionEvent.View),
        ("close", ConnectionEvent.Close), ("gracefully", ConnectionEvent.CloseGracefully), ("abort", ConnectionEvent.Abort), ("dispose", ConnectionEvent.Dispose),
        ("shutdown", ConnectionEvent.Shutdown), ("keep", ConnectionEvent.Escape), ("borrow", ConnectionEvent.Borrow), ("nothing", ConnectionEvent.Nothing),
    };

    /// <summary>It is called Hangup.Vocabulary.txt or Hangup.Vocabulary.Something.txt.</summary>
    public static bool IsOne(AdditionalText file)
    {
        var name = NameOf(file.Path);
        return name.StartsWith(Start, StringComparison.OrdinalIgnoreCase) && name.EndsWith(End, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Without folders, whichever machine the path is of.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(Separators) + 1);

    public static IEnumerable<VocabularyEntry> Read(AdditionalText file, CancellationToken cancellation)
    {
        if (file.GetText(cancellation) is not { } text)
            yield break;
        Contract? contract = null;
        foreach (var line in text.Lines)
        {
            var whole = line.ToString();
            var said = whole.Split(Comment)[0].TrimEnd();
            if (said.Length == 0)
                continue;
            var indent = said.Length - said.TrimStart().Length;
            var span = TextSpan.FromBounds(line.Start + indent, line.Start + said.Length);
            var location = Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
            if (!said.TrimStart().StartsWith(Heading, StringComparison.Ordinal))
                yield return Parse(said.TrimStart(), location) with { Contract = contract };
            else if (Headed(said.TrimStart()) is { } next)
                contract = next;
            else
                yield return VocabularyEntry.Bad(said.TrimStart(), location, $"is not of the form contract Name = dispose, where dispose is {string.Join(", ", Disposals.Select(static known => known.Word))}");
        }
    }

    /// <summary><c>contract Orders = completes</c>: what follows is about a protocol of its own, whose dispose says that all is complete.</summary>
    private static Contract? Headed(string text)
    {
        var parts = text.Substring(Heading.Length).Split('=');
        if (parts.Length != 2 || parts[0].Trim() is not { Length: > 0 } name)
            return null;
        foreach (var (word, dispose) in Disposals)
            if (word == parts[1].Trim())
                return new Contract(name, "", dispose, "") { Leak = Leak.LeavesWaiting };
        return null;
    }

    private static VocabularyEntry Parse(string text, Location location)
    {
        if (VocabularyLine.Split(text) is not { } parts)
            return VocabularyEntry.Bad(text, location, "is not of the form [Namespace.Type]::Member = event");
        foreach (var (word, happens) in Words)
            if (word == parts.Word)
                return new VocabularyEntry(new VocabularyLine(parts.Type, parts.Member, happens), text, location, null);
        return VocabularyEntry.Bad(text, location, $"has no event '{parts.Word}', only {string.Join(", ", Words.Select(known => known.Word))}");
    }
}
