using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Every shape in every style: what a fix adds is written as the file is, and no other line changes.</summary>
public class ShapeFixTests
{
    public static TheoryData<string> Styles => [.. FixStyle.All.Keys];

    [Theory, MemberData(nameof(Styles))]
    public Task Declaration(string style) => Fixed(style, """
            void Send(string host)
            {
                // One byte.
                using var {|HUP101:client|} = new TcpClient(host, 80); // theirs

                client.Client.Send(new byte[1]);   // two spaces more

                // That was all.
            }
        """, """
            void Send(string host)
            {
                // One byte.
                using var client = new TcpClient(host, 80); // theirs
                using var scope = client.AbortOnDispose();

                client.Client.Send(new byte[1]);   // two spaces more
                client.CloseGracefully();

                // That was all.
            }
        """);

    [Theory, MemberData(nameof(Styles))]
    public Task Block(string style) => Fixed(style, """
            void Send(string host)
            {
                using (var {|HUP101:client|} = new TcpClient(host, 80)) /* theirs */
                {
                    // One byte.
                    client.Client.Send(
                            new byte[1]);
                }
                Done();
            }

            void Done()
            {
            }
        """, """
            void Send(string host)
            {
                using (var client = new TcpClient(host, 80)) /* theirs */
                {
                    using var scope = client.AbortOnDispose();
                    // One byte.
                    client.Client.Send(
                            new byte[1]);
                    client.CloseGracefully();
                }
                Done();
            }

            void Done()
            {
            }
        """);

    [Theory, MemberData(nameof(Styles))]
    public Task BodyWithoutBraces(string style) => Fixed(style, """
            int Receive(Socket listener)
            {
                using (var {|HUP101:peer|} = listener.Accept())
                    return peer.Receive(new byte[1]); // all
            }
        """, """
            int Receive(Socket listener)
            {
                using (var peer = listener.Accept())
                using (peer.AbortOnDispose())
                {
                    var result = peer.Receive(new byte[1]);
                    peer.CloseGracefully();
                    return result; // all
                }
            }
        """);

    [Theory, MemberData(nameof(Styles))]
    public Task Branches(string style) => Fixed(style, """
            int Ask(Socket listener)
            {
                using var {|HUP101:peer|} = listener.Accept();
                if (peer.Receive(new byte[1]) == 0)
                    return -1;
                else if (peer.Available > 0)
                    return 2; // more
                else
                {
                    Console.WriteLine();
                }

                if (peer.Available > 1) return 3;

                return 1;
            }
        """, """
            int Ask(Socket listener)
            {
                using var peer = listener.Accept();
                using var scope = peer.AbortOnDispose();
                if (peer.Receive(new byte[1]) == 0)
                {
                    peer.CloseGracefully();
                    return -1;
                }
                else if (peer.Available > 0)
                {
                    peer.CloseGracefully();
                    return 2; // more
                }
                else
                {
                    Console.WriteLine();
                }

                if (peer.Available > 1)
                {
                    peer.CloseGracefully();
                    return 3;
                }

                peer.CloseGracefully();
                return 1;
            }
        """);

    [Theory, MemberData(nameof(Styles))]
    public Task ExpressionBodies(string style) => Fixed(style, """
            void Stop(TcpClient client) => {|HUP101:client.Dispose()|}; // enough

            void Watch(TcpClient client, CancellationToken cancel)
            {
                cancel.Register(() => {|HUP101:client.Dispose()|});
                cancel.Register(() =>
                {
                    Console.WriteLine();
                });
            }
        """, """
            void Stop(TcpClient client)
            {
                client.CloseGracefully();
                client.Dispose(); // enough
            }

            void Watch(TcpClient client, CancellationToken cancel)
            {
                cancel.Register(() =>
                {
                    client.Abort();
                    client.Dispose();
                });
                cancel.Register(() =>
                {
                    Console.WriteLine();
                });
            }
        """);

