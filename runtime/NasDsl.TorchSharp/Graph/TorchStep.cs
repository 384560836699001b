using TorchSharp;

namespace NasDsl.TorchSharp.Graph;

/// <summary>What one pass through a network depends on.</summary>
/// <param name="Rows">The samples of each member.</param>
/// <param name="IsTraining">Whether batch statistics and dropout are on.</param>
/// <param name="Masks">For each node with dropout what its numbers are multiplied by in this step, laid out like them; null when nothing is dropped.</param>
internal sealed record TorchStep(long Rows, bool IsTraining, IReadOnlyDictionary<int, torch.Tensor>? Masks);
