using System.Globalization;

namespace Hangup.Mutants;

/// <summary>What is known of each mutant so far, as a file to which lines are added: the last one of a mutant holds.</summary>
internal sealed class Noticed
{
    private readonly string _path;
    private readonly Dictionary<int, (int Asked, string By)> _known = [];
    private readonly Dictionary<string, int> _killers = [];
    private int _at;

    public Noticed(string path)
    {
        _path = path;
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path).Select(static line => line.Split('\t', 3)).Where(static line => line.Length == 3) : [])
            Know(int.Parse(line[0], CultureInfo.InvariantCulture), int.Parse(line[1], CultureInfo.InvariantCulture), line[2]);
    }

    public bool Has(int mutant) => _known.GetValueOrDefault(mutant).By is { Length: > 0 };

    /// <summary>So many tests that meet it notice nothing.</summary>
    public int AskedOf(int mutant) => _known.GetValueOrDefault(mutant).Asked;

    /// <summary>How many that test has noticed.</summary>
    public int By(string test) => _killers.GetValueOrDefault(test);

    public void Begin(int mutant)
    {
        _at = mutant;
        File.AppendAllText(_path, string.Create(CultureInfo.InvariantCulture, $"{mutant}\t"));
    }

    public void End(string? by, int asked) => Write(_at, by ?? "", asked);

    /// <summary>The line that was begun ends with that.</summary>
    public static void EndWith(string path, string end) => File.AppendAllText(path, $"0\t{end}\n");

    private void Write(int mutant, string by, int asked)
    {
        Know(mutant, asked, by);
        File.AppendAllText(_path, string.Create(CultureInfo.InvariantCulture, $"{asked}\t{by}\n"));
    }

    private void Know(int mutant, int asked, string by)
    {
        _known[mutant] = (asked, by);
        if (by.Length > 0)
            _killers[by] = By(by) + 1;
    }
}
