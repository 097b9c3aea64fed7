using System.Collections.Immutable;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Tests.Gates;

/// <summary>Which bodies are bound for us. The names of those that are stand behind each program.</summary>
public class GateTests
{
    [Fact]
    public void ProjectThatNamesNoConnection_HasNoGate() =>
        Assert.Null(GateOf("class C { void M() { new System.Net.Http.HttpClient().Dispose(); } }"));

    [Fact]
    public void BodyThatMakesOne_IsAdmitted() => Admits("""
        class C
        {
            void Makes() { var c = new TcpClient(); }
            void Other() { var c = new Other(); c.Dispose(); }
        }
        """, "Makes");

    [Fact]
    public void BodyThatOnlyUsesOne_IsNotAdmitted() => Admits("""
        class C
        {
            TcpClient _client;
            void Uses() { _client.GetStream(); }
            void Ends() { _client.Dispose(); }
        }
        """, "Ends");

    [Fact]
    public void FieldOfAnotherFile_IsAWord() => Admits(
        ["class Base { protected TcpClient Connection; }", "class Derived : Base { void Ends() { Connection.Dispose(); } void Other() { Foo.Dispose(); } }"],
        "Ends");

    [Fact]
    public void PrivateFieldOfAnotherFile_IsNoWord() => Admits(
        ["class Holder { TcpClient client; void Ends() { client.Dispose(); } }", "class Other { HttpClient client; void Not() { client.Dispose(); } }"],
        "Ends");

    [Fact]
    public void PrivateFieldOfAPartialType_IsAWordInItsOtherParts() => Admits(
        ["partial class Holder { TcpClient client; }", "partial class Holder { void Ends() { client.Dispose(); } }", "class Other { void Not() { client.Dispose(); } }"],
        "Ends");

    [Fact]
    public void ExplicitImplementation_IsAWordElsewhere() => Admits(
        ["class Factory : IFactory { Socket IFactory.Dial() => null; }", "class User { void Ends(IFactory factory) { factory.Dial().Dispose(); } }"],
        "Ends");

    [Fact]
    public void TypeDerivedFromADerivedType_IsAWord() => Admits(
        ["class First : TcpClient { }", "class Second : First { }", "class User { Second _mine; void Ends() { _mine.Dispose(); } void Makes() { new Second(); } }"],
        "Ends", "Makes");

    [Fact]
    public void OtherNameForAType_IsAWord() => Admits(
        ["using Wire = System.Net.Sockets.TcpClient; class User { Wire _mine; void Ends() { _mine.Dispose(); } void Makes() { new Wire(); } }"],
        "Ends", "Makes");

    [Fact]
    public void OtherNameForAllFiles_IsAWord() => Admits(
        ["global using Wire = System.Net.Sockets.TcpClient;", "class User { void Makes() { new Wire(); } }"],
        "Makes");

    [Fact]
    public void DeclarationUnderTheNameOfAWord_IsNotAdmitted() => Admits(
        ["class Holder { internal TcpClient Client; void Ends() { Client.Dispose(); } }", "class Other { void Client() { GetLog().Dispose(); } void Named() { var Client = 1; GetLog().Dispose(); } }"],
        "Ends");

    [Fact]
    public void VisitorThatIsAccepted_IsNotAdmitted() => Admits("""
        class C
        {
            Socket _listener;
            void Visit() { GetNode().Accept(this).Dispose(); }
            void Serve() { GetListener().Accept().Dispose(); }
        }
        """, "Serve");

    [Fact]
    public void ListenerThatAcceptsNothing_IsNotAdmitted() => Admits("""
        class C
        {
            int FindsAPort() { var listener = new TcpListener(IPAddress.Loopback, 0); listener.Start(); listener.Stop(); return 0; }
            void Serves() { var listener = new TcpListener(IPAddress.Loopback, 0); Handle(listener.AcceptSocket()); }
        }
        """, "Serves");

