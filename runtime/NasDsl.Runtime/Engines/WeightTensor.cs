using System.Collections.Immutable;

namespace NasDsl.Engines;

/// <summary>One tensor of the weights of a network.</summary>
/// <param name="Name">Its name, such as <c>3.conv.weight</c>.</param>
/// <param name="Shape">Its dimensions, outermost first.</param>
/// <param name="Values">Its numbers, innermost dimension first.</param>
public sealed record WeightTensor(string Name, ImmutableArray<int> Shape, ImmutableArray<float> Values);
