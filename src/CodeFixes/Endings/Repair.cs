using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>One finding on its way into the edits of its document.</summary>
internal sealed record Repair(Target Target, Edits Edits, FreshNames Names, Finding Finding)
{
    /// <summary>How long what is written may wait for the peer.</summary>
    public ISet<Wait> Waits { get; } = new HashSet<Wait>();

    /// <summary>What it does, where that is not what its choice does elsewhere.</summary>
    public string? Title { get; set; }

    /// <summary>The same finding with nothing noted yet, to try something out.</summary>
    public Repair Anew() => new(Target, new Edits(), new FreshNames(), Finding);

    /// <summary>Tried out; null where it cannot be written.</summary>
    public static Repair? Try(Target target, Finding finding, Choice choice)
    {
        var repair = new Repair(target, new Edits(), new FreshNames(), finding);
        return choice.Note(repair) && repair.Edits.SuitAllSymbols(target.Root, target.Style) ? repair : null;
    }

    /// <summary>The document with all findings repaired that can be, in one pass.</summary>
    public static Document All(Document document, Target target, IEnumerable<Diagnostic> diagnostics, Choice choice)
    {
        var (edits, names) = (new Edits(), new FreshNames());
        foreach (var finding in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => new Finding(diagnostic)))
        {
            // Tried out first: all edits of a finding, or none.
            if (Try(target, finding, choice) is not null)
            {
                choice.Note(new Repair(target, edits, names, finding));
            }
        }

        return document.WithText(target.Text.WithChanges(edits.Changes(target.Root, target.Style)));
    }

    /// <summary>A word of the runtime is written.</summary>
    public void NameRuntime() => Edits.NeedImport |= !Target.SeesRuntime(Finding.Location.SourceSpan.Start);

    /// <summary>The verbs of the connection, by the type its expression has where it is reported.</summary>
    public Verbs? VerbsFor(string connection, bool mayBeNull, ITypeSymbol? known = null)
    {
        var position = Finding.Location.SourceSpan.Start;
        var expression = SyntaxFactory.ParseExpression(connection);
        var type = known ?? Target.Model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type;
        return type is null or IErrorTypeSymbol ? null : Verbs.For(connection, this, mayBeNull, type, position);
    }
}
