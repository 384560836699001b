using NasDsl.TorchSharp.Graph;

namespace NasDsl.TorchSharp.Operations;

/// <summary>One row: how an operation is computed.</summary>
/// <param name="Prepare">Prepares it for a node.</param>
/// <param name="Traits">What is known of it.</param>
internal sealed record TorchOperation(Func<TorchNode, TorchForward> Prepare, TorchTraits Traits = TorchTraits.None);
