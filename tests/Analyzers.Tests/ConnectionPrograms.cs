using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Tests;

/// <summary>The surroundings that the programs in our tests share.</summary>
internal static class ConnectionPrograms
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net;
        global using System.Net.Security;
        global using System.Net.Sockets;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>For programs that no test runs.</summary>
    public static SolutionState Empty() => new("Program", LanguageNames.CSharp, "/0/Test", "cs");

    /// <summary>Adds a program (a compilation unit or just members), the usual usings and the runtime.</summary>
    public static void AddProgram(this ProjectState state, string program)
    {
        state.AddProgram(program, $"{Usings}\nglobal using Hangup;");
        state.AdditionalReferences.Add(typeof(ConnectionExtensions).Assembly);
    }

    /// <summary>Adds a program, the usual usings except Hangup's, and no runtime.</summary>
    public static void AddProgramWithoutRuntime(this ProjectState state, string program)
    {
        state.AddProgram(program, Usings);
    }

    /// <summary>As the compiler reads it.</summary>
    public static string Unmarked(string program)
    {
        TestFileMarkupParser.GetSpans(program, out var text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return text;
    }

    private static void AddProgram(this ProjectState state, string program, string usings)
    {
        state.ReferenceAssemblies = ReferenceAssemblies.Net.Net100;
        state.AddSource(program);
        state.Sources.Add(($"/{state.Name}/Usings.cs", usings));
    }

    private static void AddSource(this ProjectState state, string program)
    {
        var text = Unmarked(program);
        var asMembers = $"partial class Program\n{{\n{text}\n}}";
        var kinds = Parse(text).Members;
        var isMembers = !Parse(asMembers).ContainsDiagnostics && kinds.Any(member => member is not BaseTypeDeclarationSyntax and not DelegateDeclarationSyntax);
        state.Sources.Add(isMembers ? $"partial class Program\n{{\n{Indented(program)}\n}}" : program);
        if (!isMembers && kinds.Any(member => member is GlobalStatementSyntax))
        {
            state.OutputKind = OutputKind.ConsoleApplication;
        }
    }

    // As an editor would have it: fixes keep to the layout they find.
    private static string Indented(string members) =>
        string.Join('\n', members.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? line : "    " + line));

    private static CompilationUnitSyntax Parse(string text) =>
        SyntaxFactory.ParseCompilationUnit(text, options: new CSharpParseOptions(LanguageVersion.Preview));
}
