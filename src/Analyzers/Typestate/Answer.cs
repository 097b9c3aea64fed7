namespace Hangup.Analyzers.Typestate;

/// <summary>What a method's result is, as far as its caller can ask for it: one of the constants that it returns, or anything else.</summary>
internal readonly record struct Answer(object? Constant, bool IsConstant)
{
    public static readonly Answer Other = new(null, false);

    public static Answer Of(object? constant) => new(constant, true);
}
