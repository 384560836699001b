using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// Bayesian linear regression of what networks are worth on what they are made of, in its dual form (Rasmussen and Williams, "Gaussian processes for machine learning", 2006,
/// chapter 2): one row for each network, and the inverse of their covariances, which follows a network that comes or goes by an update of rank one. Sums have one fixed order at
/// every width of vectors.
/// </summary>
internal sealed class CreditModel
{
    private const double Noise = 0.02;

    /// <summary>Updates of the inverse gather rounding errors; after so many it is computed anew.</summary>
    private const int UpdatesBetweenInversions = 512;

    private const int Lanes = 4;

    private readonly GenomeCoder _coder;
    private readonly int _stride;
    private readonly CodeTable _codes;
    private readonly double[] _inverse;
    private readonly double[] _targets;
    private readonly double[] _weights;
    private readonly double[] _precisions;
    private readonly double[] _covariances;
    private readonly double[] _product;
    private int _updates;

    /// <summary>Begins without networks.</summary>
    /// <param name="coder">Compares networks.</param>
    /// <param name="capacity">The most rows.</param>
    public CreditModel(GenomeCoder coder, int capacity)
    {
        _coder = coder;
        _codes = new CodeTable(coder, capacity);
        _stride = (capacity + Lanes - 1) / Lanes * Lanes;
        _inverse = new double[_stride * _stride];
        _targets = new double[_stride];
        _weights = new double[_stride];
        _precisions = new double[_stride];
        _covariances = new double[_stride];
        _product = new double[_stride];
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _codes.Count;

    /// <summary>Adds a row at the end.</summary>
    /// <param name="code">The network.</param>
    /// <param name="target">What it is worth.</param>
    public void Add(in GenomeCode code, double target)
    {
        var count = Count;
        _codes.Compare(code, _covariances);
        Multiply(_covariances, _product);
        var variance = _coder.Prior(code) + Noise;
        var scale = 1 / (variance - Dot(_covariances, _product));
        _precisions[count] = 1 / variance;
        for (var row = 0; row < count; row++)
        {
            AddScaled(row, _product, scale * _product[row]);
            _inverse[(row * _stride) + count] = -scale * _product[row];
            _inverse[(count * _stride) + row] = -scale * _product[row];
        }

        _inverse[(count * _stride) + count] = scale;
        _codes.Add(code);
        _targets[count] = target;
        CountUpdate();
    }

    /// <summary>Removes a row; the last one takes its number.</summary>
    /// <param name="row">The row.</param>
    public void Remove(int row)
    {
        var last = Count - 1;
        Exchange(row, last);
        for (var i = 0; i <= last; i++)
        {
            _product[i] = _inverse[(last * _stride) + i];
        }

        var corner = _product[last];
        _product[last] = 0;
        _product.AsSpan(last).Clear();
        for (var i = 0; i < last; i++)
        {
            AddScaled(i, _product, -_product[i] / corner);
            _inverse[(i * _stride) + last] = 0;
        }

        _inverse.AsSpan(last * _stride, _stride).Clear();
        _codes.Remove(row);
        _targets[last] = 0;
        _precisions[last] = 0;
        CountUpdate();
    }

    /// <summary>Says what the network of a row is worth; <see cref="Learn"/> takes it in.</summary>
    /// <param name="row">The row.</param>
    /// <param name="target">What it is worth.</param>
    public void SetTarget(int row, double target) => _targets[row] = target;

    /// <summary>Computes the weights after changes.</summary>
    public void Learn() => Multiply(_targets, _weights);

    /// <summary>What a network is expected to be worth.</summary>
    /// <param name="code">The network.</param>
    /// <returns>The mean.</returns>
    public double Mean(in GenomeCode code)
    {
        _codes.Compare(code, _covariances);
        return Dot(_covariances, _weights);
    }

    /// <summary>What a network is expected to be worth, and how uncertain that is.</summary>
    /// <param name="code">The network.</param>
    /// <returns>The mean and the standard deviation.</returns>
    public (double Mean, double Deviation) Predict(in GenomeCode code)
    {
        var mean = Mean(code);
        return (mean, Math.Sqrt(Math.Max(0, _coder.Prior(code) - Explained())));
    }

    /// <summary>
    /// What a network is expected to be worth, and the most that can be uncertain about it: what the row that is most like it leaves open. All rows together leave no more, and this is told
    /// without a look at the inverse.
    /// </summary>
    /// <param name="code">The network.</param>
    /// <returns>The mean, and a bound of the standard deviation.</returns>
    public (double Mean, double Deviation) Outlook(in GenomeCode code)
    {
        // Above what is lost in rounding.
        const double Tolerance = 1e-6;
        var mean = Mean(code);
        ref var covariances = ref MemoryMarshal.GetArrayDataReference(_covariances);
        ref var precisions = ref MemoryMarshal.GetArrayDataReference(_precisions);
        var most = Vector256<double>.Zero;
        for (nuint i = 0; i < (nuint)Count; i += Lanes)
        {
            var covariance = Vector256.LoadUnsafe(ref covariances, i);
            most = Vector256.Max(most, covariance * covariance * Vector256.LoadUnsafe(ref precisions, i));
        }

        var explained = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        return (mean, Math.Sqrt(Math.Max(0, _coder.Prior(code) - explained) + Tolerance));
    }

    /// <summary>The inverse times a vector, four rows at once. What is beyond the rows is zero and stays so.</summary>
    private void Multiply(double[] vector, double[] product)
    {
        ref var inverse = ref MemoryMarshal.GetArrayDataReference(_inverse);
        ref var factors = ref MemoryMarshal.GetArrayDataReference(vector);
        for (var row = 0; row < Count; row += Lanes)
        {
            var (first, second, third, fourth) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            var at = (nuint)(row * _stride);
            var stride = (nuint)_stride;
            for (nuint i = 0; i < (nuint)Count; i += Lanes)
            {
                var factor = Vector256.LoadUnsafe(ref factors, i);
                first += Vector256.LoadUnsafe(ref inverse, at + i) * factor;
                second += Vector256.LoadUnsafe(ref inverse, at + stride + i) * factor;
                third += Vector256.LoadUnsafe(ref inverse, at + (2 * stride) + i) * factor;
                fourth += Vector256.LoadUnsafe(ref inverse, at + (3 * stride) + i) * factor;
            }

            product[row] = Sum(first);
            product[row + 1] = Sum(second);
            product[row + 2] = Sum(third);
            product[row + 3] = Sum(fourth);
        }

        product.AsSpan(Count).Clear();
    }

    /// <summary>The covariances times the inverse times the covariances. The inverse is symmetric, so what is left of the diagonal counts twice.</summary>
    private double Explained()
    {
        ref var inverse = ref MemoryMarshal.GetArrayDataReference(_inverse);
        ref var factors = ref MemoryMarshal.GetArrayDataReference(_covariances);
        var total = 0.0;
        for (var row = 0; row < Count; row += Lanes)
        {
            var (first, second, third, fourth) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            var at = (nuint)(row * _stride);
            var stride = (nuint)_stride;
            for (nuint i = 0; i < (nuint)row; i += Lanes)
            {
                var factor = Vector256.LoadUnsafe(ref factors, i);
                first += Vector256.LoadUnsafe(ref inverse, at + i) * factor;
                second += Vector256.LoadUnsafe(ref inverse, at + stride + i) * factor;
                third += Vector256.LoadUnsafe(ref inverse, at + (2 * stride) + i) * factor;
                fourth += Vector256.LoadUnsafe(ref inverse, at + (3 * stride) + i) * factor;
            }

            // The four rows and columns at the diagonal.
            var corner = Vector256.LoadUnsafe(ref factors, (nuint)row);
            var diagonal = at + (nuint)row;
            first += first + (Vector256.LoadUnsafe(ref inverse, diagonal) * corner);
            second += second + (Vector256.LoadUnsafe(ref inverse, diagonal + stride) * corner);
            third += third + (Vector256.LoadUnsafe(ref inverse, diagonal + (2 * stride)) * corner);
            fourth += fourth + (Vector256.LoadUnsafe(ref inverse, diagonal + (3 * stride)) * corner);
            total += (corner[0] * Sum(first)) + (corner[1] * Sum(second)) + (corner[2] * Sum(third)) + (corner[3] * Sum(fourth));
        }

        return total;
    }

    private void Exchange(int first, int second)
    {
        if (first == second)
        {
            return;
        }

        (_targets[first], _targets[second]) = (_targets[second], _targets[first]);
        (_precisions[first], _precisions[second]) = (_precisions[second], _precisions[first]);
        for (var i = 0; i < Count; i++)
        {
            (_inverse[(first * _stride) + i], _inverse[(second * _stride) + i]) = (_inverse[(second * _stride) + i], _inverse[(first * _stride) + i]);
        }

        for (var i = 0; i < Count; i++)
        {
            (_inverse[(i * _stride) + first], _inverse[(i * _stride) + second]) = (_inverse[(i * _stride) + second], _inverse[(i * _stride) + first]);
        }
    }

    private void CountUpdate()
    {
        if (++_updates < UpdatesBetweenInversions)
        {
            return;
        }

        var codes = _codes.Clear();
        var targets = _targets.AsSpan(0, codes.Length).ToArray();
        Array.Clear(_inverse);
        _updates = -codes.Length;
        for (var row = 0; row < codes.Length; row++)
        {
            Add(codes[row], targets[row]);
        }
    }

    private double Dot(double[] first, double[] second)
    {
        ref var left = ref MemoryMarshal.GetArrayDataReference(first);
        ref var right = ref MemoryMarshal.GetArrayDataReference(second);
        var sum = Vector256<double>.Zero;
        for (nuint i = 0; i < (nuint)Count; i += Lanes)
        {
            sum += Vector256.LoadUnsafe(ref left, i) * Vector256.LoadUnsafe(ref right, i);
        }

        return Sum(sum);
    }

    private void AddScaled(int row, double[] values, double scale)
    {
        ref var place = ref _inverse[row * _stride];
        ref var added = ref MemoryMarshal.GetArrayDataReference(values);
        var factor = Vector256.Create(scale);
        for (nuint i = 0; i < (nuint)Count; i += Lanes)
        {
            (Vector256.LoadUnsafe(ref place, i) + (factor * Vector256.LoadUnsafe(ref added, i))).StoreUnsafe(ref place, i);
        }
    }

    private static double Sum(Vector256<double> lanes) => lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
}
