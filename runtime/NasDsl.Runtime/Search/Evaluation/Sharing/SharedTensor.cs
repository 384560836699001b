using System.Collections.Immutable;
using NasDsl.Engines;

namespace NasDsl.Search.Evaluation.Sharing;

/// <summary>
/// A weight tensor that candidates of different widths and windows share: a narrower one has the first channels, a smaller window the middle of a greater one (Cai et al., "Once-for-all", 2020,
/// section 3.3). It grows with the greatest that it has met; what no candidate has trained is not a number.
/// </summary>
internal sealed class SharedTensor
{
    private int[] _shape = [];
    private float[] _values = [float.NaN];

    /// <summary>Takes numbers over.</summary>
    /// <param name="tensor">The tensor of a candidate, of as many dimensions as those before.</param>
    public void Give(WeightTensor tensor)
    {
        Grow(tensor.Shape);
        for (var i = 0; i < tensor.Values.Length; i++)
        {
            _values[PlaceOf(i, tensor.Shape)] = tensor.Values[i];
        }
    }

    /// <summary>Fills a tensor of a candidate with what is known.</summary>
    /// <param name="tensor">The tensor with fresh numbers.</param>
    /// <returns>The tensor with those numbers that are known.</returns>
    public WeightTensor Fill(WeightTensor tensor)
    {
        Grow(tensor.Shape);
        var values = ImmutableArray.CreateBuilder<float>(tensor.Values.Length);
        for (var i = 0; i < tensor.Values.Length; i++)
        {
            var known = _values[PlaceOf(i, tensor.Shape)];
            values.Add(float.IsNaN(known) ? tensor.Values[i] : known);
        }

        return tensor with { Values = values.MoveToImmutable() };
    }

    private void Grow(ImmutableArray<int> shape)
    {
        var before = _shape.Length == 0 ? [.. shape.Select(_ => 0)] : _shape;
        int[] after = [.. before.Zip(shape, Math.Max)];
        if (after.SequenceEqual(_shape))
        {
            return;
        }

        var old = _values;
        _shape = after;
        _values = new float[after.Aggregate(1, (product, size) => product * size)];
        Array.Fill(_values, float.NaN);
        var count = before.Aggregate(1, (product, size) => product * size);
        for (var i = 0; i < count; i++)
        {
            _values[PlaceOf(i, before)] = old[i];
        }
    }

    // Outputs and inputs begin at 0; cells of a window lie around the same middle.
    private int PlaceOf(int index, IReadOnlyList<int> shape)
    {
        var place = 0;
        var pitch = 1;
        for (var dimension = shape.Count - 1; dimension >= 0; dimension--)
        {
            var at = (index % shape[dimension]) + (dimension < 2 ? 0 : (_shape[dimension] - shape[dimension]) / 2);
            index /= shape[dimension];
            place += at * pitch;
            pitch *= _shape[dimension];
        }

        return place;
    }
}
