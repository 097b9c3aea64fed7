using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Where <c>using Hangup;</c> goes among other directives: into its group, in order, and no blank line is lost.</summary>
public class ImportGroupFixTests
{
    [Fact]
    public Task OnlyUsingsOfTheSystem_AreFollowed() => Head("""
        using System;
        using System.Net.Sockets;

        """, """
        using System;
        using System.Net.Sockets;
        using Hangup;

        """);

    [Fact]
    public Task GroupOfOthers_GetsItInOrder() => Head("""
        using System;
        using System.Net.Sockets;

        using Alpha;
        using Omega;

        """, """
        using System;
        using System.Net.Sockets;

        using Alpha;
        using Hangup;
        using Omega;

        """);

    [Fact]
    public Task FirstOfItsGroup_LeavesTheBlankLineAbove() => Head("""
        using System;
        using System.Net.Sockets;

        // Ours.
        using Omega;

        """, """
        using System;
        using System.Net.Sockets;

        // Ours.
        using Hangup;
        using Omega;

        """);

    [Fact]
    public Task GroupForEachRoot_GetsAnother() => Head("""
        using System;
        using System.Net.Sockets;

        using Alpha;
        using Alpha.Inner;

        using Omega;

        """, """
        using System;
        using System.Net.Sockets;

        using Alpha;
        using Alpha.Inner;

        using Hangup;

        using Omega;

        """);

    [Fact]
    public Task GroupsThatTheUserWants_AreMade() => Head("""
        using System;
        using System.Net.Sockets;

        """, """
        using System;
        using System.Net.Sockets;

        using Hangup;

        """, "dotnet_separate_import_directive_groups = true");

    [Fact]
    public Task AliasesAndStatics_StayBehind() => Head("""
        using System;
        using Alpha;
        using static System.Math;
        using Text = System.String;

        """, """
        using System;
        using Alpha;
        using Hangup;
        using static System.Math;
        using Text = System.String;

        """);

    [Fact]
    public Task OnlyAliases_AreLedByIt() => Head("""
        using Text = System.String;

        """, """
        using Hangup;
        using Text = System.String;

        """);

    [Fact]
    public Task SystemAmongTheOthers_StaysThere() => Head("""
        using Alpha;
        using Omega;
        using System;

        """, """
        using Alpha;
        using Hangup;
        using Omega;
        using System;

        """);

    [Fact]
    public Task WithoutOrder_ItIsTheLast() => Head("""
        using Omega;
        using System;
        using Alpha;

        """, """
        using Omega;
        using System;
        using Alpha;
        using Hangup;

        """);

    private static Task Head(string usings, string fixedUsings, string options = "") => FixFile($$"""
        // Copyright.

        {{usings}}
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

        {{Namespaces}}
        """, $$"""
        // Copyright.

        {{fixedUsings}}
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

        {{Namespaces}}
        """, options: options);

    private const string Namespaces = """
        namespace Alpha { }
        namespace Alpha.Inner { }
        namespace Omega { }
        """;
}
