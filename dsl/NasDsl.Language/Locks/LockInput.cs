namespace NasDsl.Language.Locks;

/// <summary>One thing that the champion of a search depends on.</summary>
/// <param name="Name">Its name in the lock file, such as <c>space</c>: see <see cref="LockInputs"/>.</param>
/// <param name="Value">A hash of it, or a text that changes when it does.</param>
public sealed record LockInput(string Name, string Value);
