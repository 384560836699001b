using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NasDsl.Engine.Simd;

namespace NasDsl.Benchmarks;

/// <summary>How many floating-point operations a second this core can do at most: independent fused multiply-adds in registers.</summary>
internal static class PeakRate
{
    private const int Iterations = 2_000_000;
    private const int Chains = 12;
    private const int Windows = 15;

    public static double Measure() => Vector512.IsHardwareAccelerated ? Measure<Simd512, Vector512<float>>() : Measure<Simd256, Vector256<float>>();

    /// <summary>Does nothing but multiply and add, for about 0.1 s: what neighbours of a thread on the machine leave of its core shows in how long it takes.</summary>
    public static void Spin()
    {
        const int Times = 8;
        if (Vector512.IsHardwareAccelerated)
        {
            GC.KeepAlive(Multiply<Simd512, Vector512<float>>(Simd512.Broadcast(0.5f), Times * Iterations));
        }
        else
        {
            GC.KeepAlive(Multiply<Simd256, Vector256<float>>(Simd256.Broadcast(0.5f), Times * Iterations));
        }
    }

    private static double Measure<TSimd, TVector>()
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var sum = TSimd.Broadcast(0f);
        var best = 0.0;
        for (var window = 0; window < Windows; window++)
        {
            var watch = Stopwatch.StartNew();
            sum = TSimd.Add(sum, Multiply<TSimd, TVector>(TSimd.Broadcast(0.5f), Iterations));
            best = Math.Max(best, 2.0 * TSimd.Count * Chains * Iterations / watch.Elapsed.TotalSeconds / 1e9);
        }

        GC.KeepAlive(sum);
        return best;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TVector Multiply<TSimd, TVector>(TVector x, int iterations)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (; iterations > 0; iterations--)
        {
            a = TSimd.Fma(a, x, x);
            b = TSimd.Fma(b, x, x);
            c = TSimd.Fma(c, x, x);
            d = TSimd.Fma(d, x, x);
            e = TSimd.Fma(e, x, x);
            f = TSimd.Fma(f, x, x);
            g = TSimd.Fma(g, x, x);
            h = TSimd.Fma(h, x, x);
            i = TSimd.Fma(i, x, x);
            j = TSimd.Fma(j, x, x);
            k = TSimd.Fma(k, x, x);
            l = TSimd.Fma(l, x, x);
        }

        return TSimd.Add(
            TSimd.Add(TSimd.Add(TSimd.Add(a, b), TSimd.Add(c, d)), TSimd.Add(TSimd.Add(e, f), TSimd.Add(g, h))),
            TSimd.Add(TSimd.Add(i, j), TSimd.Add(k, l)));
    }
}
