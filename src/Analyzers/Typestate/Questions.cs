using Hangup.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>What a body asks more than once of what it never changes, a parameter or a token: it has one answer.</summary>
internal sealed class Questions
{
    /// <summary>Each doubles the courses to be followed.</summary>
    private const int Most = 2;

    private readonly Dictionary<Place, int> _asked = new();
    private readonly HashSet<ISymbol> _changed = new(SymbolEqualityComparer.Default);

    public IEnumerable<Place> AskedAgain => _asked.Where(pair => pair.Value > 1 && !_changed.Contains(VariableOf(pair.Key))).OrderByDescending(static pair => pair.Value).Select(static pair => pair.Key).Take(Most);

    public void NoteAsked(IOperation condition)
    {
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
            condition = not.Operand;
        if (IsConstant(condition.Uncast()) && Place.Of(condition.Uncast()) is { } place)
            _asked[place] = _asked.TryGetValue(place, out var times) ? times + 1 : 1;
    }

    public void NoteChanged(IOperation operation)
    {
        var target = operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
            _ => null,
        };
        if (target is IParameterReferenceOperation { Parameter: { } parameter })
            _changed.Add(parameter);
    }

    private static bool IsConstant(IOperation question) => question switch
    {
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Boolean } } => true,
        IPropertyReferenceOperation { Property: { Name: nameof(CancellationToken.CanBeCanceled), ContainingType.Name: nameof(CancellationToken) }, Instance: IParameterReferenceOperation } => true,
        _ => false,
    };

    private static ISymbol VariableOf(Place question) => (question.Receiver ?? question).Symbol!;
}
