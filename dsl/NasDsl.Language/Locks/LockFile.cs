namespace NasDsl.Language.Locks;

/// <summary>
/// What a lock file <c>NAME.nas.lock</c> holds: the champion of a search, and what it depends on. Meant to be committed; the weights are beside it in <c>NAME.safetensors</c>.
/// </summary>
/// <param name="Search">The name of the search.</param>
/// <param name="Inputs">What the champion depends on.</param>
/// <param name="Champion">The champion.</param>
/// <param name="Objectives">What was sought, the most important first, as it is written.</param>
/// <param name="Front">The candidates that no other one beats in every objective, best by the first objective first.</param>
/// <param name="Effort">What the search took.</param>
public sealed record LockFile(
    string Search,
    EquatableArray<LockInput> Inputs,
    LockChampion Champion,
    EquatableArray<string> Objectives,
    EquatableArray<LockTrial> Front,
    LockEffort Effort)
{
    /// <summary>The ending of the names of lock files.</summary>
    public const string Extension = ".nas.lock";

    /// <summary>The ending of the names of the files with weights.</summary>
    public const string WeightsExtension = ".safetensors";

    /// <summary>The version of the format that is read and written.</summary>
    public const int Format = 1;
}
