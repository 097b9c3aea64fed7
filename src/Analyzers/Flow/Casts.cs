using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Flow;

/// <summary>Conversions hide what was written.</summary>
internal static class Casts
{
    public static IOperation Uncast(this IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value;
    }
}
