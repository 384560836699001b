using NasDsl.Language.Model;

namespace NasDsl.Cli;

/// <summary>What <c>nas lock</c> was asked for.</summary>
/// <param name="Files">The <c>.nas</c> files.</param>
/// <param name="Searches">The names of the searches that are meant; empty for all.</param>
/// <param name="Mode">What is done about locks that are not fresh.</param>
/// <param name="IsForced">Whether fresh ones are searched too.</param>
/// <param name="Threads">How many candidates are trained at once.</param>
/// <param name="JournalFolder">The folder for the studies of searches, or null for none.</param>
/// <param name="InputsFile">The file that gets the paths of all that the locks depend on, or null.</param>
/// <param name="Engine">What is asked for to train, before what searches say.</param>
/// <param name="EngineAssemblies">Assemblies that bring engines.</param>
/// <param name="EngineFiles">The file with the paths of all that the project references, among which engines are, or null.</param>
internal sealed record LockOptions(
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Searches,
    LockMode Mode,
    bool IsForced,
    int? Threads,
    string? JournalFolder,
    string? InputsFile,
    EngineRequest Engine,
    IReadOnlyList<string> EngineAssemblies,
    string? EngineFiles);
