using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Tuples of connections: what is in each part, and all of them at once.</summary>
internal sealed partial class Evaluator
{
    private Dictionary<IOperation, Value[]>? _parts;

    private Value Tuple(ITupleOperation tuple)
    {
        var parts = tuple.Elements.Select(Evaluate).ToArray();
        (_parts ??= new())[tuple] = parts;
        // Of (client, null) the null is another part's.
        return parts.Where(static part => !part.IsNull).Aggregate(Value.Nothing, static (all, part) => all.Or(part.By(Reach.Element)));
    }

    /// <summary><c>(1, client).Item2</c>: that part, and not one of several.</summary>
    private Value? PartOf(IOperation whole, IOperation member)
    {
        if (member is not IFieldReferenceOperation { Field: var field } || _parts?.TryGetValue(whole, out var parts) != true || parts is null)
            return null;
        var elements = ((INamedTypeSymbol)whole.Type!).TupleElements;
        for (var index = 0; index < parts.Length; index++)
            if (SymbolEqualityComparer.Default.Equals(elements[index], field) || SymbolEqualityComparer.Default.Equals(elements[index].CorrespondingTupleField, field.CorrespondingTupleField))
                return parts[index];
        return null;
    }

    /// <summary><c>pair.Left</c> and <c>pair.Right</c> are two.</summary>
    private void StoreParts(Place whole, INamedTypeSymbol type, Value value, IOperation assignment)
    {
        var source = (assignment as ISimpleAssignmentOperation)?.Value.Uncast();
        var parts = source is not null && _parts?.TryGetValue(source, out var known) == true && known is not null ? known : PartsOf(whole, type, value);
        if (parts.Length != type.TupleElements.Length)
            return;
        for (var index = 0; index < parts.Length; index++)
            Now = Now.With(new Place(type.TupleElements[index], whole), parts[index]);
        Now = Now.With(whole, parts.Aggregate(Value.Nothing, static (all, part) => all.Or(part.By(Reach.Element))));
    }

    /// <summary>Of a fresh tuple of several, which its maker tells as one.</summary>
    private Value[] PartsOf(Place whole, INamedTypeSymbol type, Value value)
    {
        if (value.References.Length != 1 || !_body.Connections[value.References[0].Connection].IsOwned || type.TupleElements.Count(IsOneByItself) < 2)
            return Array.Empty<Value>();
        var (facts, origin) = (Now[value.References[0].Connection], _body.Connections[value.References[0].Connection].Origin);
        Happen(ConnectionEvent.Escape, value, _body.Graph.OriginalOperation);
        return type.TupleElements.Select(element => IsOneByItself(element) ? Part(new Place(element, whole), origin, element.Type, facts) : Value.Nothing).ToArray();
    }

    private bool IsOneByItself(IFieldSymbol element) => Symbols.IsConnection(element.Type) && !Symbols.IsNetworkStream(element.Type);

    private Value Part(Place place, SyntaxNode origin, ITypeSymbol type, Facts facts)
    {
        var part = _body.Connections.Owned(place, origin, type);
        Now = Now.With(part.Id, facts);
        return Value.Of(part.Id);
    }

    private static bool IsPart(Place place) => place.Root is IFieldSymbol { ContainingType.IsTupleType: true };

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        var source = deconstruction.Value is IConversionOperation conversion ? conversion.Operand : deconstruction.Value;
        if (target is not ITupleOperation targets)
            return Evaluate(deconstruction.Value);
        var values = source is ITupleOperation tuple && tuple.Elements.Length == targets.Elements.Length
            ? tuple.Elements.Select(Evaluate).ToArray()
            : Spread(Evaluate(source), targets);
        for (var index = 0; index < values.Length; index++)
            AssignTo(targets.Elements[index], values[index], deconstruction);
        return Value.Nothing;
    }

    /// <summary>A tuple from elsewhere: one connection and its stream, or several that are what they are by themselves.</summary>
    private Value[] Spread(Value value, ITupleOperation targets)
    {
        var several = value.References.Count(reference => !reference.IsNull) == 1 && targets.Elements.Count(target => Symbols.IsConnection(target.Type) && !Symbols.IsNetworkStream(target.Type)) > 1;
        var values = targets.Elements.Select(target => !Symbols.IsConnection(target.Type) ? Value.Nothing : several ? Part(value, target) : value).ToArray();
        if (several)
            Happen(ConnectionEvent.Escape, value, targets);
        return values;
    }

    private Value Part(Value whole, IOperation target)
    {
        var facts = Now[whole.NotNull().References[0].Connection];
        var part = _body.Connections.Owned(target.Syntax, target.Type);
        Now = Now.With(part.Id, facts);
        return facts == Facts.None ? whole : Value.Of(part.Id);
    }
}
