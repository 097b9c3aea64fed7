namespace Hangup;

/// <summary>
/// The connection passed, returned or stored here is owned: whoever has it must end it.
/// Overrules what the analyzers infer. Nothing happens at run time and nothing goes on the wire.
/// </summary>
/// <remarks>
/// On a parameter: the method takes the connection over, and the caller need not end it.
/// On a return value: the caller owns what it gets. On a field or property: the type ends it.
/// The analyzers match the attribute by its simple name, so a copy in your own namespace works without this package's runtime.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class OwningAttribute : Attribute;
