using System.Collections.Immutable;

namespace NasDsl.Engines;

/// <summary>What a change of each number of a network does to a sum over its outputs.</summary>
/// <param name="Weights">For each trainable tensor of weights a tensor of the same name and shape.</param>
/// <param name="Inputs">For each number of the inputs: rows x inputs, laid out as the inputs are.</param>
public sealed record NetworkGradients(ImmutableArray<WeightTensor> Weights, ImmutableArray<float> Inputs);
