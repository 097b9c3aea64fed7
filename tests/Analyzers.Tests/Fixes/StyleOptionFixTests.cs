using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>What the user's <c>.editorconfig</c> says goes before what the file shows; what neither says is usual.</summary>
public class StyleOptionFixTests
{
    private const string Program = """
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            int M(Socket listener)
            {
                using var {|HUP101:peer|} = listener.Accept();
                if (peer.Available == 0) return 0;

                return peer.Receive(new byte[1]);
            }
        }
        """;

    [Fact]
    public Task BracesAndIndentation_AreTheUsers() => FixFile(Program, """
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            int M(Socket listener)
            {
                using var peer = listener.Accept();
                using var scope = peer.AbortOnDispose();
                if (peer.Available == 0) {
                  peer.CloseGracefully();
                  return 0;
                }

                var result = peer.Receive(new byte[1]);
                peer.CloseGracefully();
                return result;
            }
        }
        """, options: """
        indent_style = space
        indent_size = 2
        csharp_new_line_before_open_brace = types,methods
        """);

    [Fact]
    public Task TypesAndSpaces_AreTheUsers() => FixFile(Program, """
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            int M(Socket listener)
            {
                using var peer = listener.Accept();
                using ConnectionScope scope = peer.AbortOnDispose ();
                if (peer.Available == 0)
                {
                    peer.CloseGracefully ();
                    return 0;
                }

                int result = peer.Receive(new byte[1]);
                peer.CloseGracefully ();
                return result;
            }
        }
        """, options: """
        csharp_style_var_elsewhere = false:suggestion
        csharp_style_var_for_built_in_types = false
        csharp_space_between_method_call_name_and_opening_parenthesis = true
        """);

    [Fact]
    public Task LineEnds_AreTheUsers() => FixFile("""
        class C
        {
            void M(System.Net.Sockets.TcpClient client)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """, "using Hangup;\r\n\r\n" + """
        class C
        {
            void M(System.Net.Sockets.TcpClient client)
            {
                client.CloseGracefully();*
                client.Dispose();
            }
        }
        """.Replace("*", "\r", StringComparison.Ordinal), options: "end_of_line = crlf");

    [Fact]
    public Task MalformedOptions_AreNotThere() => FixFile("""
        class C
        {
            void M(System.Net.Sockets.TcpClient client) => {|HUP101:client.Dispose()|};
        }
        """, """
        using Hangup;

        class C
        {
            void M(System.Net.Sockets.TcpClient client)
            {
                client.CloseGracefully();
                client.Dispose();
            }
        }
        """, options: """
        indent_style = space
        indent_size = many
        end_of_line = none
        csharp_new_line_before_open_brace =
        """);

    [Fact]
    public Task FileThatWritesTypes_GetsTypes() => FixFile("""
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            int M(Socket listener)
            {
                int size = 1;
                using Socket {|HUP101:peer|} = listener.Accept();
                return peer.Receive(new byte[size]);
            }
        }
        """, """
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            int M(Socket listener)
            {
                int size = 1;
                using Socket peer = listener.Accept();
                using ConnectionScope scope = peer.AbortOnDispose();
                int result = peer.Receive(new byte[size]);
                peer.CloseGracefully();
                return result;
            }
        }
        """);

    [Fact]
    public Task BlocksWithoutBlankLinesBehindThem_StayWithout() => FixFile("""
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            void M(Socket listener)
            {
                using var {|HUP101:peer|} = listener.Accept();
                while (peer.Available > 0)
                {
                    peer.Receive(new byte[1]);
                }
                if (peer.Available < 0)
                    return;
                peer.Send(new byte[1]);
            }
        }
        """, """
        using System.Net.Sockets;
        using Hangup;

        class C
        {
            void M(Socket listener)
            {
                using var peer = listener.Accept();
                using var scope = peer.AbortOnDispose();
                while (peer.Available > 0)
                {
                    peer.Receive(new byte[1]);
                }
                if (peer.Available < 0)
                {
                    peer.CloseGracefully();
                    return;
                }
                peer.Send(new byte[1]);
                peer.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task ConfigureAwait_IsTheHabitOfTheFile() => FixFile("""
        using System.Net.Sockets;
        using System.Threading.Tasks;
        using Hangup;

        class C
        {
            async Task M(Socket listener)
            {
                using var {|HUP101:peer|} = listener.Accept();
                peer.Send(new byte[1]);
            }

            async Task N() => await Task.Delay(1).ConfigureAwait(false);
        }
        """, """
        using System.Net.Sockets;
        using System.Threading.Tasks;
        using Hangup;

        class C
        {
            async Task M(Socket listener)
            {
                using var peer = listener.Accept();
                using var scope = peer.AbortOnDispose();
                peer.Send(new byte[1]);
                await peer.CloseGracefullyAsync().ConfigureAwait(false);
            }

            async Task N() => await Task.Delay(1).ConfigureAwait(false);
        }
        """);
}
