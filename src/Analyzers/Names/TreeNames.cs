using System.Collections.Immutable;
using Hangup.Analyzers.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Names;

/// <summary>What one file says of connections: whether it mentions one, and which of its members could hold one.</summary>
/// <param name="Shared">Members that other files can name.</param>
/// <param name="Own">Private members, which only files that name their type can name.</param>
/// <param name="Types">Types that derive from a connection, and other names for one.</param>
internal sealed record TreeNames(bool IsMentioned, ImmutableArray<Word> Shared, ImmutableArray<OwnWord> Own, ImmutableArray<string> Types)
{
    /// <summary>The protocols beside TCP whose namespaces it names.</summary>
    public ImmutableArray<Contract> Spoken { get; init; } = ImmutableArray<Contract>.Empty;

    private static readonly WordSet CoreWords = new(Tcp.Types.Select(Word.Of));

    private static readonly TreeNames None = new(false, ImmutableArray<Word>.Empty, ImmutableArray<OwnWord>.Empty, ImmutableArray<string>.Empty);

    /// <summary>What it says with the names of the connection types alone.</summary>
    public static TreeNames Of(SyntaxTree tree)
    {
        var text = tree.GetText().ToString();
        var names = Tcp.Types.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0) ? Of(tree, CoreWords) : None;
        var spoken = Catalogue.BesideTcp.Where(contract => text.IndexOf(contract.Namespace, StringComparison.Ordinal) >= 0).ToImmutableArray();
        return spoken.IsEmpty ? names : names with { Spoken = spoken };
    }

    public static TreeNames Of(SyntaxTree tree, WordSet words) => new Reader(words).Read(tree.GetRoot());

    private sealed class Reader
    {
        private readonly WordSet _words;
        private readonly HashSet<Word> _shared = new();
        private readonly HashSet<OwnWord> _own = new();
        private readonly HashSet<string> _types = new();

        public Reader(WordSet words) => _words = words;

        public TreeNames Read(SyntaxNode root)
        {
            foreach (var node in Declarations.In(root))
                Note(node);
            return new TreeNames(true, _shared.ToImmutableArray(), _own.ToImmutableArray(), _types.ToImmutableArray());
        }

        private void Note(SyntaxNode node)
        {
            switch (node)
            {
                case TypeDeclarationSyntax { BaseList: { } bases } type when Names(bases):
                    _types.Add(type.Identifier.ValueText);
                    break;
                case UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias } directive when Names(directive):
                    _types.Add(alias);
                    break;
                case BaseFieldDeclarationSyntax field when Names(field.Declaration.Type):
                    foreach (var variable in field.Declaration.Variables)
                        Add(field, Word.Of(variable.Identifier.ValueText));
                    break;
                case PropertyDeclarationSyntax property when Names(property.Type):
                    Add(property, Word.Of(property.Identifier.ValueText));
                    break;
                case MethodDeclarationSyntax method when Names(method.ReturnType) || method.ParameterList.Parameters.Any(GivesBack):
                    Add(method, Word.Of(method));
                    break;
                case DelegateDeclarationSyntax handler when Names(handler.ParameterList):
                    _shared.Add(Word.Of(handler.Identifier.ValueText));
                    break;
                case ParameterListSyntax { Parent: TypeDeclarationSyntax } primary:
                    foreach (var parameter in primary.Parameters.Where(parameter => parameter.Type is not null && Names(parameter.Type)))
                        Add(primary, Word.Of(parameter.Identifier.ValueText));
                    break;
            }
        }

        private void Add(SyntaxNode member, Word word)
        {
            if (member.Parent is TypeDeclarationSyntax type and not InterfaceDeclarationSyntax && IsOwn(member))
                _own.Add(new OwnWord(type.Identifier.ValueText, type.Modifiers.Any(SyntaxKind.PartialKeyword), word));
            else
                _shared.Add(word);
        }

        /// <summary>A caller gets a connection through it: <c>out TcpClient</c>, <c>Action&lt;TcpClient&gt;</c>. To pass one it must have one.</summary>
        private bool GivesBack(ParameterSyntax parameter) =>
            parameter.Type is { } type && (parameter.Modifiers.Any(SyntaxKind.OutKeyword) || type is not SimpleNameSyntax { Arity: 0 }) && Names(type);

        private bool Names(SyntaxNode type)
        {
            foreach (var token in type.DescendantTokens())
                if (_words.Has(token))
                    return true;
            return false;
        }

        private static bool IsOwn(SyntaxNode member) => member switch
        {
            ParameterListSyntax => member.Parent is not RecordDeclarationSyntax,
            MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null } => false,
            MemberDeclarationSyntax declared => !declared.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword),
            _ => false,
        };
    }
}
