using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;
using static NasDsl.Engine.Kernels.WinogradSignalPoints;

namespace NasDsl.Engine.Kernels;

/// <summary>The values of polynomials at the points of Winograd's convolution along a signal, and the transpose: the sum over all points p of p^k for coefficient k. Over one vector of channels.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TTerms">The coefficients.</typeparam>
internal static unsafe class WinogradTermKernels<TSimd, TVector, TTerms>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TTerms : struct, IWinogradTerms
{
    private static float ZeroFactor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TTerms.AreWeights ? 1 / ZeroProduct : 1;
    }

    private static float NearFactor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TTerms.AreWeights ? 1 / NearProduct : 1;
    }

    private static float MiddleFactor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TTerms.AreWeights ? 1 / MiddleProduct : 1;
    }

    private static float FarFactor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TTerms.AreWeights ? 1 / FarProduct : 1;
    }

    /// <summary>Eight planes from coefficients; those beyond the height of a tile are 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void From(in WinogradTiles tiles, int channel)
    {
        nint channels = tiles.Channels;
        var row = tiles.RowPitch;
        var plane = tiles.PlanePitch;
        var height = tiles.Height;
        var image = tiles.Image + channel;
        var target = tiles.Planes + channel;
        var none = TSimd.Broadcast(0f);
        var offsets = tiles.Offsets;
        for (var end = offsets + tiles.Count; offsets < end; offsets++, target += channels)
        {
            var y = image + *offsets;
            var y0 = TSimd.Load(y);
            var y1 = height > 1 ? TSimd.Load(y + row) : none;
            var y2 = height > 2 ? TSimd.Load(y + (2 * row)) : none;
            var y3 = TTerms.Count > 3 && height > 3 ? TSimd.Load(y + (3 * row)) : none;
            var y4 = TTerms.Count > 4 && height > 4 ? TSimd.Load(y + (4 * row)) : none;
            var y5 = TTerms.Count > 5 && height > 5 ? TSimd.Load(y + (5 * row)) : none;
            var planes = target;
            TSimd.Store(Scaled(y0, ZeroFactor), planes);
            planes += plane;
            TSimd.Store(TTerms.Count == 3 ? y2 : TTerms.Count == 4 ? y3 : TTerms.Count == 5 ? y4 : y5, planes);
            planes += plane;
            Pair(Even(y0, y2, y4, NearSquare), Odd(y1, y3, y5, NearSquare), NearFactor, Near, planes, plane);
            planes += 2 * plane;
            Pair(Even(y0, y2, y4, MiddleSquare), Odd(y1, y3, y5, MiddleSquare), MiddleFactor, Middle, planes, plane);
            planes += 2 * plane;
            Pair(Even(y0, y2, y4, FarSquare), Odd(y1, y3, y5, FarSquare), FarFactor, Far, planes, plane);
        }
    }

    /// <summary>Coefficients from eight planes, up to the height of a tile, and what is added to each channel; added to what is there, if so wanted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void To(in WinogradTiles tiles, int channel, float* bias, bool isAdded)
    {
        nint channels = tiles.Channels;
        var row = tiles.RowPitch;
        var plane = tiles.PlanePitch;
        var height = tiles.Height;
        var image = tiles.Image + channel;
        var m = tiles.Planes + channel;
        var start = bias == null ? TSimd.Broadcast(0f) : TSimd.Load(bias + channel);
        var offsets = tiles.Offsets;
        for (var end = offsets + tiles.Count; offsets < end; offsets++, m += channels)
        {
            var y = image + *offsets;
            var from = m + (2 * plane);
            var nearPlus = TSimd.Load(from);
            var nearMinus = TSimd.Load(from + plane);
            from += 2 * plane;
            var middlePlus = TSimd.Load(from);
            var middleMinus = TSimd.Load(from + plane);
            from += 2 * plane;
            var farPlus = TSimd.Load(from);
            var farMinus = TSimd.Load(from + plane);
            var infinity = TSimd.Load(m + plane);
            var near = TSimd.Add(nearPlus, nearMinus);
            var middle = TSimd.Add(middlePlus, middleMinus);
            var far = TSimd.Add(farPlus, farMinus);
            Give(TSimd.Add(Scaled(TSimd.Load(m), ZeroFactor), Weighted(near, 1, middle, 1, far, 1)), start, isAdded, y);
            if (height > 2)
            {
                Give(
                    WithLast(Weighted(near, NearSquare, middle, MiddleSquare, far, FarSquare), infinity, 3),
                    start,
                    isAdded,
                    y + (2 * row));
            }

            if (TTerms.Count > 4 && height > 4)
            {
                Give(
                    WithLast(Weighted(near, NearSquare * NearSquare, middle, MiddleSquare * MiddleSquare, far, FarSquare * FarSquare), infinity, 5),
                    start,
                    isAdded,
                    y + (4 * row));
            }

            if (height > 1)
            {
                near = TSimd.Subtract(nearPlus, nearMinus);
                middle = TSimd.Subtract(middlePlus, middleMinus);
                far = TSimd.Subtract(farPlus, farMinus);
                Give(Weighted(near, Near, middle, Middle, far, Far), start, isAdded, y + row);
            }

            if (TTerms.Count > 3 && height > 3)
            {
                Give(
                    WithLast(Weighted(near, NearSquare * Near, middle, MiddleSquare * Middle, far, FarSquare * Far), infinity, 4),
                    start,
                    isAdded,
                    y + (3 * row));
            }

            if (TTerms.Count > 5 && height > 5)
            {
                Give(
                    WithLast(
                        Weighted(near, NearSquare * NearSquare * Near, middle, MiddleSquare * MiddleSquare * Middle, far, FarSquare * FarSquare * Far),
                        infinity,
                        6),
                    start,
                    isAdded,
                    y + (5 * row));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Even(TVector y0, TVector y2, TVector y4, float square) =>
        TSimd.Fma(TSimd.Broadcast(square), TTerms.Count > 4 ? TSimd.Fma(TSimd.Broadcast(square), y4, y2) : y2, y0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Odd(TVector y1, TVector y3, TVector y5, float square)
    {
        var higher = TTerms.Count > 5 ? TSimd.Fma(TSimd.Broadcast(square), y5, y3) : y3;
        return TTerms.Count > 3 ? TSimd.Fma(TSimd.Broadcast(square), higher, y1) : y1;
    }

    /// <summary>The planes of plus and minus a point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(TVector even, TVector odd, float factor, float point, float* target, nint plane)
    {
        even = Scaled(even, factor);
        TSimd.Store(TSimd.Fma(TSimd.Broadcast(point * factor), odd, even), target);
        TSimd.Store(TSimd.Fma(TSimd.Broadcast(-point * factor), odd, even), target + plane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Scaled(TVector value, float factor) => TTerms.AreWeights ? TSimd.Multiply(TSimd.Broadcast(factor), value) : value;

    /// <summary>A sum over pairs of points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Weighted(TVector near, float nearFactor, TVector middle, float middleFactor, TVector far, float farFactor) => TSimd.Fma(
        TSimd.Broadcast(nearFactor * NearFactor),
        near,
        TSimd.Fma(TSimd.Broadcast(middleFactor * MiddleFactor), middle, TSimd.Multiply(TSimd.Broadcast(farFactor * FarFactor), far)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WithLast(TVector value, TVector infinity, int term) => TTerms.Count == term ? TSimd.Add(infinity, value) : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(TVector value, TVector start, bool isAdded, float* target)
    {
        value = TSimd.Add(value, start);
        TSimd.Store(isAdded ? TSimd.Add(TSimd.Load(target), value) : value, target);
    }
}
