namespace Hangup.Analyzers.Contracts;

/// <summary>What the other side takes a dispose for that nobody thought about.</summary>
internal enum ImplicitEnd
{
    /// <summary>One or the other, as chance has it.</summary>
    LeftToChance,

    /// <summary>"That was everything", also when something broke.</summary>
    Completes,

    /// <summary>"Something broke", also when all went well.</summary>
    Fails,

    /// <summary>Nothing that is not so.</summary>
    IsTrue,

    /// <summary>It asks for the same as a close, and throws or waits where that cannot be had.</summary>
    Closes,
}
