using NasDsl.Language.Diagnostics;

namespace NasDsl.Language.Locks;

/// <summary>What a lock file turned out to be.</summary>
/// <param name="Lock">The lock, or null when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
public sealed record LockReading(LockFile? Lock, Diagnostic? Problem);
