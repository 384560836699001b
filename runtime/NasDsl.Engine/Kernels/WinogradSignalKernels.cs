using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;
using static NasDsl.Engine.Kernels.WinogradSignalPoints;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// The transformations of Winograd's convolutions along a signal, F(6, 3) and F(4, 5): both take eight cells to eight points. Over one vector of channels. A signal is an
/// image of one column here: places are rows.
/// </summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static unsafe class WinogradSignalKernels<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <summary>Eight planes from patches of eight cells: at each point, the data times the coefficients of the product of x - q over all other points q.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void FromPatches(in WinogradTiles tiles, int channel)
    {
        nint channels = tiles.Channels;
        var row = tiles.RowPitch;
        var plane = tiles.PlanePitch;
        var image = tiles.Image + channel;
        var target = tiles.Planes + channel;
        var offsets = tiles.Offsets;
        for (var end = offsets + tiles.Count; offsets < end; offsets++, target += channels)
        {
            var x = image + *offsets;
            var far = x + (4 * row);
            var d1 = TSimd.Load(x + row);
            var d2 = TSimd.Load(x + (2 * row));
            var d3 = TSimd.Load(x + (3 * row));
            var d4 = TSimd.Load(far);
            var d5 = TSimd.Load(far + row);
            var d6 = TSimd.Load(far + (2 * row));
            var planes = target;
            TSimd.Store(All(TSimd.Load(x), d2, d4, d6), planes);
            planes += plane;
            TSimd.Store(All(d1, d3, d5, TSimd.Load(far + (3 * row))), planes);
            planes += plane;
            Pair(Others(d2, d4, d6, MiddleSquare, FarSquare), Others(d1, d3, d5, MiddleSquare, FarSquare), Near, planes, plane);
            planes += 2 * plane;
            Pair(Others(d2, d4, d6, NearSquare, FarSquare), Others(d1, d3, d5, NearSquare, FarSquare), Middle, planes, plane);
            planes += 2 * plane;
            Pair(Others(d2, d4, d6, NearSquare, MiddleSquare), Others(d1, d3, d5, NearSquare, MiddleSquare), Far, planes, plane);
        }
    }

    /// <summary>Eight planes from the places of tiles (4 or 6), or from weights (3 or 5 cells).</summary>
    public static void FromTerms(in WinogradTiles tiles, int terms, int channel)
    {
        switch (terms)
        {
            case 3:
                WinogradTermKernels<TSimd, TVector, ThreeTaps>.From(tiles, channel);
                break;
            case 4:
                WinogradTermKernels<TSimd, TVector, FourPlaces>.From(tiles, channel);
                break;
            case 5:
                WinogradTermKernels<TSimd, TVector, FiveTaps>.From(tiles, channel);
                break;
            default:
                WinogradTermKernels<TSimd, TVector, SixPlaces>.From(tiles, channel);
                break;
        }
    }

    /// <summary>The transpose of that.</summary>
    public static void ToTerms(in WinogradTiles tiles, int terms, float* bias, bool isAdded, int channel)
    {
        switch (terms)
        {
            case 3:
                WinogradTermKernels<TSimd, TVector, ThreeTaps>.To(tiles, channel, bias, isAdded);
                break;
            case 4:
                WinogradTermKernels<TSimd, TVector, FourPlaces>.To(tiles, channel, bias, isAdded);
                break;
            case 5:
                WinogradTermKernels<TSimd, TVector, FiveTaps>.To(tiles, channel, bias, isAdded);
                break;
            default:
                WinogradTermKernels<TSimd, TVector, SixPlaces>.To(tiles, channel, bias, isAdded);
                break;
        }
    }

    /// <summary>The product of x^2 less the squares of all points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector All(TVector d0, TVector d2, TVector d4, TVector d6)
    {
        var sum = TSimd.Fma(TSimd.Broadcast(-NearSquare - MiddleSquare - FarSquare), d4, d6);
        sum = TSimd.Fma(TSimd.Broadcast((NearSquare * MiddleSquare) + (NearSquare * FarSquare) + (MiddleSquare * FarSquare)), d2, sum);
        return TSimd.Fma(TSimd.Broadcast(ZeroProduct), d0, sum);
    }

    /// <summary>The product of x^2 less the squares of two points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Others(TVector d0, TVector d2, TVector d4, float left, float right) =>
        TSimd.Fma(TSimd.Broadcast(left * right), d0, TSimd.Fma(TSimd.Broadcast(-left - right), d2, d4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(TVector even, TVector odd, float point, float* target, nint plane)
    {
        TSimd.Store(TSimd.Fma(TSimd.Broadcast(point), odd, even), target);
        TSimd.Store(TSimd.Fma(TSimd.Broadcast(-point), odd, even), target + plane);
    }
}
