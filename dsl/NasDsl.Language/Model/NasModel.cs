namespace NasDsl.Language.Model;

/// <summary>All that one compilation of <c>.nas</c> files declares: what every consumer works from.</summary>
/// <param name="Namespace">The namespace of the generated C# types.</param>
/// <param name="Data">The data declarations.</param>
/// <param name="Blocks">The blocks.</param>
/// <param name="Spaces">The search spaces, elaborated.</param>
/// <param name="Searches">The searches.</param>
/// <param name="Devices">The devices.</param>
/// <param name="Externs">The pieces that are written in C#.</param>
/// <param name="CanonicalText">
/// The declarations in canonical layout, without comments other than doc comments: compiling it gives an equal model. The generator embeds it, and the run time compiles it again.
/// </param>
public sealed record NasModel(
    string Namespace,
    EquatableArray<DataModel> Data,
    EquatableArray<BlockModel> Blocks,
    EquatableArray<SpaceModel> Spaces,
    EquatableArray<SearchModel> Searches,
    EquatableArray<DeviceModel> Devices,
    EquatableArray<ExternModel> Externs,
    string CanonicalText);
