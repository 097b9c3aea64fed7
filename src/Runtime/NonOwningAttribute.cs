namespace Hangup;

/// <summary>
/// The connection passed, returned or stored here is borrowed: someone else ends it.
/// Overrules what the analyzers infer. Nothing happens at run time and nothing goes on the wire.
/// </summary>
/// <remarks>
/// On a parameter: the caller keeps the connection and ends it. On a return value: the callee keeps it.
/// On a field or property: the type only uses it.
/// The analyzers match the attribute by its simple name, so a copy in your own namespace works without this package's runtime.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NonOwningAttribute : Attribute;
