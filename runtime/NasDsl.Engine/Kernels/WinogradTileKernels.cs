using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;
using static NasDsl.Engine.Kernels.WinogradPoints;

namespace NasDsl.Engine.Kernels;

/// <summary>The transformation to the output of Winograd's convolution over one vector of channels, the sum over all points p of p^k for output k, and its transpose for gradients.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TTall">Rows of a tile.</typeparam>
/// <typeparam name="TWide">Columns of a tile.</typeparam>
internal static unsafe class WinogradTileKernels<TSimd, TVector, TTall, TWide>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
    where TTall : struct, IWinogradAxis
    where TWide : struct, IWinogradAxis
{
    /// <summary>Tiles from 36 planes (24 or 16 of them for smaller tiles), and what is added to each channel; added to what is there, if so wanted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void To(in WinogradTiles tiles, int channel, float* bias, bool isAdded)
    {
        nint channels = tiles.Channels;
        var row = tiles.RowPitch;
        var plane = tiles.PlanePitch;
        var point = Count * plane;
        var image = tiles.Image + channel;
        var source = tiles.Planes + channel;
        var start = bias == null ? TSimd.Broadcast(0f) : TSimd.Load(bias + channel);
        var offsets = tiles.Offsets;
        for (var end = offsets + tiles.Count; offsets < end; offsets++, source += channels)
        {
            var y = image + *offsets;
            var m = source;
            var nearSum0 = Sum(m + (2 * point), point);
            var farSum0 = TTall.IsLong ? Sum(m + (4 * point), point) : nearSum0;
            var first0 = TSimd.Add(TSimd.Load(m), TTall.IsLong ? TSimd.Add(nearSum0, farSum0) : nearSum0);
            var third0 = Weighted(nearSum0, NearSquare, farSum0, FarSquare);
            m += plane;
            var nearSum1 = Sum(m + (2 * point), point);
            var farSum1 = TTall.IsLong ? Sum(m + (4 * point), point) : nearSum1;
            var first1 = TSimd.Add(TSimd.Load(m), TTall.IsLong ? TSimd.Add(nearSum1, farSum1) : nearSum1);
            var third1 = Weighted(nearSum1, NearSquare, farSum1, FarSquare);
            m += plane;
            var nearSum2 = Sum(m + (2 * point), point);
            var farSum2 = TTall.IsLong ? Sum(m + (4 * point), point) : nearSum2;
            var first2 = TSimd.Add(TSimd.Load(m), TTall.IsLong ? TSimd.Add(nearSum2, farSum2) : nearSum2);
            var third2 = Weighted(nearSum2, NearSquare, farSum2, FarSquare);
            m += plane;
            var nearSum3 = Sum(m + (2 * point), point);
            var farSum3 = TTall.IsLong ? Sum(m + (4 * point), point) : nearSum3;
            var first3 = TSimd.Add(TSimd.Load(m), TTall.IsLong ? TSimd.Add(nearSum3, farSum3) : nearSum3);
            var third3 = Weighted(nearSum3, NearSquare, farSum3, FarSquare);
            m += TWide.IsLong ? plane : 0;
            var nearSum4 = Sum(m + (2 * point), point);
            var farSum4 = TTall.IsLong ? Sum(m + (4 * point), point) : nearSum4;
            var first4 = TSimd.Add(TSimd.Load(m), TTall.IsLong ? TSimd.Add(nearSum4, farSum4) : nearSum4);
            var third4 = Weighted(nearSum4, NearSquare, farSum4, FarSquare);
            m += TWide.IsLong ? plane : 0;
            var nearSum5 = Sum(m + (2 * point), point);
            var farSum5 = TTall.IsLong ? Sum(m + (4 * point), point) : nearSum5;
            var first5 = TSimd.Add(TSimd.Load(m), TTall.IsLong ? TSimd.Add(nearSum5, farSum5) : nearSum5);
            var third5 = Weighted(nearSum5, NearSquare, farSum5, FarSquare);
            Give(first0, first1, first2, first3, first4, first5, start, isAdded, y, channels);
            if (TTall.IsLong)
            {
                Give(third0, third1, third2, third3, third4, third5, start, isAdded, y + (2 * row), channels);
            }

            m = source + point;
            var nearDifference0 = Difference(m + point, point);
            var farDifference0 = TTall.IsLong ? Difference(m + (3 * point), point) : nearDifference0;
            var second0 = TTall.IsLong
                ? Weighted(nearDifference0, Near, farDifference0, Far)
                : TSimd.Fma(TSimd.Broadcast(Near), nearDifference0, TSimd.Load(m));
            var fourth0 = TSimd.Add(TSimd.Load(m), Weighted(nearDifference0, NearCube, farDifference0, FarCube));
            m += plane;
            var nearDifference1 = Difference(m + point, point);
            var farDifference1 = TTall.IsLong ? Difference(m + (3 * point), point) : nearDifference1;
            var second1 = TTall.IsLong
                ? Weighted(nearDifference1, Near, farDifference1, Far)
                : TSimd.Fma(TSimd.Broadcast(Near), nearDifference1, TSimd.Load(m));
            var fourth1 = TSimd.Add(TSimd.Load(m), Weighted(nearDifference1, NearCube, farDifference1, FarCube));
            m += plane;
            var nearDifference2 = Difference(m + point, point);
            var farDifference2 = TTall.IsLong ? Difference(m + (3 * point), point) : nearDifference2;
            var second2 = TTall.IsLong
                ? Weighted(nearDifference2, Near, farDifference2, Far)
                : TSimd.Fma(TSimd.Broadcast(Near), nearDifference2, TSimd.Load(m));
            var fourth2 = TSimd.Add(TSimd.Load(m), Weighted(nearDifference2, NearCube, farDifference2, FarCube));
            m += plane;
            var nearDifference3 = Difference(m + point, point);
            var farDifference3 = TTall.IsLong ? Difference(m + (3 * point), point) : nearDifference3;
            var second3 = TTall.IsLong
                ? Weighted(nearDifference3, Near, farDifference3, Far)
                : TSimd.Fma(TSimd.Broadcast(Near), nearDifference3, TSimd.Load(m));
            var fourth3 = TSimd.Add(TSimd.Load(m), Weighted(nearDifference3, NearCube, farDifference3, FarCube));
            m += TWide.IsLong ? plane : 0;
            var nearDifference4 = Difference(m + point, point);
            var farDifference4 = TTall.IsLong ? Difference(m + (3 * point), point) : nearDifference4;
            var second4 = TTall.IsLong
                ? Weighted(nearDifference4, Near, farDifference4, Far)
                : TSimd.Fma(TSimd.Broadcast(Near), nearDifference4, TSimd.Load(m));
            var fourth4 = TSimd.Add(TSimd.Load(m), Weighted(nearDifference4, NearCube, farDifference4, FarCube));
            m += TWide.IsLong ? plane : 0;
            var nearDifference5 = Difference(m + point, point);
            var farDifference5 = TTall.IsLong ? Difference(m + (3 * point), point) : nearDifference5;
            var second5 = TTall.IsLong
                ? Weighted(nearDifference5, Near, farDifference5, Far)
                : TSimd.Fma(TSimd.Broadcast(Near), nearDifference5, TSimd.Load(m));
            var fourth5 = TSimd.Add(TSimd.Load(m), Weighted(nearDifference5, NearCube, farDifference5, FarCube));
            Give(second0, second1, second2, second3, second4, second5, start, isAdded, y + row, channels);
            if (TTall.IsLong)
            {
                Give(fourth0, fourth1, fourth2, fourth3, fourth4, fourth5, start, isAdded, y + (3 * row), channels);
            }
        }
    }

    /// <summary>The transpose of that: 12 planes from tiles, rows at 0 and infinity.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void FromEnds(in WinogradTiles tiles, int channel)
    {
        nint channels = tiles.Channels;
        var last = (TTall.IsLong ? 3 : 1) * tiles.RowPitch;
        var plane = tiles.PlanePitch;
        var image = tiles.Image + channel;
        var target = tiles.Planes + channel;
        var offsets = tiles.Offsets;
        for (var end = offsets + tiles.Count; offsets < end; offsets++, target += channels)
        {
            var y = image + *offsets;
            Spread(y, channels, target, plane);
            Spread(y + last, channels, target + (Count * plane), plane);
        }
    }

    /// <summary>The transpose: 12 planes from tiles, rows at plus and minus a point.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void FromPair(in WinogradTiles tiles, int channel, bool isFar)
    {
        nint channels = tiles.Channels;
        var row = tiles.RowPitch;
        var plane = tiles.PlanePitch;
        var image = tiles.Image + channel;
        var target = tiles.Planes + channel;
        var plus = TSimd.Broadcast(isFar ? Far : Near);
        var minus = TSimd.Broadcast(isFar ? -Far : -Near);
        var square = TSimd.Broadcast(isFar ? FarSquare : NearSquare);
        var offsets = tiles.Offsets;
        for (var end = offsets + tiles.Count; offsets < end; offsets++, target += channels)
        {
            var y = image + *offsets;
            var even0 = Part(y, row, square);
            var odd0 = Part(y + row, row, square);
            y += channels;
            var even1 = Part(y, row, square);
            var odd1 = Part(y + row, row, square);
            y += TWide.IsLong ? channels : 0;
            var even2 = Part(y, row, square);
            var odd2 = Part(y + row, row, square);
            y += TWide.IsLong ? channels : 0;
            var even3 = Part(y, row, square);
            var odd3 = Part(y + row, row, square);
            Spread(TSimd.Fma(plus, odd0, even0), TSimd.Fma(plus, odd1, even1), TSimd.Fma(plus, odd2, even2), TSimd.Fma(plus, odd3, even3), target, plane);
            target += Count * plane;
            Spread(TSimd.Fma(minus, odd0, even0), TSimd.Fma(minus, odd1, even1), TSimd.Fma(minus, odd2, even2), TSimd.Fma(minus, odd3, even3), target, plane);
            target -= Count * plane;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum(float* m, nint point) => TSimd.Add(TSimd.Load(m), TSimd.Load(m + point));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Difference(float* m, nint point) => TSimd.Subtract(TSimd.Load(m), TSimd.Load(m + point));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Weighted(TVector near, float nearFactor, TVector far, float farFactor) =>
        TSimd.Fma(TSimd.Broadcast(nearFactor), near, TSimd.Multiply(TSimd.Broadcast(farFactor), far));

    /// <summary>The even or odd part of a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Part(float* y, nint row, TVector square) => TTall.IsLong ? TSimd.Fma(square, TSimd.Load(y + (2 * row)), TSimd.Load(y)) : TSimd.Load(y);

    /// <summary>One row of a tile from the numbers of its planes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(
        TVector zero, TVector infinity, TVector nearPlus, TVector nearMinus, TVector farPlus, TVector farMinus, TVector start, bool isAdded, float* y, nint channels)
    {
        var nearSum = TSimd.Add(nearPlus, nearMinus);
        var nearDifference = TSimd.Subtract(nearPlus, nearMinus);
        if (!TWide.IsLong)
        {
            Give(TSimd.Add(zero, nearSum), start, isAdded, y);
            Give(TSimd.Fma(TSimd.Broadcast(Near), nearDifference, infinity), start, isAdded, y + channels);
            return;
        }

        var farSum = TSimd.Add(farPlus, farMinus);
        var farDifference = TSimd.Subtract(farPlus, farMinus);
        Give(TSimd.Add(zero, TSimd.Add(nearSum, farSum)), start, isAdded, y);
        Give(Weighted(nearDifference, Near, farDifference, Far), start, isAdded, y + channels);
        Give(Weighted(nearSum, NearSquare, farSum, FarSquare), start, isAdded, y + (2 * channels));
        Give(TSimd.Add(infinity, Weighted(nearDifference, NearCube, farDifference, FarCube)), start, isAdded, y + (3 * channels));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(TVector value, TVector start, bool isAdded, float* target)
    {
        value = TSimd.Add(value, start);
        TSimd.Store(isAdded ? TSimd.Add(TSimd.Load(target), value) : value, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(float* y, nint channels, float* target, nint plane)
    {
        var y1 = TSimd.Load(y + channels);
        Spread(TSimd.Load(y), y1, TWide.IsLong ? TSimd.Load(y + (2 * channels)) : y1, TWide.IsLong ? TSimd.Load(y + (3 * channels)) : y1, target, plane);
    }

    /// <summary>Six planes, or four, from the numbers of one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(TVector y0, TVector y1, TVector y2, TVector y3, float* target, nint plane)
    {
        TSimd.Store(y0, target);
        target += plane;
        TSimd.Store(y3, target);
        target += plane;
        var even = TWide.IsLong ? TSimd.Fma(TSimd.Broadcast(NearSquare), y2, y0) : y0;
        var odd = TWide.IsLong ? TSimd.Fma(TSimd.Broadcast(NearSquare), y3, y1) : y1;
        TSimd.Store(TSimd.Fma(TSimd.Broadcast(Near), odd, even), target);
        target += plane;
        TSimd.Store(TSimd.Fma(TSimd.Broadcast(-Near), odd, even), target);
        if (TWide.IsLong)
        {
            target += plane;
            even = TSimd.Fma(TSimd.Broadcast(FarSquare), y2, y0);
            odd = TSimd.Fma(TSimd.Broadcast(FarSquare), y3, y1);
            TSimd.Store(TSimd.Fma(TSimd.Broadcast(Far), odd, even), target);
            target += plane;
            TSimd.Store(TSimd.Fma(TSimd.Broadcast(-Far), odd, even), target);
        }
    }
}