    [Fact]
    public void CatchOfAReset_IsAdmitted_WhereSomethingIsRead() => Admits("""
        class C
        {
            Socket _socket;
            int Reads(byte[] buffer) { try { return _socket.Receive(buffer); } catch (SocketException) { return 0; } }
            void Sends(byte[] buffer) { try { _socket.Send(buffer); } catch (SocketException) { return; } }
            int Parses(byte[] buffer) { try { return int.Parse(_socket.Receive(buffer).ToString()); } catch (FormatException) { return 0; } }
        }
        """, "Reads");

    [Fact]
    public void CallWithOtherArguments_IsNotAdmitted() => Admits(
        ["class Dialer { public static Socket Dial(string host, int port = 80) => null; }", "class User { void One() { using var s = Dialer.Dial(h); } void None() { using var s = Phone.Dial(); } void Three() { using var s = Phone.Dial(a, b, c); } }"],
        "One");

    [Fact]
    public void CallOfAnExtension_HasOneArgumentLess() => Admits(
        ["static class Dialer { public static Socket Dial(this Uri uri) => null; }", "class User { void None() { using var s = uri.Dial(); } void Two() { using var s = uri.Dial(a, b); } void Chained() { using var s = uri?.Dial(); } }"],
        "None", "Chained");

    [Fact]
    public void MethodThatTakesAnyNumber_IsAdmitted() => Admits(
        ["class Dialer { public static Socket Dial(params string[] hosts) => null; }", "class User { void Three() { using var s = Dialer.Dial(a, b, c); } void Group() { using var s = Run(Dialer.Dial); } }"],
        "Three", "Group");

    [Fact]
    public void WordOfTheTeam_IsAdmitted()
    {
        var gate = GateOf(["Wire"], "class C { void Uses(Wire wire) { wire.Send(); } void Not() { other.Dispose(); } }")!;
        Assert.Equal(["Uses"], Admitted(gate));
    }

    [Fact]
    public void WordInACommentOrAString_IsNotAdmitted() => Admits("""
        class C
        {
            void Comment() { /* TcpClient */ c.Dispose(); }
            void Text() { c.Dispose("TcpClient"); }
            void Makes() { var c = new TcpClient(); }
        }
        """, "Makes");

    [Fact]
    public void NameOfAnInstanceMethodAfterATypes_IsNoWord() => Admits("""
        class Dialer
        {
            public virtual Socket Create(string host) => new Socket(host);
            void Ends(Dialer dialer) { dialer.Create("host").Dispose(); }
            void Not() { var p = Props.Create("actor"); p.Dispose(); }
        }
        """, "Create", "Ends");

    [Fact]
    public void NameOfAStaticMethodAfterATypes_IsAWord() => Admits("""
        class Dialer
        {
            public static Socket Create(string host) => new Socket(host);
            void Ends() { var s = Dialer.Create("host"); s.Dispose(); }
        }
        """, "Create", "Ends");

    [Fact]
    public void NameOfBothKinds_IsAWord() => Admits(
        [
            "class Dialer { public static Socket Create(string host) => new Socket(host); }",
            "class Other { public Socket Create(string host) => new Socket(host); void Ends() { var s = Dialer.Create(\"host\"); s.Dispose(); } }",
        ],
        "Create", "Create", "Ends");

    private static void Admits(string program, params string[] expected) => Admits([program], expected);

    private static void Admits(string[] files, params string[] expected) => Assert.Equal(expected.Order(), Admitted(GateOf(files)!).Order());

    private static Gate? GateOf(params string[] files) => GateOf([], files);

    private static Gate? GateOf(string[] team, params string[] files) => Gate.TryCreate(
        CSharpCompilation.Create("gate", files.Select(file => CSharpSyntaxTree.ParseText(file))),
        [.. team], hasFile: team.Length > 0, turns: []);

    private static IEnumerable<string> Admitted(Gate gate) => gate.Trees
        .SelectMany(tree => Bodies.In(tree.GetRoot()))
        .Where(body => gate.AdmitsReport(body, name => char.IsUpper(name.Identifier.ValueText[0]), ResetTakenForEnd.CouldHide))
        .OfType<MethodDeclarationSyntax>()
        .Select(method => method.Identifier.ValueText);
}
