using Hangup.FixTrials;
using Hangup.FixTrials.Reports;

Request request;
try
{
    request = Request.Parse(args);
}
catch (Exception wrong) when (wrong is ArgumentException or FormatException or DirectoryNotFoundException)
{
    Console.Error.WriteLine($"{wrong.Message}\n\n{Request.Usage}");
    return 1;
}

var results = request.Earlier.Select(Results.Read).Aggregate(new Results(), (all, earlier) => all.With(earlier));
foreach (var folder in request.Folders)
{
    results = results.With(await new Run(request, folder).ResultsAsync());
}

Console.Write(Table.Of(results));
if (request.Json is not null)
{
    results.Write(request.Json);
}

if (request.Report is not null)
{
    File.WriteAllText(request.Report, Failures.Of(results));
}

if (request.Draw > 0)
{
    Console.Write(Sample.Of(results, request.Draw, request.Seed));
}

return 0;
