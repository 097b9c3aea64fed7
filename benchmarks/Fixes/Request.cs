using System.Globalization;

namespace Hangup.FixTrials;

/// <summary>What was asked for on the command line.</summary>
internal sealed class Request
{
    public const string Usage = """
        fixes: applies every action of every finding to C# that nobody here has to be able to build, and says what is wrong with the results.

          FOLDER ...            source folders, one solution each
          --each FOLDER         every folder in this one
          --only TEXT           of the folders, those whose name has TEXT in it; repeatable
          --ids ID,ID           only these findings
          --without-runtime     the code does not reference the runtime, so fixes use the class library alone
          --first               only the first action of each finding
          --no-fix-all          leave Fix All out
          --neighbours          CA2000, CA2213, IDISP001/003/004/007 and S2930 as well, before and after Fix All (slow)
          --json FILE           everything, as JSON
          --report FILE         what failed, by cause, with diffs, as Markdown
          --append FILE         results of earlier runs (--json) that this one adds to; repeatable
          --draw N --seed S     N of all diffs at random
        """;

    private readonly List<string> only = [];
    private readonly List<string> folders = [];

    private Request()
    {
    }

    public IEnumerable<string> Folders => folders.Where(folder => only.Count == 0 || only.Any(text => Path.GetFileName(folder).Contains(text, StringComparison.OrdinalIgnoreCase)));

    public HashSet<string> Ids { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<string> Earlier { get; } = [];

    public bool HasRuntime { get; private set; } = true;

    public bool OnlyFirst { get; private set; }

    public bool FixesAll { get; private set; } = true;

    public bool AsksNeighbours { get; private set; }

    public string? Json { get; private set; }

    public string? Report { get; private set; }

    public int Draw { get; private set; }

    public int Seed { get; private set; } = Environment.TickCount;

    public static Request Parse(IEnumerable<string> arguments)
    {
        var request = new Request();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            request.Take(argument, () => rest.TryDequeue(out var value) ? value : throw new ArgumentException($"{argument} needs a value"));
        }

        return request.folders.Count + request.Earlier.Count > 0 ? request : throw new ArgumentException("no folder");
    }

    private void Take(string argument, Func<string> value)
    {
        switch (argument)
        {
            case "--each": folders.AddRange(Directory.GetDirectories(value()).Order(StringComparer.Ordinal)); break;
            case "--only": only.Add(value()); break;
            case "--ids": Ids.UnionWith(value().Split(',')); break;
            case "--without-runtime": HasRuntime = false; break;
            case "--first": OnlyFirst = true; break;
            case "--no-fix-all": FixesAll = false; break;
            case "--neighbours": AsksNeighbours = true; break;
            case "--json": Json = value(); break;
            case "--report": Report = value(); break;
            case "--append": Earlier.Add(value()); break;
            case "--draw": Draw = int.Parse(value(), CultureInfo.InvariantCulture); break;
            case "--seed": Seed = int.Parse(value(), CultureInfo.InvariantCulture); break;
            case "-h" or "--help": throw new ArgumentException("");
            case ['-', ..]: throw new ArgumentException($"unknown: {argument}");
            default: folders.Add(Directory.Exists(argument) ? Path.GetFullPath(argument) : throw new ArgumentException($"no such folder: {argument}")); break;
        }
    }
}
