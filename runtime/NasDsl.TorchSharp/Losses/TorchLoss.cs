using TorchSharp;

namespace NasDsl.TorchSharp.Losses;

/// <summary>What training makes small.</summary>
/// <param name="outputs">rows x members x outputs, in single precision.</param>
/// <param name="targets">The targets.</param>
/// <returns>The mean loss of each member.</returns>
internal delegate torch.Tensor TorchLoss(torch.Tensor outputs, TorchTargets targets);
