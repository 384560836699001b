using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;
using static NasDsl.Engine.Kernels.WinogradPoints;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// The transformation of data of Winograd's convolution over one vector of channels. Along an axis, the number at point p is the data times the coefficients of the product of x - q over all other points q.
/// Two points at a time, since plus and minus a point have their even and odd parts in common: 12 numbers stay in registers, and cells are read again instead of being put aside.
/// </summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TTall">Rows of a tile.</typeparam>
/// <typeparam name="TWide">Columns of a tile.</typeparam>
internal static unsafe class WinogradPatchKernels<TSimd, TVector, TTall, TWide>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TTall : struct, IWinogradAxis
    where TWide : struct, IWinogradAxis
{
    /// <summary>12 planes: rows at 0 and infinity.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void FromEnds(in WinogradTiles tiles, int channel)
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
            var zero0 = Zero(x, row);
            var zero1 = Zero(x + channels, row);
            var zero2 = Zero(x + (2 * channels), row);
            var zero3 = Zero(x + (3 * channels), row);
            var zero4 = TWide.IsLong ? Zero(x + (4 * channels), row) : zero0;
            var zero5 = TWide.IsLong ? Zero(x + (5 * channels), row) : zero0;
            Give(zero0, zero1, zero2, zero3, zero4, zero5, target, plane);
            var infinity0 = Infinity(x, row);
            var infinity1 = Infinity(x + channels, row);
            var infinity2 = Infinity(x + (2 * channels), row);
            var infinity3 = Infinity(x + (3 * channels), row);
            var infinity4 = TWide.IsLong ? Infinity(x + (4 * channels), row) : infinity0;
            var infinity5 = TWide.IsLong ? Infinity(x + (5 * channels), row) : infinity0;
            Give(infinity0, infinity1, infinity2, infinity3, infinity4, infinity5, target + (Count * plane), plane);
        }
    }

    /// <summary>12 planes: rows at plus and minus a point.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void FromPair(in WinogradTiles tiles, int channel, bool isFar)
    {
        nint channels = tiles.Channels;
        var row = tiles.RowPitch;
        var plane = tiles.PlanePitch;
        var image = tiles.Image + channel + row;
        var target = tiles.Planes + channel;
        var plus = TSimd.Broadcast(isFar ? Far : Near);
        var minus = TSimd.Broadcast(isFar ? -Far : -Near);
        var factor = TSimd.Broadcast(!TTall.IsLong ? NearSquare - FarSquare : isFar ? -NearSquare : -FarSquare);
        var offsets = tiles.Offsets;
        for (var end = offsets + tiles.Count; offsets < end; offsets++, target += channels)
        {
            var x = image + *offsets;
            var odd0 = Part(x, row, factor);
            var even0 = Part(x + row, row, factor);
            x += channels;
            var odd1 = Part(x, row, factor);
            var even1 = Part(x + row, row, factor);
            x += channels;
            var odd2 = Part(x, row, factor);
            var even2 = Part(x + row, row, factor);
            x += channels;
            var odd3 = Part(x, row, factor);
            var even3 = Part(x + row, row, factor);
            x += channels;
            var odd4 = TWide.IsLong ? Part(x, row, factor) : odd0;
            var even4 = TWide.IsLong ? Part(x + row, row, factor) : odd0;
            x += channels;
            var odd5 = TWide.IsLong ? Part(x, row, factor) : odd0;
            var even5 = TWide.IsLong ? Part(x + row, row, factor) : odd0;
            Give(
                TSimd.Fma(plus, odd0, even0),
                TSimd.Fma(plus, odd1, even1),
                TSimd.Fma(plus, odd2, even2),
                TSimd.Fma(plus, odd3, even3),
                TSimd.Fma(plus, odd4, even4),
                TSimd.Fma(plus, odd5, even5),
                target,
                plane);
            Give(
                TSimd.Fma(minus, odd0, even0),
                TSimd.Fma(minus, odd1, even1),
                TSimd.Fma(minus, odd2, even2),
                TSimd.Fma(minus, odd3, even3),
                TSimd.Fma(minus, odd4, even4),
                TSimd.Fma(minus, odd5, even5),
                target + (Count * plane),
                plane);
        }
    }

    /// <summary>The column at x at point 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Zero(float* x, nint row) => TTall.IsLong
        ? Zero(TSimd.Load(x), TSimd.Load(x + (2 * row)), TSimd.Load(x + (4 * row)))
        : ShortZero(TSimd.Load(x), TSimd.Load(x + (2 * row)));

    /// <summary>The column at x at infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Infinity(float* x, nint row) => TTall.IsLong
        ? Zero(TSimd.Load(x + row), TSimd.Load(x + (3 * row)), TSimd.Load(x + (5 * row)))
        : Minus(TSimd.Load(x + (3 * row)), TSimd.Load(x + row), NearSquare);

    /// <summary>The even or odd part of a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Part(float* x, nint row, TVector factor) => TTall.IsLong
        ? TSimd.Fma(factor, TSimd.Load(x), TSimd.Load(x + (2 * row)))
        : TSimd.Multiply(factor, TSimd.Load(x));

    /// <summary>Six planes, or four, from the numbers of one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, float* target, nint plane)
    {
        TSimd.Store(TWide.IsLong ? Zero(d0, d2, d4) : ShortZero(d0, d2), target);
        target += plane;
        TSimd.Store(TWide.IsLong ? Zero(d1, d3, d5) : Minus(d3, d1, NearSquare), target);
        target += plane;
        var even = TWide.IsLong ? Minus(d4, d2, FarSquare) : TSimd.Multiply(TSimd.Broadcast(NearSquare - FarSquare), d2);
        var odd = TWide.IsLong ? Minus(d3, d1, FarSquare) : TSimd.Multiply(TSimd.Broadcast(NearSquare - FarSquare), d1);
        TSimd.Store(TSimd.Fma(TSimd.Broadcast(Near), odd, even), target);
        target += plane;
        TSimd.Store(TSimd.Fma(TSimd.Broadcast(-Near), odd, even), target);
        if (TWide.IsLong)
        {
            target += plane;
            even = Minus(d4, d2, NearSquare);
            odd = Minus(d3, d1, NearSquare);
            TSimd.Store(TSimd.Fma(TSimd.Broadcast(Far), odd, even), target);
            target += plane;
            TSimd.Store(TSimd.Fma(TSimd.Broadcast(-Far), odd, even), target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Zero(TVector d0, TVector d2, TVector d4) =>
        TSimd.Fma(TSimd.Broadcast(ZeroProduct), d0, TSimd.Fma(TSimd.Broadcast(-NearSquare - FarSquare), d2, d4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ShortZero(TVector d0, TVector d2) => TSimd.Fma(TSimd.Broadcast(ZeroProduct), d0, TSimd.Multiply(TSimd.Broadcast(-FarSquare), d2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(TVector left, TVector right, float factor) => TSimd.Fma(TSimd.Broadcast(-factor), right, left);
}
