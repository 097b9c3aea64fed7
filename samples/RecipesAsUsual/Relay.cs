using System.Net.Sockets;

namespace Recipes.AsUsual;

internal static class Relay
{
    public static async Task RunAsync(TcpClient left, TcpClient right)
    {
        using (left)
        using (right)
        {
            NetworkStream a = left.GetStream();
            NetworkStream b = right.GetStream();
            await Task.WhenAny(a.CopyToAsync(b), b.CopyToAsync(a));
        }
    }
}
