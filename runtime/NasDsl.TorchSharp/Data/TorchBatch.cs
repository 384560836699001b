using NasDsl.TorchSharp.Graph;
using NasDsl.TorchSharp.Losses;
using TorchSharp;

namespace NasDsl.TorchSharp.Data;

/// <summary>The rows of one step of all members.</summary>
/// <param name="Inputs">The inputs, laid out as the network takes them.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Step">The pass.</param>
internal sealed record TorchBatch(torch.Tensor Inputs, TorchTargets Targets, TorchStep Step);
