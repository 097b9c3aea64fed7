using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>The connections of one body. The same expression or place always gives the same one, so that iteration settles.</summary>
internal sealed class Connections
{
    private readonly Dictionary<object, Connection> _byOrigin = new();
    private readonly Dictionary<int, int> _elders = new();
    private readonly List<Connection> _all = new() { null! };

    public IEnumerable<Connection> All => _all.Where((connection, id) => id > 0 && connection.Id == id);

    public Connection this[int id] => _all[id];

    /// <summary>The number of those that the same expression made before: in a loop the last one is not to be mixed up with them.</summary>
    public int ElderOf(int id)
    {
        if (_elders.TryGetValue(id, out var elder))
            return elder;
        _all.Add(_all[id]);
        _elders.Add(id, elder = _all.Count - 1);
        return elder;
    }

    public Connection Owned(SyntaxNode origin, ITypeSymbol? type) => Get((origin, true), id => new Connection(id, origin, true, type));

    /// <summary>A parameter that an attribute makes this method's own.</summary>
    public Connection Owned(Place place, SyntaxNode origin, ITypeSymbol? type) =>
        Get(place, id => new Connection(id, origin, true, type) { Place = place });

    public Connection Borrowed(SyntaxNode origin, ITypeSymbol? type) => Get((origin, false), id => new Connection(id, origin, false, type));

    public Connection Borrowed(Place place, SyntaxNode origin, ITypeSymbol? type) =>
        Get(place, id => new Connection(id, origin, false, type) { Place = place });

    private Connection Get(object key, Func<int, Connection> create)
    {
        if (_byOrigin.TryGetValue(key, out var known))
            return known;
        var made = create(_all.Count);
        _all.Add(made);
        _byOrigin.Add(key, made);
        return made;
    }
}
