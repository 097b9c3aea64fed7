namespace Hangup.Analyzers.Symbols;

/// <summary>One line of a vocabulary: <c>[Namespace.Type]::Member = Event</c>.</summary>
internal readonly record struct VocabularyLine(string Type, string Member, ConnectionEvent Event)
{
    /// <summary>Without the parameter that tells overloads apart: <c>Complete(exception)</c>.</summary>
    public string Name => Member.Split('(')[0];

    /// <summary>Of our own lines, all of which are in order.</summary>
    public static VocabularyLine Parse(string line) => Split(line) is { } parts
        ? new VocabularyLine(parts.Type, parts.Member, (ConnectionEvent)Enum.Parse(typeof(ConnectionEvent), parts.Word))
        : throw new FormatException(line);

    /// <summary>Null where the line does not have the form.</summary>
    public static (string Type, string Member, string Word)? Split(string line)
    {
        var closing = line.IndexOf("]::", StringComparison.Ordinal);
        var equals = line.IndexOf('=');
        var start = line.TrimStart();
        if (closing < 0 || equals < closing || start[0] != '[')
            return null;
        var type = line.Substring(line.Length - start.Length + 1, closing - (line.Length - start.Length + 1)).Trim();
        var member = line.Substring(closing + 3, equals - closing - 3).Trim();
        var word = line.Substring(equals + 1).Trim();
        return type.Length == 0 || member.Length == 0 || word.Length == 0 ? null : (type, member, word);
    }
}
