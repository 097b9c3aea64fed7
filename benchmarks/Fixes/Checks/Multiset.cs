namespace Hangup.FixTrials.Checks;

/// <summary>What there is more of than before.</summary>
internal static class Multiset
{
    public static IEnumerable<T> Except<T, TKey>(IEnumerable<T> items, IEnumerable<T> without, Func<T, TKey> key)
        where TKey : notnull
    {
        var left = without.GroupBy(key).ToDictionary(group => group.Key, group => group.Count());
        foreach (var item in items)
        {
            var known = key(item);
            var count = left.GetValueOrDefault(known);
            if (count == 0)
            {
                yield return item;
            }
            else
            {
                left[known] = count - 1;
            }
        }
    }
}
