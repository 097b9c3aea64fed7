using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How a test says that something is wrong.</summary>
public interface IVerifier
{
    void Equal<T>(T expected, T actual, string? message = null);

    void True([DoesNotReturnIf(false)] bool assert, string? message = null);

    [DoesNotReturn]
    void Fail(string? message = null);

    IVerifier PushContext(string context);
}

/// <summary>Fails with the message and the contexts (which state, which Fix All scope) it happened in.</summary>
public sealed class DefaultVerifier(ImmutableStack<string> contexts) : IVerifier
{
    public DefaultVerifier()
        : this([])
    {
    }

    public void Equal<T>(T expected, T actual, string? message = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            Fail($"{message}\nExpected:\n{expected}\nActual:\n{actual}");
        }
    }

    public void True([DoesNotReturnIf(false)] bool assert, string? message = null)
    {
        if (!assert)
        {
            Fail(message);
        }
    }

    [DoesNotReturn]
    public void Fail(string? message = null) =>
        throw new VerificationException(string.Concat(contexts.Reverse().Select(part => $"{part}: ")) + message);

    public IVerifier PushContext(string context) => new DefaultVerifier(contexts.Push(context));
}

/// <summary>A test did not see what it expects.</summary>
public sealed class VerificationException(string message) : Exception(message);
