namespace NasDsl.Language.Locks;

/// <summary>The champion of a search.</summary>
/// <param name="Trial">The number of the trial that it was chosen by.</param>
/// <param name="Genome">Its genes with their values.</param>
/// <param name="Architecture">Its network as text, lines separated by <c>\n</c>.</param>
/// <param name="Params">How many weights it has.</param>
/// <param name="Flops">How many floating-point operations one answer takes.</param>
/// <param name="Memory">How many bytes it takes.</param>
/// <param name="Validation">What was measured on the validation rows.</param>
/// <param name="Test">What was measured on the test rows; empty when there are none.</param>
/// <param name="Weights">The hash of its weights.</param>
public sealed record LockChampion(
    int Trial,
    string Genome,
    string Architecture,
    long Params,
    long Flops,
    long Memory,
    EquatableArray<LockMetric> Validation,
    EquatableArray<LockMetric> Test,
    string Weights);
