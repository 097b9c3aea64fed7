using System.Net.Sockets;
#if NET
using System.Runtime.CompilerServices;
#else
using System.Reflection;
#endif

namespace Hangup;

/// <summary>
/// The place where a <see cref="TcpClient"/> keeps the stream that <c>GetStream()</c> returns. Filled with ours, it makes <c>using var stream = client.GetStream()</c>
/// reset like everything else in a scope, although it is disposed before the scope; a plain stream would send its FIN then.
/// The field is private to .NET: where it is missing nothing is filled, and <c>scope.Stream</c> has to be used, as documented. A test says whether it is there.
/// </summary>
internal static class ClientStreamSlot
{
#if NET
    public static bool TryFill(TcpClient client, NetworkStream stream)
    {
        try
        {
            return Interlocked.CompareExchange(ref Slot(client), stream, null) is null;
        }
        catch (MissingFieldException)
        {
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_dataStream")]
    private static extern ref NetworkStream? Slot(TcpClient client);
#else
    // .NET and .NET Framework spell it differently.
    private static readonly FieldInfo? s_slot =
        typeof(TcpClient).GetField("_dataStream", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? typeof(TcpClient).GetField("m_DataStream", BindingFlags.Instance | BindingFlags.NonPublic);

    public static bool TryFill(TcpClient client, NetworkStream stream)
    {
        if (s_slot is null || s_slot.GetValue(client) is not null)
        {
            return false;
        }

        s_slot.SetValue(client, stream);
        return true;
    }
#endif
}
