using Microsoft.CodeAnalysis.CSharp;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Before C# 8 there is no <c>using</c> declaration: the scope is a statement.</summary>
public class OldLanguageFixTests
{
    [Fact]
    public Task Using_IsStackedOnTheScope() => FixFile("""
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            int M(Socket listener)
            {
                using (var {|HUP101:peer|} = listener.Accept())
                {
                    return peer.Receive(new byte[1]);
                }
            }
        }
        """, """
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            int M(Socket listener)
            {
                using (var peer = listener.Accept())
                using (peer.AbortOnDispose())
                {
                    var result = peer.Receive(new byte[1]);
                    peer.CloseGracefully();
                    return result;
                }
            }
        }
        """, LanguageVersion.CSharp7_3);

    [Fact]
    public Task ViewInsideOfTheUsing_ComesFromANamedScope() => FixFile("""
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            void M(string host)
            {
                using (var {|HUP101:client|} = new TcpClient(host, 80))
                {
                    using (var stream = client.GetStream())
                    {
                        stream.WriteByte(1);
                    }
                }
            }
        }
        """, """
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            void M(string host)
            {
                using (var client = new TcpClient(host, 80))
                using (var scope = client.AbortOnDispose())
                {
                    using (var stream = scope.Stream)
                    {
                        stream.WriteByte(1);
                        client.CloseGracefully();
                    }
                }
            }
        }
        """, LanguageVersion.CSharp7_3);

    [Fact]
    public Task Try_GetsTheScopeAroundItsContent() => FixFile("""
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            void M(string host)
            {
                var client = new TcpClient();
                try
                {
                    client.Connect(host, 80);
                    client.GetStream().WriteByte(1);
                }
                finally
                {
                    {|HUP101:client.Dispose()|};
                }
            }
        }
        """, """
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            void M(string host)
            {
                var client = new TcpClient();
                try
                {
                    using (client.AbortOnDispose())
                    {
                        client.Connect(host, 80);
                        client.GetStream().WriteByte(1);
                        client.CloseGracefully();
                    }
                }
                finally
                {
                    client.Dispose();
                }
            }
        }
        """, LanguageVersion.CSharp7_3);
}
