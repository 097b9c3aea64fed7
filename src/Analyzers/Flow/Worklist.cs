namespace Hangup.Analyzers.Flow;

/// <summary>The nodes to visit, first in source order first, so that a loop settles before what follows it is seen.</summary>
internal sealed class Worklist
{
    private readonly Dictionary<Node, int> _numbers;
    private readonly List<Node> _nodes;
    private readonly SortedSet<(int Ordinal, int Number)> _pending = new();

    public Worklist(int nodes)
    {
        _numbers = new Dictionary<Node, int>(nodes);
        _nodes = new List<Node>(nodes);
    }

    public void Add(Node node)
    {
        if (!_numbers.TryGetValue(node, out var number))
        {
            number = _nodes.Count;
            _numbers[node] = number;
            _nodes.Add(node);
        }

        _pending.Add((node.Block.Ordinal, number));
    }

    public bool TryTake(out Node node)
    {
        node = default;
        if (_pending.Count == 0)
            return false;
        var first = _pending.Min;
        _pending.Remove(first);
        node = _nodes[first.Number];
        return true;
    }
}
