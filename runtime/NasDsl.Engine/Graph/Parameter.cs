using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NasDsl.Engine.Kernels;
using NasDsl.Engines;
using NasDsl.Randomness;

namespace NasDsl.Engine.Graph;

/// <summary>One tensor of the weights of a network, in native memory.</summary>
internal sealed unsafe class Parameter
{
    /// <summary>Fresh numbers are placed for so many outputs at once: a cache line.</summary>
    private const int OutputsAtOnce = 16;

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
            var all = new float[Layout.Count];
            Drawing(all, random);
            Import(new WeightTensor(Name, Shape, [.. all]));
            return;
        }

        // Some outputs are drawn aside and turned, so that each line of the weights is written at once and not once for each output.
        var numbers = Layout.Inputs * Layout.Taps;
        var aside = ArrayPool<float>.Shared.Rent(2 * OutputsAtOnce * numbers);
        fixed (float* drawn = aside)
        {
            var turned = drawn + (OutputsAtOnce * numbers);
            for (var map = 0; map < Layout.Maps; map++)
            {
                for (var output = 0; output < Layout.Outputs; output += OutputsAtOnce)
                {
                    var outputs = Math.Min(OutputsAtOnce, Layout.Outputs - output);
                    Draw(random, new Span<float>(drawn, outputs * numbers));
                    VectorKernels.Transpose(drawn, numbers, outputs, numbers, turned, OutputsAtOnce);
                    Place(turned, outputs, Values + ((nint)map * Layout.MapPitch) + output);
                }
            }
        }

        ArrayPool<float>.Shared.Return(aside);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Draw(RandomStream random, Span<float> drawn)
    {
        if (UniformBound == 0)
        {
            drawn.Fill(InitialValue);
            return;
        }

        random.NextSingles(drawn);
        var (bound, initial) = (Vector256.Create(UniformBound), Vector256.Create((double)InitialValue));
        for (; drawn.Length >= Vector256<float>.Count; drawn = drawn[Vector256<float>.Count..])
        {
            var (low, high) = Vector256.Widen(Vector256.Create<float>(drawn));
            low = initial + (((low + low) - Vector256<double>.One) * bound);
            high = initial + (((high + high) - Vector256<double>.One) * bound);
            Vector256.Narrow(low, high).CopyTo(drawn);
        }

        foreach (ref var number in drawn)
        {
            number = (float)(InitialValue + (((2 * (double)number) - 1) * UniformBound));
        }
    }

    /// <summary>Places some outputs of a map: from inputs x taps x outputs to taps x inputs x outputs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Place(float* numbers, int outputs, float* target)
    {
        for (var tap = 0; tap < Layout.Taps; tap++)
        {
            for (var input = 0; input < Layout.Inputs; input++, target += Layout.Pitch)
            {
                var source = numbers + (((input * Layout.Taps) + tap) * OutputsAtOnce);
                new ReadOnlySpan<float>(source, outputs).CopyTo(new Span<float>(target, outputs));
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