    [Theory, MemberData(nameof(Styles))]
    public Task SwitchSections(string style) => Fixed(style, """
            int Ask(Socket listener)
            {
                using var {|HUP101:peer|} = listener.Accept();

                switch (peer.Receive(new byte[1]))
                {
                    case 0: return 0;
                    case 1:
                        // One.
                        return peer.Available;
                    default:
                        break;
                }

                return 2;
            }
        """, """
            int Ask(Socket listener)
            {
                using var peer = listener.Accept();
                using var scope = peer.AbortOnDispose();

                switch (peer.Receive(new byte[1]))
                {
                    case 0: peer.CloseGracefully(); return 0;
                    case 1:
                        // One.
                        var result = peer.Available;
                        peer.CloseGracefully();
                        return result;
                    default:
                        break;
                }

                peer.CloseGracefully();
                return 2;
            }
        """);

    [Theory, MemberData(nameof(Styles))]
    public Task LoopsAndLabels(string style) => Fixed(style, """
            void Serve(Socket listener, TcpClient[] clients)
            {
            again:
                using (var {|HUP101:peer|} = listener.Accept())
                {
                    if (peer.Receive(new byte[1]) == 0) goto again;
                    while (peer.Available > 0)
                    {
                        peer.Receive(new byte[1]);
                    }
                }

                foreach (var client in clients)
                    {|HUP101:client.Dispose()|};
                Console.WriteLine();
            }
        """, """
            void Serve(Socket listener, TcpClient[] clients)
            {
            again:
                using (var peer = listener.Accept())
                {
                    using var scope = peer.AbortOnDispose();
                    if (peer.Receive(new byte[1]) == 0)
                    {
                        peer.CloseGracefully();
                        goto again;
                    }

                    while (peer.Available > 0)
                    {
                        peer.Receive(new byte[1]);
                    }

                    peer.CloseGracefully();
                }

                foreach (var client in clients)
                {
                    client.Close();
                    client.Dispose();
                }

                Console.WriteLine();
            }
        """);

    [Theory, MemberData(nameof(Styles))]
    public Task BlocksOnOneLine(string style) => Fixed(style, """
            void Serve(Socket listener)
            {
                Task.Run(() => { using var {|HUP101:peer|} = listener.Accept(); peer.Send(new byte[1]); });
            }
        """, """
            void Serve(Socket listener)
            {
                Task.Run(() => { using var peer = listener.Accept(); using var scope = peer.AbortOnDispose(); peer.Send(new byte[1]); peer.CloseGracefully(); });
            }
        """);

    [Theory, MemberData(nameof(Styles))]
    public Task LocalFunctions(string style) => Fixed(style, """
            async Task Serve(Socket listener)
            {
                using var {|HUP101:peer|} = await listener.AcceptAsync();
                await Answer();

                async Task Answer() => await peer.SendAsync(new byte[1], SocketFlags.None);
            }
        """, """
            async Task Serve(Socket listener)
            {
                using var peer = await listener.AcceptAsync();
                using var scope = peer.AbortOnDispose();
                await Answer();
                await peer.CloseGracefullyAsync();

                async Task Answer() => await peer.SendAsync(new byte[1], SocketFlags.None);
            }
        """);

    [Theory, MemberData(nameof(Styles))]
    public Task OwnedLocals(string style) => Fixed(style, """
            void Send(Socket listener)
            {
                // Nobody's.
                var peer = /* soon */ {|HUP103:listener.Accept()|};
                if (peer.Available == 0)
                {
                    peer.Send(new byte[1]);
                }
            }

            void Refuse(Socket listener)
            {
                {|HUP103:listener.Accept()|}; // dropped
            }
        """, """
            void Send(Socket listener)
            {
                // Nobody's.
                using var peer = /* soon */ listener.Accept();
                using var scope = peer.AbortOnDispose();
                if (peer.Available == 0)
                {
                    peer.Send(new byte[1]);
                }

                peer.CloseGracefully();
            }

            void Refuse(Socket listener)
            {
                using var connection = listener.Accept(); // dropped
                using var scope = connection.AbortOnDispose();
                connection.CloseGracefully();
            }
        """, OwnershipFix.OwnKey);

    // The program's indentation is that of a class in a namespace's block.
    private static Task Fixed(string style, string members, string fixedMembers, string key = ConnectionEndFix.AbortOnErrorKey) =>
        FixFile(FixStyle.All[style](File(members, "")), FixStyle.All[style](File(fixedMembers, "using Hangup;\n")), key: key);

    private static string File(string members, string import) => $$"""
        using System;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;
        {{import}}
        class C
        {
        {{members}}
        }

        """;
}
