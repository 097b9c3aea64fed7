using System.Collections;

namespace Hangup.Analyzers.Typestate;

/// <summary>What is bound to each of a few keys; never changes. A body has so few that an array beats every tree and hash table.</summary>
internal sealed class Bindings<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : IEquatable<TKey>
    where TValue : notnull
{
    public static readonly Bindings<TKey, TValue> Empty = new(Array.Empty<KeyValuePair<TKey, TValue>>());

    private readonly KeyValuePair<TKey, TValue>[] _pairs;

    private Bindings(KeyValuePair<TKey, TValue>[] pairs) => _pairs = pairs;

    public IEnumerable<TKey> Keys => _pairs.Select(static pair => pair.Key);

    public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"Nothing is bound to {key}.");

    public bool ContainsKey(TKey key) => IndexOf(key) >= 0;

    public bool TryGetValue(TKey key, out TValue value)
    {
        var index = IndexOf(key);
        value = index < 0 ? default! : _pairs[index].Value;
        return index >= 0;
    }

    public Bindings<TKey, TValue> SetItem(TKey key, TValue value)
    {
        var index = IndexOf(key);
        var pairs = new KeyValuePair<TKey, TValue>[index < 0 ? _pairs.Length + 1 : _pairs.Length];
        _pairs.CopyTo(pairs, 0);
        pairs[index < 0 ? _pairs.Length : index] = new KeyValuePair<TKey, TValue>(key, value);
        return new Bindings<TKey, TValue>(pairs);
    }

    public Bindings<TKey, TValue> Remove(TKey key) =>
        IndexOf(key) is >= 0 and var index ? new Bindings<TKey, TValue>(_pairs.Where((_, at) => at != index).ToArray()) : this;

    /// <summary>This itself where none <paramref name="isGone"/>.</summary>
    public Bindings<TKey, TValue> Without(Func<KeyValuePair<TKey, TValue>, bool> isGone) =>
        Array.FindAll(_pairs, pair => !isGone(pair)) is var left && left.Length == _pairs.Length ? this : new Bindings<TKey, TValue>(left);

    /// <summary>The same keys, bound to what <paramref name="become"/> makes of each.</summary>
    public Bindings<TKey, TValue> Become(Func<TKey, TValue, TValue> become) =>
        new(Array.ConvertAll(_pairs, pair => new KeyValuePair<TKey, TValue>(pair.Key, become(pair.Key, pair.Value))));

    /// <summary>What is bound in either, joined where it is in both; this itself if <paramref name="other"/> adds nothing.</summary>
    public Bindings<TKey, TValue> Join(Bindings<TKey, TValue> other, Func<TValue, TValue, TValue> join)
    {
        if (ReferenceEquals(this, other))
            return this;
        var joined = this;
        for (var at = 0; at < other._pairs.Length; at++)
        {
            var added = other._pairs[at];
            // Two courses of events have most of what is bound in the same order.
            var index = IsAt(at, added.Key) ? at : joined.IndexOf(added.Key);
            if (index < 0)
                joined = joined.SetItem(added.Key, added.Value);
            else if (join(joined._pairs[index].Value, added.Value) is var union && !EqualityComparer<TValue>.Default.Equals(union, joined._pairs[index].Value))
                joined = joined.SetItem(added.Key, union);
        }

        return joined;
    }

    public Enumerator GetEnumerator() => new(_pairs);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)_pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _pairs.GetEnumerator();

    private int IndexOf(TKey key)
    {
        for (var index = 0; index < _pairs.Length; index++)
            if (_pairs[index].Key.Equals(key))
                return index;
        return -1;
    }

    private bool IsAt(int index, TKey key) => index < _pairs.Length && _pairs[index].Key.Equals(key);

    /// <summary>For <c>foreach</c>, which the solver does most of all.</summary>
    public struct Enumerator
    {
        private readonly KeyValuePair<TKey, TValue>[] _pairs;
        private int _next;

        public Enumerator(KeyValuePair<TKey, TValue>[] pairs) => (_pairs, _next) = (pairs, 0);

        public readonly KeyValuePair<TKey, TValue> Current => _pairs[_next - 1];

        public bool MoveNext() => _next++ < _pairs.Length;
    }
}
