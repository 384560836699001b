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
        var whole = channels / Chains * Chains;
        var chains = stackalloc float[Chains];
        for (var row = 0; row < rows; row++, x += pitch)
        {
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

            sums[row] = Combine(chains);
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

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Blend(float* left, float* leftFactors, float* right, float* rightFactors, float* offsets, int rows, int count, int pitch, float* target)
    {
        for (var row = 0; row < rows; row++, left += pitch, right += pitch, target += pitch)
        {
            var leftFactor = TSimd.Broadcast(leftFactors[row]);
            var rightFactor = TSimd.Broadcast(rightFactors[row]);
            var offset = TSimd.Broadcast(offsets[row]);
            for (var c = 0; c < count; c += TSimd.Count)
            {
                TSimd.Store(TSimd.Fma(TSimd.Load(left + c), leftFactor, TSimd.Fma(TSimd.Load(right + c), rightFactor, offset)), target + c);
            }
        }
    }

    private static float Combine(float* chains) =>
        ((chains[0] + chains[4]) + (chains[2] + chains[6])) + ((chains[1] + chains[5]) + (chains[3] + chains[7]));
}
