using TorchSharp;

namespace NasDsl.TorchSharp.Losses;

/// <summary>What the outputs of a batch shall be.</summary>
/// <param name="Values">rows x members: classes; or rows x members x outputs: numbers, which are mixed already.</param>
/// <param name="Others">rows x members: the classes that are mixed in; null where nothing is mixed.</param>
/// <param name="Shares">rows x members: the shares of the first classes; null where nothing is mixed.</param>
internal sealed record TorchTargets(torch.Tensor Values, torch.Tensor? Others = null, torch.Tensor? Shares = null);
