using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Sockets;

/// <summary>What a field or property holds that only sockets have: whether linger is set on it, TLS is over it, and of which family it is. Told by its mentions.</summary>
internal sealed class Traits
{
    private readonly Arming _arming;
    private readonly Family _family = new();

    /// <param name="type">The simple name of the member's type.</param>
    public Traits(string? type) => _arming = new Arming(type);

    /// <summary>Linger is set to (on, 0) when others find it.</summary>
    public bool IsArmed => _arming.IsArmed;

    /// <summary>And all that ends it is a plain close of the socket.</summary>
    public bool IsAlwaysReset => _arming.IsAlwaysReset;

    /// <summary>Only Unix-domain sockets are put into it.</summary>
    public bool IsUnix => _family.IsUnix;

    public Tls Tls { get; } = new();

    public void Note(SyntaxNode mention)
    {
        _arming.Note(mention);
        _family.Note(mention);
        Tls.Note(mention);
    }

    /// <summary>What it is made with where it is declared.</summary>
    public void NoteInitial(ExpressionSyntax value, FieldDeclarationSyntax field) => _arming.NoteValue(value, field);

    public void NoteValue(ExpressionSyntax value) => _family.NoteValue(value);

    /// <summary>What comes out of a method, or of a listener.</summary>
    public void NoteMade(bool isUnix) => _family.NoteMade(isUnix);
}
