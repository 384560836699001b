using System.Collections.Immutable;

namespace NasDsl.TorchSharp.Graph;

/// <summary>Where a tensor of weights lies.</summary>
/// <param name="Name">Its name: <c>NODE.OPERATION.PART</c>.</param>
/// <param name="Shape">Its dimensions in PyTorch's order.</param>
/// <param name="Offset">Where it begins in the buffer of one member; running statistics are not in it.</param>
/// <param name="Count">How many numbers it has.</param>
/// <param name="IsTrainable">Whether it has a gradient; running statistics have none.</param>
/// <param name="IsMixture">Whether it weighs choices: the optimiser leaves it alone.</param>
internal sealed record WeightPlace(string Name, ImmutableArray<int> Shape, long Offset, int Count, bool IsTrainable, bool IsMixture)
{
    /// <summary>The number of its node.</summary>
    public int Node { get; } = int.Parse(Name.AsSpan(0, Name.IndexOf('.', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture);
}
