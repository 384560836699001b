using NasDsl.Language.Locks;

namespace NasDsl.Generator.Pipeline;

/// <summary>A lock file that was read.</summary>
/// <param name="Folder">Its folder, relative to the project, with <c>/</c> between names; empty for the project itself.</param>
/// <param name="Lock">What it holds.</param>
internal sealed record SearchedLock(string Folder, LockFile Lock);
