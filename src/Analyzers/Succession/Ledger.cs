using System.Collections.Immutable;
using Hangup.Analyzers.Sockets;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Succession;

/// <summary>
/// What bodies have asked about each other and about members, and the answers. A body's findings hold as long as its text and these answers do:
/// after an edit, what bears on the edited methods is asked again.
/// </summary>
internal sealed class Ledger
{
    public static readonly Ledger Empty = new(ImmutableDictionary<Inquiry, Entry>.Empty, ImmutableHashSet<string>.Empty);

    private readonly ImmutableDictionary<Inquiry, Entry> _entries;
    private readonly ImmutableHashSet<string> _constructed;

    private Ledger(ImmutableDictionary<Inquiry, Entry> entries, ImmutableHashSet<string> constructed)
    {
        _entries = entries;
        _constructed = constructed;
    }

    /// <summary>And what was asked since.</summary>
    /// <param name="written">What was put into words before, in this compilation.</param>
    public Ledger With(Summaries summaries, HashSet<(Matter Matter, object Key)> written)
    {
        var entries = _entries.ToBuilder();
        foreach (var made in Inquiries.In(summaries))
            if (written.Add((made.Matter, made.Key)) && made.InWords() is { } words && !entries.ContainsKey(words.Inquiry))
                entries.Add(words.Inquiry, words.Entry);
        return new Ledger(entries.ToImmutable(), _constructed.Union(summaries.Members.Hierarchy.Constructed));
    }

    /// <summary>No answer is another one now.</summary>
    /// <param name="isNamed">Whether a name may stand in one of the edited files.</param>
    public bool Stands(Edit edit, Func<string, bool> isNamed, Summaries now, CancellationToken cancellation)
    {
        if (_constructed.Overlaps(edit.Words))
            return false;
        var edited = new HashSet<string>();
        foreach (var (before, after) in edit.Methods)
            if (now.Sources.ModelOf(after.SyntaxTree).GetDeclaredSymbol(after, cancellation) is IMethodSymbol method && Wording.IdOf(method) is { } id && LooksTheSame(method, before, after))
                edited.Add(id);
            else
                return false;
        return _entries.Where(entry => BearsOn(entry.Key, entry.Value)).All(entry => entry.Value.Answer == Inquiries.Again(entry.Key, now, now.Sources.Compilation, cancellation));

        bool BearsOn(Inquiry inquiry, Entry entry) => inquiry.Matter switch
        {
            Matter.Summary or Matter.Made => edited.Contains(inquiry.Subject),
            Matter.Callers or Matter.Brought or Matter.OnError => edit.Words.Contains(entry.Names[0]),
            _ => entry.Names.Any(isNamed),
        };
    }

    /// <summary>To those who only look at the text of the method that they call, or of the constructor.</summary>
    private static bool LooksTheSame(IMethodSymbol method, BaseMethodDeclarationSyntax before, BaseMethodDeclarationSyntax after) =>
        Harmless.Is(before) == Harmless.Is(after) && Presence.IsAskedIn(before) == Presence.IsAskedIn(after) && Presence.IsEndedIn(before) == Presence.IsEndedIn(after) && Presence.IsEndSaidIn(before) == Presence.IsEndSaidIn(after) && method.Parameters.All(parameter => LooksTheSame(parameter, before, after))
        && (method.MethodKind != MethodKind.Constructor || CalledIn(before).SetEquals(CalledIn(after)));

    private static bool LooksTheSame(IParameterSymbol parameter, BaseMethodDeclarationSyntax before, BaseMethodDeclarationSyntax after) =>
        parameter.Type.IsValueType || (DelegateCalls.Of(parameter, before) == DelegateCalls.Of(parameter, after) && Uses(before, parameter) == Uses(after, parameter));

    private static bool Uses(BaseMethodDeclarationSyntax method, IParameterSymbol parameter) => Probes.Uses(method, method.ParameterList.Parameters[parameter.Ordinal]);

    /// <summary>What a constructor may do to the object that it makes.</summary>
    private static HashSet<string> CalledIn(SyntaxNode constructor) =>
        new(constructor.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(static call => call.Expression.GetLastToken(includeZeroWidth: true).ValueText));
}
