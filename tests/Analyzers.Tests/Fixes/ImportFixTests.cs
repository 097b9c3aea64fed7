using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>The fixed code needs <c>using Hangup;</c>, in the place where the file keeps its usings.</summary>
public class ImportFixTests
{
    [Fact]
    public Task UsingsOfTheFile_GetOneMoreInOrder() => FixFile("""
        // Header.
        using System;
        using System.Net.Sockets;
        using Xyz;

        namespace Xyz
        {
            class C
            {
                void M(TcpClient client) => {|HUP101:client.Dispose()|};
            }
        }
        """, """
        // Header.
        using System;
        using System.Net.Sockets;
        using Hangup;
        using Xyz;

        namespace Xyz
        {
            class C
            {
                void M(TcpClient client)
                {
                    client.CloseGracefully();
                    client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task UsingsOfTheNamespace_GetOneMore() => FixFile("""
        namespace Xyz
        {
            using System.Net.Sockets;

            class C
            {
                void M(TcpClient client) => {|HUP101:client.Dispose()|};
            }
        }
        """, """
        namespace Xyz
        {
            using System.Net.Sockets;
            using Hangup;

            class C
            {
                void M(TcpClient client)
                {
                    client.CloseGracefully();
                    client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task FileWithoutUsings_GetsItsFirstBelowTheHeader() => FixFile("""
        // Header.

        class C
        {
            void M(System.Net.Sockets.TcpClient client) => {|HUP101:client.Dispose()|};
        }
        """, """
        // Header.

        using Hangup;

        class C
        {
            void M(System.Net.Sockets.TcpClient client)
            {
                client.CloseGracefully();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task FirstUsingThatSortsBehind_HandsTheHeaderOver() => FixFile("""
        // Header.
        using Xyz;

        namespace Xyz
        {
            class C
            {
                void M(System.Net.Sockets.TcpClient client) => {|HUP101:client.Dispose()|};
            }
        }
        """, """
        // Header.
        using Hangup;
        using Xyz;

        namespace Xyz
        {
            class C
            {
                void M(System.Net.Sockets.TcpClient client)
                {
                    client.CloseGracefully();
                    client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task NamespaceOfHangup_NeedsNoUsing() => FixFile("""
        namespace Hangup.Samples;

        class C
        {
            void M(System.Net.Sockets.TcpClient client) => {|HUP101:client.Dispose()|};
        }
        """, """
        namespace Hangup.Samples;

        class C
        {
            void M(System.Net.Sockets.TcpClient client)
            {
                client.CloseGracefully();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task GlobalUsings_StayFirst() => FixFile("""
        global using System.Net.Sockets;

        class C
        {
            void M(TcpClient client) => {|HUP101:client.Dispose()|};
        }
        """, """
        global using System.Net.Sockets;
        using Hangup;

        class C
        {
            void M(TcpClient client)
            {
                client.CloseGracefully();
                client.Dispose();
            }
        }
        """);
}
