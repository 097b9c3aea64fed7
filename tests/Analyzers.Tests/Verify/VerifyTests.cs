using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Verify = Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixVerifier<Hangup.Tests.VerifyTests.LowercaseClass, Hangup.Tests.VerifyTests.Capitalize, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace Hangup.Tests;

/// <summary>The harness itself: a test that ought to fail, fails, and says why.</summary>
public class VerifyTests
{
    [Fact]
    public Task MarkedDiagnostic_IsMatched() => Verify.VerifyAnalyzerAsync("class [|c|] { } class {|T1:d|} { } class E { }");

    [Fact]
    public Task MarkedPlace_CarriesMessageAndAdditionalLocation() => Verify.VerifyAnalyzerAsync(
        "{|#1:class|} {|#0:c|};",
        Verify.Diagnostic("T1").WithLocation(0).WithLocation(1).WithArguments("c"));

    [Fact]
    public async Task UnmarkedDiagnostic_FailsWithItsPlaceAndMessage()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyAnalyzerAsync("class c { }"));
        Assert.Contains("Reported, but not expected:\n  /0/Test0.cs(1,7)-(1,8) + /0/Test0.cs(1,1)-(1,6): T1: 'c' is lower case [Warning]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingDiagnostic_FailsWithItsPlace()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyAnalyzerAsync("class [|C|] { }"));
        Assert.Contains("Expected, but not reported:\n  /0/Test0.cs(1,7)-(1,8): T1", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", 1)]
    [InlineData("c", 2)]
    public async Task OtherMessageOrPlace_Fails(string argument, int column)
    {
        var expected = Verify.Diagnostic().WithSpan(1, 7, 1, 8).WithSpan(1, column, 1, 6).WithArguments(argument);
        await Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyAnalyzerAsync("class c { }", expected));
    }

    [Fact]
    public async Task MessageWithItsPlaceholders_Fails() =>
        await Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyAnalyzerAsync("class c { }", Verify.Diagnostic().WithSpan(1, 7, 1, 8).WithSpan(1, 1, 1, 6)));

    [Fact]
    public Task AnyMessage_IsMatched() =>
        Verify.VerifyAnalyzerAsync("class c { }", Verify.Diagnostic().WithMessage(null).WithSpan(1, 7, 1, 8).WithSpan(1, 1, 1, 6));

    [Fact]
    public async Task CompilerError_FailsTheTest()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyAnalyzerAsync("class C { D d; }"));
        Assert.Contains("CS0246", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task CompilerError_MayBeExpected() => Verify.VerifyAnalyzerAsync("class C { {|CS0246:D|} d; }");

    [Fact]
    public async Task CrashingAnalyzer_FailsTheTest()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => CSharpAnalyzerVerifier<Crash, DefaultVerifier>.VerifyAnalyzerAsync("class C { }"));
        Assert.Contains("AD0001", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Fixes_AreAppliedUntilNoneIsLeft() => Verify.VerifyCodeFixAsync("class [|c|] { } class [|d|] { }", "class C { } class D { }");

    [Fact]
    public async Task WrongFixedCode_Fails()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyCodeFixAsync("class [|c|] { }", "class D { }"));
        Assert.Contains("Fixed one by one", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FixWhereNoneIsExpected_Fails() =>
        await Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyCodeFixAsync("class [|c|] { }", "class [|c|] { }"));

    [Fact]
    public Task FixAll_ReachesEveryDocumentOfEveryProject()
    {
        var test = new CSharpCodeFixTest<LowercaseClass, Capitalize, DefaultVerifier>
        {
            TestState = { Sources = { "class [|c|] { }", "class [|d|] { }" } },
            FixedState = { Sources = { "class C { }", "class D { }" } },
        };
        test.TestState.AdditionalProjects["Other"].Sources.Add("class [|e|] { }");
        test.FixedState.AdditionalProjects["Other"].Sources.Add("class E { }");
        return test.RunAsync();
    }

    [Fact]
    public Task OneFix_CanBeAppliedAlone() => FixOne(MarkupMode.Allow).RunAsync();

    [Fact]
    public async Task MarkOnWhatCouldStillBeFixed_CountsOnlyWhereItIsAllowed() =>
        await Assert.ThrowsAsync<VerificationException>(() => FixOne(null).RunAsync());

    private static CSharpCodeFixTest<LowercaseClass, Capitalize, DefaultVerifier> FixOne(MarkupMode? marks) => new()
    {
        TestCode = "class [|c|] { } class [|d|] { }",
        FixedState = { Sources = { "class C { } class [|d|] { }" }, MarkupHandling = marks },
        CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
    };

    [Fact]
    public Task EquivalenceKey_ChoosesTheFix() => new CSharpCodeFixTest<LowercaseClass, Capitalize, DefaultVerifier>
    {
        TestCode = "class [|c|] { }",
        FixedCode = "class X { }",
        CodeActionEquivalenceKey = "X",
    }.RunAsync();

    [Fact]
    public async Task SecondOfferedFix_IsChosenByIndex() => await new CSharpCodeFixTest<LowercaseClass, Capitalize, DefaultVerifier>
    {
        TestCode = "class [|c|] { }",
        FixedCode = "class X { }",
        CodeActionIndex = 1,
    }.RunAsync();

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    internal sealed class LowercaseClass : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("T1", "Class names", "'{0}' is lower case", "Test", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(
                found =>
                {
                    var declaration = (ClassDeclarationSyntax)found.Node;
                    if (char.IsLower(declaration.Identifier.ValueText[0]))
                    {
                        found.ReportDiagnostic(Diagnostic.Create(Rule, declaration.Identifier.GetLocation(), [declaration.Keyword.GetLocation()], declaration.Identifier.ValueText));
                    }
                },
                SyntaxKind.ClassDeclaration);
        }
    }

    internal sealed class Capitalize : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["T1"];

        public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            Register("Capitalize", old => old.ToUpperInvariant());
            Register("X", _ => "X");
            return Task.CompletedTask;

            void Register(string title, Func<string, string> rename) =>
                context.RegisterCodeFix(CodeAction.Create(title, cancel => RenameAsync(context, rename, cancel), title), context.Diagnostics);
        }

        private static async Task<Document> RenameAsync(CodeFixContext context, Func<string, string> rename, CancellationToken cancel)
        {
            var root = await context.Document.GetSyntaxRootAsync(cancel);
            var token = root!.FindToken(context.Span.Start);
            return context.Document.WithSyntaxRoot(root.ReplaceToken(token, SyntaxFactory.Identifier(rename(token.ValueText)).WithTriviaFrom(token)));
        }
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    internal sealed class Crash : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [new("T2", "Crash", "Crash", "Test", DiagnosticSeverity.Warning, true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(_ => throw new InvalidOperationException("boom"), SymbolKind.NamedType);
        }
    }
}
