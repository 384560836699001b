using System.Collections.Immutable;
using NasDsl.Engines;
using NasDsl.Randomness;

namespace NasDsl.Engine.Graph;

/// <summary>One tensor of the weights of a network, in native memory.</summary>
internal sealed unsafe class Parameter
{
    /// <summary>Its name: <c>NODE.OPERATION.PART</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its dimensions in PyTorch's order.</summary>
    public required ImmutableArray<int> Shape { get; init; }

    /// <summary>How it lies.</summary>
    public required WeightLayout Layout { get; init; }

    /// <summary>Whether it has a gradient; running statistics have none.</summary>
    public bool IsTrainable { get; init; } = true;

    /// <summary>Whether it weighs choices: the optimiser leaves it alone, and whoever searches sets it.</summary>
    public bool IsMixture { get; init; }

    /// <summary>Fresh numbers are drawn uniformly between the negative of this and this.</summary>
    public double UniformBound { get; init; }

    /// <summary>What fresh numbers are around.</summary>
    public float InitialValue { get; init; }

    /// <summary>Draws fresh numbers in place of all this, or null.</summary>
    public Action<float[], RandomStream>? Drawing { get; init; }

    /// <summary>The numbers.</summary>
    public float* Values { get; set; }

    /// <summary>The gradient of the loss, for a trainable parameter in training.</summary>
    public float* Gradient { get; set; }

    /// <summary>Draws fresh numbers, in PyTorch's order.</summary>
    /// <param name="random">Where from.</param>
    public void Initialize(RandomStream random)
    {
        if (Drawing is not null)
        {
            var drawn = new float[Layout.Count];
            Drawing(drawn, random);
            Import(new WeightTensor(Name, Shape, [.. drawn]));
            return;
        }

        // In the order of OffsetOf, without its divisions: fresh weights are most of what starting a candidate takes.
        for (var row = 0; row < Layout.Maps * Layout.Outputs; row++)
        {
            var first = Values + Layout.OffsetOf(row * Layout.Inputs * Layout.Taps);
            for (var input = 0; input < Layout.Inputs; input++)
            {
                for (var tap = 0; tap < Layout.Taps; tap++)
                {
                    var offset = UniformBound == 0 ? 0 : ((2 * (double)random.NextSingle()) - 1) * UniformBound;
                    first[((tap * Layout.Inputs) + input) * Layout.Pitch] = (float)(InitialValue + offset);
                }
            }
        }
    }

    /// <summary>Copies the numbers out.</summary>
    /// <returns>The tensor in PyTorch's order.</returns>
    public WeightTensor Export() => Export(Name, Values);

    /// <summary>Copies the gradient out.</summary>
    /// <returns>The tensor in PyTorch's order.</returns>
    public WeightTensor ExportGradient() => Export(Name, Gradient);

    /// <summary>Copies other numbers out that lie as those of this parameter do.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="numbers">Where they are.</param>
    /// <returns>The tensor in PyTorch's order.</returns>
    public WeightTensor Export(string name, float* numbers)
    {
        var values = ImmutableArray.CreateBuilder<float>(Layout.Count);
        for (var i = 0; i < Layout.Count; i++)
        {
            values.Add(numbers[Layout.OffsetOf(i)]);
        }

        return new WeightTensor(name, Shape, values.MoveToImmutable());
    }

    /// <summary>Copies numbers in.</summary>
    /// <param name="tensor">The tensor in PyTorch's order.</param>
    /// <exception cref="ArgumentException">It is not this one.</exception>
    public void Import(WeightTensor tensor) => Import(tensor, Name, Values);

    /// <summary>Copies other numbers in that lie as those of this parameter do.</summary>
    /// <param name="tensor">The tensor in PyTorch's order.</param>
    /// <param name="name">What it has to be called.</param>
    /// <param name="numbers">Where they go.</param>
    /// <exception cref="ArgumentException">It is not that one.</exception>
    public void Import(WeightTensor tensor, string name, float* numbers)
    {
        if (tensor.Name != name || !tensor.Shape.SequenceEqual(Shape) || tensor.Values.Length != Layout.Count)
        {
            throw new ArgumentException(
                $"The network has weights {name} of {string.Join('x', Shape)}, and gets {tensor.Name} of {string.Join('x', tensor.Shape)} with {tensor.Values.Length} numbers.",
                nameof(tensor));
        }

        for (var i = 0; i < Layout.Count; i++)
        {
            numbers[Layout.OffsetOf(i)] = tensor.Values[i];
        }
    }

    /// <summary>Whether all numbers are finite.</summary>
    /// <returns>False when one is infinite or not a number.</returns>
    public bool IsFinite()
    {
        foreach (var value in new ReadOnlySpan<float>(Values, Layout.PaddedCount))
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
