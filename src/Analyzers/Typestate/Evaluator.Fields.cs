namespace Hangup.Analyzers.Typestate;

/// <summary>What a field of this object has, and so far nobody else: with the field it is lost.</summary>
internal sealed partial class Evaluator
{
    private bool IsStowed(Place? place, Value value) => place is { IsOfThis: true } && !_body.Facts.SharesThis
        && value.References.All(reference => reference.IsNull || _body.Connections[reference.Connection] is { IsOwned: true, Place: null });

    /// <summary>Others may have seen it since.</summary>
    private void Release(IEnumerable<int> connections)
    {
        foreach (var connection in connections)
            if (Now[connection] is var facts && facts.May(Facts.Stowed))
                Now = Now.With(connection, (facts & ~Facts.Stowed) | Facts.Escaped);
    }

    /// <summary>A field that is filled again on reconnect is not looked at; a listener's next peer takes nobody's place.</summary>
    private void ReleaseReplaced(Place place)
    {
        if (Now.Places.TryGetValue(place, out var old))
            Release(old.References.Select(static reference => reference.Connection).Where(connection => connection != Reference.Null && !_body.Connections[connection].IsAccepted).ToArray());
    }
}
