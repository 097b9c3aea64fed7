using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Tests.Fixes;

/// <summary>The same lines, <c>key = value</c>, for every file.</summary>
internal sealed class EditorConfig(string lines) : AnalyzerConfigOptionsProvider
{
    private readonly Lines _options = new(lines);

    public override AnalyzerConfigOptions GlobalOptions => _options;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    private sealed class Lines(string lines) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).ToDictionary(line => line[0], line => line[1], KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
