using System.Net.Security;

namespace Hangup;

/// <summary>The goodbye of TLS (RFC 8446 section 6.1).</summary>
internal static class CloseNotify
{
#if NET
    public static Task SendAsync(SslStream tls) => tls.ShutdownAsync();
#else
    // netstandard2.0 does not know the method that every .NET since Core 2.0 and every .NET Framework since 4.7 has. Older ones cannot say goodbye.
    private static readonly Func<SslStream, Task>? s_shutdown =
        typeof(SslStream).GetMethod("ShutdownAsync", Type.EmptyTypes)?.CreateDelegate(typeof(Func<SslStream, Task>)) as Func<SslStream, Task>;

    public static Task SendAsync(SslStream tls) => s_shutdown?.Invoke(tls) ?? Task.CompletedTask;
#endif
}
