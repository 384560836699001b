using NasDsl.Language;
using NasDsl.Language.Model;

namespace NasDsl.Generator.Pipeline;

/// <summary>All that generated code depends on: equal inputs give equal code.</summary>
/// <param name="Model">The model.</param>
/// <param name="Namespace">The namespace of the generated types, or empty.</param>
/// <param name="Facts">What the analysis of each space found.</param>
/// <param name="Folders">Where the data of each search is.</param>
/// <param name="Locks">What searches have found.</param>
/// <param name="Engines">The engines that it can choose from.</param>
/// <param name="Engine">Which of them the project asks for.</param>
/// <param name="IsWeightsFile">Whether the weights of champions are files beside the program, instead of resources in it.</param>
internal sealed record ProgramInput(
    NasModel Model,
    string Namespace,
    EquatableArray<SpaceFacts> Facts,
    EquatableArray<SearchFolder> Folders,
    EquatableArray<SearchedLock> Locks,
    EquatableArray<ReferencedEngine> Engines,
    EngineRequest Engine,
    bool IsWeightsFile);
