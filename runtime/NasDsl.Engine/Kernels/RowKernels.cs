using System.Runtime.CompilerServices;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// Kernels over the channels of each position (row) by itself, as softmax and layer normalisation need them. Sums over a row go across lanes, so they are cut the same way at every width: eight chains, where
/// channel c belongs to chain c mod 8, which are combined as ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)). Padding has no part in them.
/// </summary>
/// <typeparam name="TSimd">The operations: for sums no wider than a channel block.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static unsafe class RowKernels<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    private const int Chains = Layout.ChannelBlock;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Sums(float* x, int rows, int channels, int pitch, float* sums)
    {
        var chains = stackalloc float[Chains];
        for (var row = 0; row < rows; row++, x += pitch)
        {
            sums[row] = Sum(x, channels, chains);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Products(float* left, float* right, int rows, int channels, int pitch, float* sums)
    {
        var whole = channels / Chains * Chains;
        var chains = stackalloc float[Chains];
        for (var row = 0; row < rows; row++, left += pitch, right += pitch)
        {
            for (var lane = 0; lane < Chains; lane += TSimd.Count)
            {
                var sum = TSimd.Broadcast(0f);
                for (var c = lane; c < whole; c += Chains)
                {
                    sum = TSimd.Fma(TSimd.Load(left + c), TSimd.Load(right + c), sum);
                }

                TSimd.Store(sum, chains + lane);
            }

            for (var c = whole; c < channels; c++)
            {
                chains[c - whole] = MathF.FusedMultiplyAdd(left[c], right[c], chains[c - whole]);
            }

            sums[row] = Combine(chains);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Maxima(float* x, int rows, int channels, int pitch, float* maxima)
    {
        var whole = channels / Chains * Chains;
        var chains = stackalloc float[Chains];
        for (var row = 0; row < rows; row++, x += pitch)
        {
            for (var lane = 0; lane < Chains; lane += TSimd.Count)
            {
                var greatest = TSimd.Broadcast(float.NegativeInfinity);
                for (var c = lane; c < whole; c += Chains)
                {
                    var value = TSimd.Load(x + c);
                    greatest = TSimd.SelectLess(greatest, value, value, greatest);
                }

                TSimd.Store(greatest, chains + lane);
            }

            var most = float.NegativeInfinity;
            for (var lane = 0; lane < Chains; lane++)
            {
                most = most < chains[lane] ? chains[lane] : most;
            }

            for (var c = whole; c < channels; c++)
            {
                most = most < x[c] ? x[c] : most;
            }

            maxima[row] = most;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Affine(float* x, float* factors, float* offsets, int rows, int count, int pitch, float* y)
    {
        for (var row = 0; row < rows; row++, x += pitch, y += pitch)
        {
            var factor = TSimd.Broadcast(factors[row]);
            var offset = TSimd.Broadcast(offsets[row]);
            for (var c = 0; c < count; c += TSimd.Count)
            {
                TSimd.Store(TSimd.Fma(TSimd.Load(x + c), factor, offset), y + c);
            }
        }
    }

    /// <summary>See <see cref="VectorKernels.RowNormalize"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Normalize(float* x, double epsilon, int rows, int channels, int pitch, float* normalized, float* inverses)
    {
        var whole = channels / Chains * Chains;
        var chains = stackalloc float[Chains];
        for (var row = 0; row < rows; row++, x += pitch, normalized += pitch)
        {
            var mean = Sum(x, channels, chains) / channels;
            var center = TSimd.Broadcast(mean);
            for (var lane = 0; lane < Chains; lane += TSimd.Count)
            {
                var squares = TSimd.Broadcast(0f);
                for (var c = lane; c < whole; c += Chains)
                {
                    var difference = TSimd.Subtract(TSimd.Load(x + c), center);
                    squares = TSimd.Fma(difference, difference, squares);
                }

                TSimd.Store(squares, chains + lane);
            }

            for (var c = whole; c < channels; c++)
            {
                var difference = x[c] - mean;
                chains[c - whole] = MathF.FusedMultiplyAdd(difference, difference, chains[c - whole]);
            }

            inverses[row] = (float)(1 / Math.Sqrt(((double)Combine(chains) / channels) + epsilon));
            var factor = TSimd.Broadcast(inverses[row]);
            for (var c = 0; c < pitch; c += TSimd.Count)
            {
                TSimd.Store(TSimd.Multiply(TSimd.Subtract(TSimd.Load(x + c), center), factor), normalized + c);
            }
        }
    }

    /// <summary>See <see cref="VectorKernels.RowNormalizeGradient"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void NormalizeGradient(float* dy, float* scale, float* normalized, float* inverses, int rows, int channels, int pitch, float* dx)
    {
        var whole = channels / Chains * Chains;
        var sums = stackalloc float[Chains];
        var products = stackalloc float[Chains];
        for (var row = 0; row < rows; row++, dy += pitch, normalized += pitch, dx += pitch)
        {
            for (var lane = 0; lane < Chains; lane += TSimd.Count)
            {
                var sum = TSimd.Broadcast(0f);
                var product = TSimd.Broadcast(0f);
                for (var c = lane; c < whole; c += Chains)
                {
                    var gradient = TSimd.Multiply(TSimd.Load(dy + c), TSimd.Load(scale + c));
                    sum = TSimd.Add(sum, gradient);
                    product = TSimd.Fma(gradient, TSimd.Load(normalized + c), product);
                }

                TSimd.Store(sum, sums + lane);
                TSimd.Store(product, products + lane);
            }

            for (var c = whole; c < channels; c++)
            {
                var gradient = dy[c] * scale[c];
                sums[c - whole] += gradient;
                products[c - whole] = MathF.FusedMultiplyAdd(gradient, normalized[c], products[c - whole]);
            }

            var share = -inverses[row] / channels;
            var factor = TSimd.Broadcast(inverses[row]);
            var factorX = TSimd.Broadcast(share * Combine(products));
            var offset = TSimd.Broadcast(share * Combine(sums));
            for (var c = 0; c < pitch; c += TSimd.Count)
            {
                var gradient = TSimd.Multiply(TSimd.Load(dy + c), TSimd.Load(scale + c));
                TSimd.Store(TSimd.Fma(gradient, factor, TSimd.Fma(TSimd.Load(normalized + c), factorX, offset)), dx + c);
            }

            for (var c = channels; c < pitch; c++)
            {
                dx[c] = 0;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(float* x, int channels, float* chains)
    {
        var whole = channels / Chains * Chains;
        for (var lane = 0; lane < Chains; lane += TSimd.Count)
        {
            var sum = TSimd.Broadcast(0f);
            for (var c = lane; c < whole; c += Chains)
            {
                sum = TSimd.Add(sum, TSimd.Load(x + c));
            }

            TSimd.Store(sum, chains + lane);
        }

        for (var c = whole; c < channels; c++)
        {
            chains[c - whole] += x[c];
        }

        return Combine(chains);
    }

    private static float Combine(float* chains) =>
        ((chains[0] + chains[4]) + (chains[2] + chains[6])) + ((chains[1] + chains[5]) + (chains[3] + chains[7]));
}
