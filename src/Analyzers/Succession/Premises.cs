using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Succession;

/// <summary>What a project is made of beside its sources.</summary>
internal sealed class Premises
{
    private readonly string? _name;
    private readonly CompilationOptions _options;
    private readonly ImmutableArray<AdditionalText> _additional;

    /// <summary>A reference to a project holds a compilation.</summary>
    private readonly ImmutableArray<WeakReference<MetadataReference>> _references;

    public Premises(Compilation compilation, ImmutableArray<AdditionalText> additional)
    {
        _name = compilation.AssemblyName;
        _options = compilation.Options;
        _additional = additional;
        _references = compilation.References.Select(static reference => new WeakReference<MetadataReference>(reference)).ToImmutableArray();
    }

    public bool AreThoseOf(Compilation compilation, ImmutableArray<AdditionalText> additional) =>
        _name == compilation.AssemblyName && _options.Equals(compilation.Options) && _additional.SequenceEqual(additional)
        && compilation.References.Count() == _references.Length && compilation.References.Zip(_references, Is).All(static isSame => isSame);

    private static bool Is(MetadataReference reference, WeakReference<MetadataReference> known) => known.TryGetTarget(out var target) && reference.Equals(target);
}
