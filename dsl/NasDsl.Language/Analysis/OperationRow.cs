using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>What an operation does with one choice of the genes in its arguments.</summary>
/// <param name="Choices">The choice.</param>
/// <param name="Arguments">The arguments, or null when one of them has no value or one that its parameter does not take.</param>
/// <param name="Shape">The shape of the output.</param>
/// <param name="Cost">The cost.</param>
/// <param name="Memory">What it needs in memory.</param>
/// <param name="IsIdentity">Whether it changes nothing.</param>
/// <param name="Error">The broken rule, or null.</param>
internal sealed record OperationRow(
    Witness Choices,
    OperationArguments? Arguments,
    Shape Shape,
    OperationCost Cost,
    OperationMemory Memory,
    bool IsIdentity,
    string? Error);
