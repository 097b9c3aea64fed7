using System.Collections.Immutable;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>Puts an answer where the user looks, with all that a fix needs.</summary>
internal sealed class Report
{
    private readonly Story _story;
    private readonly Observation? _where;
    private readonly List<Location> _locations;
    private ImmutableDictionary<string, string?> _properties = ImmutableDictionary<string, string?>.Empty;

    /// <param name="where">The end to report; null: the connection's origin.</param>
    public Report(Story story, Observation? where = null)
    {
        _story = story;
        _where = where;
        _locations = new List<Location> { story.Connection.Origin.GetLocation() };
    }

    public Diagnostic Create(DiagnosticDescriptor descriptor, params string[] details) =>
        Create(descriptor, _where is null ? _locations[0] : Ending.LocationOf(_where), details);

    /// <summary>No verb at this place would help.</summary>
    public Report WithoutRemedy()
    {
        Tell(PropertyKeys.IsBeyondRemedy, true);
        return this;
    }

    /// <summary>An exception is on its way, or will be thrown in the end.</summary>
    public Report OnError(bool isSo)
    {
        Tell(PropertyKeys.IsOnError, isSo);
        return this;
    }

    /// <summary>Elsewhere than at the end itself.</summary>
    public Diagnostic At(DiagnosticDescriptor descriptor, Location location) => Create(descriptor, location, Array.Empty<string>());

    private Diagnostic Create(DiagnosticDescriptor descriptor, Location location, string[] details)
    {
        var variable = Variable();
        var circumstances = new Circumstances(_story, _where);
        TellCircumstances(circumstances, location);
        Tell(PropertyKeys.Runtime, _story.Analysis.Body.Symbols.HasRuntime ? "true" : "false");
        if (variable is not null && circumstances.IsFollowed)
            Tell(PropertyKeys.Variable, variable);
        if (_story.Analysis.Body.Symbols.BaseOf(IsVerbCalledOnEnd() ? Ending.TypeOf(_where!) : _story.Connection.Type) is { } type)
            Tell(PropertyKeys.Type, type.Name);
        if (_where is not null)
            TellExits(_where);
        var name = (_where is null ? null : Ending.NameOf(_where)) ?? (_where?.Subject is null ? variable : null);
        var quoted = name is null ? Quotation.Of(_where?.Subject?.Syntax ?? _story.Connection.Origin) : Quotation.Of(name);
        return Diagnostic.Create(descriptor, location, _locations, _properties, details.Prepend(quoted).ToArray<object>());
    }

    /// <summary>The first operation whose exception gets to <paramref name="end"/>, for the message.</summary>
    public string Blame(Observation end) => Blame(GuardedBy(end), Facts.InUse);

    public string BlameForLeak(Facts facts) => Blame(null, facts);

    private string Blame(ControlFlowRegion? guarded, Facts facts)
    {
        var faults = _story.Analysis.Record.Faults.Where(fault => fault.World[_story.Connection.Id].May(facts) && !fault.At.Block.IsInHandler()).ToArray();
        var fault = faults.Where(fault => Reaches(fault.At.Block, guarded)).OrderBy(Rank).ThenBy(At).FirstOrDefault() ?? faults.OrderBy(Rank).ThenBy(At).FirstOrDefault();
        if (fault is null)
            return "an operation";
        var syntax = Ending.WholeCall(fault.Operation.Syntax);
        Tell(PropertyKeys.Thrower, Locate(syntax.GetLocation()));
        return "'" + Quotation.Of(syntax) + "'";
    }

    /// <summary>What exchanges data over the connection convinces most, then what else is done with it, then other calls.</summary>
    private int Rank(Fault fault)
    {
        var done = _story.DoneBy(fault.Operation).ToArray();
        if (done.Length > 0)
            return done.Any(static seen => seen.Event is ConnectionEvent.Use or ConnectionEvent.Receive or ConnectionEvent.Drain) ? 0 : 1;
        return fault.Operation is IObjectCreationOperation ? 3 : 2;
    }

    private static int At(Fault fault) => fault.Operation.Syntax.SpanStart;

    /// <summary>The try in whose finally or catch the end stands.</summary>
    private static ControlFlowRegion? GuardedBy(Observation end)
    {
        for (var region = end.At.Block.EnclosingRegion; region is not null; region = region.Outer())
            if (region.Kind is ControlFlowRegionKind.Finally or ControlFlowRegionKind.Catch)
                return region.EnclosingRegion!.Kind == ControlFlowRegionKind.FilterAndHandler
                    ? region.EnclosingRegion.EnclosingRegion!.NestedRegions[0]
                    : region.EnclosingRegion.NestedRegions[0];
        return null;
    }

    /// <summary>No catch between the block and the region stops every exception.</summary>
    private static bool Reaches(BasicBlock block, ControlFlowRegion? region)
    {
        for (var at = block.EnclosingRegion; at is not null; at = at.Outer())
        {
            if (ReferenceEquals(at, region))
                return true;
            if (at.CatchesOf().Any(handler => default(Thrown).MeetsCatch(handler).Stops))
                return false;
        }

        return region is null;
    }

    /// <summary>What the verbs are called on: what is ended if it is a connection, else what the connection was put into.</summary>
    private string? Variable() => IsVerbCalledOnEnd() ? Ending.NameOf(_where!) : Ending.NameOf(_story.Connection);

    private bool IsVerbCalledOnEnd() => _where is not null && _story.Analysis.Body.Symbols.IsConnection(Ending.TypeOf(_where)) && Ending.NameOf(_where) is not null;

    private void TellExits(Observation end)
    {
        if (GuardedBy(end) is not { } guarded || Scope.Of(end.Operation.Syntax) is not { } scope)
            return;
        Tell(PropertyKeys.Exits, scope.OpenExits(_story, guarded).Select(Locate));
        Tell(PropertyKeys.Views, scope.Views(_story).Select(Locate));
        Tell(PropertyKeys.Writers, scope.Writers(_story));
    }

    private void TellCircumstances(Circumstances circumstances, Location from)
    {
        Tell(PropertyKeys.Ends, circumstances.Ends.Select(Span));
        Tell(PropertyKeys.Others, circumstances.Others.Select(Span));
        Tell(PropertyKeys.IsHandedOn, circumstances.IsHandedOn);
        Tell(PropertyKeys.IsTls, circumstances.IsTls);
        Tell(PropertyKeys.IsUsedAfter, circumstances.IsUsedAfter);
        Tell(PropertyKeys.MustNotWait, Waiting.IsUnwelcome(_story, _where?.Operation.Syntax ?? _story.Connection.Origin));

        string Span(Location call) => FormattableString.Invariant($"{call.SourceSpan.Start - from.SourceSpan.Start}:{call.SourceSpan.Length}");
    }

    private void Tell(string key, bool isSo)
    {
        if (isSo)
            Tell(key, "true");
    }

    private void Tell(string key, IEnumerable<string> values)
    {
        var joined = string.Join(",", values);
        if (joined.Length > 0)
            Tell(key, joined);
    }

    private void Tell(string key, string value) => _properties = _properties.SetItem(key, value);

    private string Locate(Location location)
    {
        _locations.Add(location);
        return (_locations.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
