namespace Hangup.Analyzers.Symbols;

/// <summary>One line of a vocabulary: <c>[Namespace.Type]::Member = Event</c>.</summary>
internal readonly record struct VocabularyLine(string Type, string Member, ConnectionEvent Event)
{
    public static VocabularyLine Parse(string line)
    {
        var closing = line.IndexOf("]::", StringComparison.Ordinal);
        var equals = line.IndexOf('=');
        var type = line.Substring(0, closing).Trim().Substring(1);
        var member = line.Substring(closing + 3, equals - closing - 3).Trim();
        return new VocabularyLine(type, member, (ConnectionEvent)Enum.Parse(typeof(ConnectionEvent), line.Substring(equals + 1).Trim()));
    }
}
