using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Where a connection can sit: a local, a parameter, a flow capture, a field or property of one of these or of <c>this</c>.</summary>
/// <param name="Root">The local, parameter, capture or static; null: <c>this</c>.</param>
/// <param name="Receiver">For a member: what it is a member of.</param>
internal sealed record Place(object? Root, Place? Receiver)
{
    private const int DeepestPath = 4;

    public static readonly Place This = new(null, null);

    // Every step of every path looks places up, and a symbol takes long to say its hash.
    private int _hash;

    // A copy is of something else.
    private Place(Place original) => (Root, Receiver) = (original.Root, original.Receiver);

    /// <summary>The place that <paramref name="operation"/> names; null where it names none.</summary>
    public static Place? Of(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => new Place(local.Local, null),
        IParameterReferenceOperation parameter => new Place(parameter.Parameter, null),
        IFlowCaptureReferenceOperation capture => new Place(capture.Id, null),
        IFlowCaptureOperation capture => new Place(capture.Id, null),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => This,
        IFieldReferenceOperation field => Member(field.Field, field.Instance),
        IPropertyReferenceOperation { Arguments.Length: 0 } property => Member(property.Property, property.Instance),
        IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand),
        IDeclarationExpressionOperation declaration => Of(declaration.Expression),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        _ => null,
    };

    /// <summary>The symbol a message can name; null for a capture.</summary>
    public ISymbol? Symbol => Root as ISymbol;

    public bool IsCapture => Root is CaptureId;

    /// <summary>A local, or a capture: gone when the method is.</summary>
    public bool IsLocal => Receiver is null && Root is CaptureId or ILocalSymbol { RefKind: RefKind.None };

    /// <summary>Reached through a field or property: other methods see it, too.</summary>
    public bool IsShared => Root is IFieldSymbol or IPropertySymbol;

    /// <summary>A field or property of <c>this</c>.</summary>
    public bool IsOfThis => IsShared && Receiver == This;

    public bool Equals(Place? other) =>
        ReferenceEquals(this, other) || (other is not null && GetHashCode() == other.GetHashCode() && Equals(Root, other.Root) && (Receiver is null ? other.Receiver is null : Receiver.Equals(other.Receiver)));

    public override int GetHashCode() => _hash != 0 ? _hash : _hash = unchecked(((Root?.GetHashCode() ?? 1) * 31) + (Receiver?.GetHashCode() ?? 0));

    public override string ToString() => (Receiver is null || Receiver == This ? "" : Receiver + ".") + (Root switch
    {
        null => "this",
        ISymbol symbol => symbol.Name,
        _ => "capture",
    });

    private static Place? Member(ISymbol member, IOperation? instance)
    {
        // What an accessor calls 'field' is what everybody else calls by the property's name.
        member = (member as IFieldSymbol)?.AssociatedSymbol as IPropertySymbol ?? member;
        if (instance is null)
            return new Place(member, null);
        var receiver = Of(instance);
        return receiver is null || receiver.Depth >= DeepestPath ? null : new Place(member, receiver);
    }

    private int Depth => Receiver is null ? 1 : Receiver.Depth + 1;
}
