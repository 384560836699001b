namespace NasDsl.Language.Locks;

/// <summary>What a search took. Time is not part of it, since a search that is repeated gives the same lock, on any machine.</summary>
/// <param name="Trials">How many candidates were tried.</param>
/// <param name="Finished">How many of them were trained to the end.</param>
/// <param name="Stopped">How many were stopped before.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Epochs">How many epochs were trained, over all candidates.</param>
/// <param name="Ended">Why the search ended, such as <c>TrialsSpent</c>.</param>
public sealed record LockEffort(int Trials, int Finished, int Stopped, int Failed, long Epochs, string Ended);
