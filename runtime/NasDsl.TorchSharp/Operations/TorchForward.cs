using NasDsl.TorchSharp.Graph;
using TorchSharp;

namespace NasDsl.TorchSharp.Operations;

/// <summary>Computes the output of a node; PyTorch's graph remembers how, for the way back.</summary>
/// <param name="inputs">What it takes, laid out as <see cref="Data.TorchLayout"/> says.</param>
/// <param name="step">The pass.</param>
/// <returns>A tensor of its own, laid out alike.</returns>
internal delegate torch.Tensor TorchForward(torch.Tensor[] inputs, TorchStep step);
