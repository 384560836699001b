using NasDsl.Language.Diagnostics;

namespace NasDsl.Language.Analysis;

/// <summary>What is proven about a whole space before anything runs. Costs and counts are those of the space before its requirements.</summary>
/// <param name="Space">The name of the space.</param>
/// <param name="Diagnostics">What is wrong, doubtful or unknown, in order of writing.</param>
/// <param name="Shapes">What is known about shapes.</param>
/// <param name="Requirements">Whether some architecture meets all requirements; null when that is unknown.</param>
/// <param name="Params">Trainable numbers, or null when unknown.</param>
/// <param name="Macs">Multiply-accumulates of one sample, or null when unknown.</param>
/// <param name="Flops">Floating-point operations of one sample, or null when unknown.</param>
/// <param name="Memory">Bytes of weights and activations (<see cref="Catalog.MemoryRule"/>), or null when unknown.</param>
/// <param name="Genomes">The genomes that differ in an active gene.</param>
/// <param name="Architectures">The distinct networks.</param>
/// <param name="ValidGenomes">The genomes that meet all requirements.</param>
/// <param name="ValidArchitectures">The distinct networks that meet all requirements.</param>
/// <param name="Completeness">What the component set has.</param>
/// <param name="Summary">Size and bounds in one line, for people.</param>
public sealed record SpaceAnalysis(
    string Space,
    EquatableArray<Diagnostic> Diagnostics,
    ShapeVerdict Shapes,
    bool? Requirements,
    CostRange? Params,
    CostRange? Macs,
    CostRange? Flops,
    CostRange? Memory,
    Count Genomes,
    Count Architectures,
    Count ValidGenomes,
    Count ValidArchitectures,
    Completeness Completeness,
    string Summary);
