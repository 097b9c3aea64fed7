using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Where the import of the runtime goes: below headers and directives, into the namespace that has imports.</summary>
public class ImportPlaceFixTests
{
    [Fact]
    public Task HeaderAboveANamespace_StaysAbove() => FixFile("""
        // Copyright.
        namespace Some
        {
            class C
            {
                void M(System.Net.Sockets.TcpClient client)
                {
                    {|HUP101:client.Dispose()|};
                }
            }
        }
        """, """
        // Copyright.
        using Hangup;

        namespace Some
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
    public Task DirectivesAtTheTop_StayThere() => FixFile("""
        // Copyright.
        #nullable enable
        #pragma warning disable CS1591

        /// <summary>All.</summary>
        class C
        {
            void M(System.Net.Sockets.TcpClient client)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """, """
        // Copyright.
        #nullable enable
        #pragma warning disable CS1591

        using Hangup;

        /// <summary>All.</summary>
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
    public Task UsingsOfAFileScopedNamespace_GetOneMore() => FixFile("""
        namespace Some;

        using System.Net.Sockets;

        class C
        {
            void M(TcpClient client)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """, """
        namespace Some;

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
        """);

    [Fact]
    public Task EachOfTwoNamespaces_GetsItsOwn() => FixFile("""
        namespace Alpha
        {
            using System.Net.Sockets;

            class C
            {
                void M(Socket peer)
                {
                    {|HUP101:peer.Dispose()|};
                }
            }
        }

        namespace Omega
        {
            using System.Net.Sockets;
            using Zeta;

            class C
            {
                void M(TcpClient client)
                {
                    {|HUP101:client.Dispose()|};
                }
            }
        }

        namespace Zeta
        {
        }
        """, """
        namespace Alpha
        {
            using System.Net.Sockets;
            using Hangup;

            class C
            {
                void M(Socket peer)
                {
                    peer.CloseGracefully();
                    peer.Dispose();
                }
            }
        }

        namespace Omega
        {
            using System.Net.Sockets;
            using Hangup;
            using Zeta;

            class C
            {
                void M(TcpClient client)
                {
                    client.CloseGracefully();
                    client.Dispose();
                }
            }
        }

        namespace Zeta
        {
        }
        """);

    [Fact]
    public Task UsingsThatTheUserWantsInside_GoThere() => FixFile("""
        namespace Some
        {
            class C
            {
                void M(System.Net.Sockets.TcpClient client)
                {
                    {|HUP101:client.Dispose()|};
                }
            }
        }
        """, """
        namespace Some
        {
            using Hangup;

            class C
            {
                void M(System.Net.Sockets.TcpClient client)
                {
                    client.CloseGracefully();
                    client.Dispose();
                }
            }
        }
        """, options: "csharp_using_directive_placement = inside_namespace:warning");
}
