namespace System.Runtime.CompilerServices;

/// <summary>What <c>record</c> and <c>init</c> need on netstandard2.0.</summary>
internal static class IsExternalInit;
