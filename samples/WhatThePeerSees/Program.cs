using WhatThePeerSees;

// How each way of ending a connection looks from the other end, on this machine: dotnet run --project samples/WhatThePeerSees -- 100
if (args is not [] and not [_] || (args is [var text] && !(int.TryParse(text, out var number) && number > 0)))
{
    Console.Error.WriteLine("usage: WhatThePeerSees [how many times each end is tried, default 20]");
    return 2;
}

var times = args is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 20;
Console.WriteLine($"{"we call",-62} the peer sees, {times} times");
foreach (var (code, end) in Endings.All)
{
    var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
    for (var i = 0; i < times; i++)
    {
        var sight = await Exchange.RunAsync(end);
        seen[sight] = seen.GetValueOrDefault(sight) + 1;
    }

    Console.WriteLine($"{code,-62} {string.Join(", ", seen.Select(sight => seen.Count == 1 ? sight.Key : $"{sight.Key} {sight.Value}x"))}");
}

return 0;
