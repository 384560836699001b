using NasDsl.Data;
using NasDsl.Networks;

namespace NasDsl.Externs;

/// <summary>What a metric that is written in C# measures.</summary>
/// <param name="Network">The trained network.</param>
/// <param name="Rows">The rows that it answered for, with the right answers.</param>
/// <param name="Outputs">Its raw outputs (for classes: logits), row by row: rows x outputs.</param>
public sealed record ExternAnswers(Network Network, Dataset Rows, ReadOnlyMemory<float> Outputs);
