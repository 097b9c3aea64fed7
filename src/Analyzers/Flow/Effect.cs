namespace Hangup.Analyzers.Flow;

/// <summary>What an operation leaves behind when it completes (null: it never does), and what when an exception leaves it (null: none can).</summary>
internal readonly record struct Effect<TState>(TState? Completed, TState? Thrown)
    where TState : class;
