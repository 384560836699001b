using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// The transformations of Winograd's convolution F(2 x 2, 3 x 3) (Lavin and Gray, "Fast algorithms for convolutional neural networks", 2016, section 4.1) and their transposes, over one vector of
/// channels. Each is a one-dimensional transformation along the rows and then along the columns.
/// </summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static unsafe class WinogradKernels<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <summary>Planes from patches of 4 x 4 cells: (d0 - d2, d1 + d2, d2 - d1, d1 - d3).</summary>
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
            var d00 = TSimd.Load(x);
            var d01 = TSimd.Load(x + channels);
            var d02 = TSimd.Load(x + (2 * channels));
            var d03 = TSimd.Load(x + (3 * channels));
            var d10 = TSimd.Load(x + row);
            var d11 = TSimd.Load(x + row + channels);
            var d12 = TSimd.Load(x + row + (2 * channels));
            var d13 = TSimd.Load(x + row + (3 * channels));
            var d20 = TSimd.Load(x + (2 * row));
            var d21 = TSimd.Load(x + (2 * row) + channels);
            var d22 = TSimd.Load(x + (2 * row) + (2 * channels));
            var d23 = TSimd.Load(x + (2 * row) + (3 * channels));
            var d30 = TSimd.Load(x + (3 * row));
            var d31 = TSimd.Load(x + (3 * row) + channels);
            var d32 = TSimd.Load(x + (3 * row) + (2 * channels));
            var d33 = TSimd.Load(x + (3 * row) + (3 * channels));
            var t00 = TSimd.Subtract(d00, d20);
            var t10 = TSimd.Add(d10, d20);
            var t20 = TSimd.Subtract(d20, d10);
            var t30 = TSimd.Subtract(d10, d30);
            var t01 = TSimd.Subtract(d01, d21);
            var t11 = TSimd.Add(d11, d21);
            var t21 = TSimd.Subtract(d21, d11);
            var t31 = TSimd.Subtract(d11, d31);
            var t02 = TSimd.Subtract(d02, d22);
            var t12 = TSimd.Add(d12, d22);
            var t22 = TSimd.Subtract(d22, d12);
            var t32 = TSimd.Subtract(d12, d32);
            var t03 = TSimd.Subtract(d03, d23);
            var t13 = TSimd.Add(d13, d23);
            var t23 = TSimd.Subtract(d23, d13);
            var t33 = TSimd.Subtract(d13, d33);
            TSimd.Store(TSimd.Subtract(t00, t02), target);
            TSimd.Store(TSimd.Add(t01, t02), target + plane);
            TSimd.Store(TSimd.Subtract(t02, t01), target + (2 * plane));
            TSimd.Store(TSimd.Subtract(t01, t03), target + (3 * plane));
            TSimd.Store(TSimd.Subtract(t10, t12), target + (4 * plane));
            TSimd.Store(TSimd.Add(t11, t12), target + (5 * plane));
            TSimd.Store(TSimd.Subtract(t12, t11), target + (6 * plane));
            TSimd.Store(TSimd.Subtract(t11, t13), target + (7 * plane));
            TSimd.Store(TSimd.Subtract(t20, t22), target + (8 * plane));
            TSimd.Store(TSimd.Add(t21, t22), target + (9 * plane));
            TSimd.Store(TSimd.Subtract(t22, t21), target + (10 * plane));
            TSimd.Store(TSimd.Subtract(t21, t23), target + (11 * plane));
            TSimd.Store(TSimd.Subtract(t30, t32), target + (12 * plane));
            TSimd.Store(TSimd.Add(t31, t32), target + (13 * plane));
            TSimd.Store(TSimd.Subtract(t32, t31), target + (14 * plane));
            TSimd.Store(TSimd.Subtract(t31, t33), target + (15 * plane));
        }
    }

    /// <summary>Tiles of 2 x 2 cells from planes: (m0 + m1 + m2, m1 - m2 - m3), and what is added to each; added to what is there, if so wanted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ToTiles(in WinogradTiles tiles, int channel, float* bias, bool isAdded)
    {
        nint channels = tiles.Channels;
        var row = tiles.RowPitch;
        var plane = tiles.PlanePitch;
        var image = tiles.Image + channel;
        var source = tiles.Planes + channel;
        var offset = bias == null ? TSimd.Broadcast(0f) : TSimd.Load(bias + channel);
        var offsets = tiles.Offsets;
        for (var end = offsets + tiles.Count; offsets < end; offsets++, source += channels)
        {
            var y = image + *offsets;
            var m10 = TSimd.Load(source + (4 * plane));
            var m20 = TSimd.Load(source + (8 * plane));
            var t00 = TSimd.Add(TSimd.Add(TSimd.Load(source), m10), m20);
            var t10 = TSimd.Subtract(TSimd.Subtract(m10, m20), TSimd.Load(source + (12 * plane)));
            var m11 = TSimd.Load(source + (5 * plane));
            var m21 = TSimd.Load(source + (9 * plane));
            var t01 = TSimd.Add(TSimd.Add(TSimd.Load(source + plane), m11), m21);
            var t11 = TSimd.Subtract(TSimd.Subtract(m11, m21), TSimd.Load(source + (13 * plane)));
            var m12 = TSimd.Load(source + (6 * plane));
            var m22 = TSimd.Load(source + (10 * plane));
            var t02 = TSimd.Add(TSimd.Add(TSimd.Load(source + (2 * plane)), m12), m22);
            var t12 = TSimd.Subtract(TSimd.Subtract(m12, m22), TSimd.Load(source + (14 * plane)));
            var m13 = TSimd.Load(source + (7 * plane));
            var m23 = TSimd.Load(source + (11 * plane));
            var t03 = TSimd.Add(TSimd.Add(TSimd.Load(source + (3 * plane)), m13), m23);
            var t13 = TSimd.Subtract(TSimd.Subtract(m13, m23), TSimd.Load(source + (15 * plane)));
            Give(TSimd.Add(TSimd.Add(TSimd.Add(t00, t01), t02), offset), isAdded, y);
            Give(TSimd.Add(TSimd.Subtract(TSimd.Subtract(t01, t02), t03), offset), isAdded, y + channels);
            Give(TSimd.Add(TSimd.Add(TSimd.Add(t10, t11), t12), offset), isAdded, y + row);
            Give(TSimd.Add(TSimd.Subtract(TSimd.Subtract(t11, t12), t13), offset), isAdded, y + row + channels);
        }
    }

    /// <summary>The transpose of that: planes from tiles of 2 x 2 cells, (y0, y0 + y1, y0 - y1, -y1).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void FromTiles(in WinogradTiles tiles, int channel)
    {
        nint channels = tiles.Channels;
        var row = tiles.RowPitch;
        var plane = tiles.PlanePitch;
        var image = tiles.Image + channel;
        var target = tiles.Planes + channel;
        var zero = TSimd.Broadcast(0f);
        var offsets = tiles.Offsets;
        for (var end = offsets + tiles.Count; offsets < end; offsets++, target += channels)
        {
            var y = image + *offsets;
            var t00 = TSimd.Load(y);
            var y10 = TSimd.Load(y + row);
            var t10 = TSimd.Add(t00, y10);
            var t20 = TSimd.Subtract(t00, y10);
            var t30 = TSimd.Subtract(zero, y10);
            var t01 = TSimd.Load(y + channels);
            var y11 = TSimd.Load(y + row + channels);
            var t11 = TSimd.Add(t01, y11);
            var t21 = TSimd.Subtract(t01, y11);
            var t31 = TSimd.Subtract(zero, y11);
            TSimd.Store(t00, target);
            TSimd.Store(TSimd.Add(t00, t01), target + plane);
            TSimd.Store(TSimd.Subtract(t00, t01), target + (2 * plane));
            TSimd.Store(TSimd.Subtract(zero, t01), target + (3 * plane));
            TSimd.Store(t10, target + (4 * plane));
            TSimd.Store(TSimd.Add(t10, t11), target + (5 * plane));
            TSimd.Store(TSimd.Subtract(t10, t11), target + (6 * plane));
            TSimd.Store(TSimd.Subtract(zero, t11), target + (7 * plane));
            TSimd.Store(t20, target + (8 * plane));
            TSimd.Store(TSimd.Add(t20, t21), target + (9 * plane));
            TSimd.Store(TSimd.Subtract(t20, t21), target + (10 * plane));
            TSimd.Store(TSimd.Subtract(zero, t21), target + (11 * plane));
            TSimd.Store(t30, target + (12 * plane));
            TSimd.Store(TSimd.Add(t30, t31), target + (13 * plane));
            TSimd.Store(TSimd.Subtract(t30, t31), target + (14 * plane));
            TSimd.Store(TSimd.Subtract(zero, t31), target + (15 * plane));
        }
    }

    /// <summary>Planes (16 x count) from weights (9 x count): (g0, (g0 + g1 + g2) / 2, (g0 - g1 + g2) / 2, g2). With a negative pitch from the last cell the window is turned round.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void FromWeights(float* weights, nint tap, nint count, float* planes, nint plane)
    {
        var half = TSimd.Broadcast(0.5f);
        for (nint i = 0; i < count; i += TSimd.Count, weights += TSimd.Count, planes += TSimd.Count)
        {
            var t00 = TSimd.Load(weights);
            var g10 = TSimd.Load(weights + (3 * tap));
            var t30 = TSimd.Load(weights + (6 * tap));
            var sum0 = TSimd.Add(t00, t30);
            var t10 = TSimd.Multiply(half, TSimd.Add(sum0, g10));
            var t20 = TSimd.Multiply(half, TSimd.Subtract(sum0, g10));
            var t01 = TSimd.Load(weights + tap);
            var g11 = TSimd.Load(weights + (4 * tap));
            var t31 = TSimd.Load(weights + (7 * tap));
            var sum1 = TSimd.Add(t01, t31);
            var t11 = TSimd.Multiply(half, TSimd.Add(sum1, g11));
            var t21 = TSimd.Multiply(half, TSimd.Subtract(sum1, g11));
            var t02 = TSimd.Load(weights + (2 * tap));
            var g12 = TSimd.Load(weights + (5 * tap));
            var t32 = TSimd.Load(weights + (8 * tap));
            var sum2 = TSimd.Add(t02, t32);
            var t12 = TSimd.Multiply(half, TSimd.Add(sum2, g12));
            var t22 = TSimd.Multiply(half, TSimd.Subtract(sum2, g12));
            var ends0 = TSimd.Add(t00, t02);
            TSimd.Store(t00, planes);
            TSimd.Store(TSimd.Multiply(half, TSimd.Add(ends0, t01)), planes + plane);
            TSimd.Store(TSimd.Multiply(half, TSimd.Subtract(ends0, t01)), planes + (2 * plane));
            TSimd.Store(t02, planes + (3 * plane));
            var ends1 = TSimd.Add(t10, t12);
            TSimd.Store(t10, planes + (4 * plane));
            TSimd.Store(TSimd.Multiply(half, TSimd.Add(ends1, t11)), planes + (5 * plane));
            TSimd.Store(TSimd.Multiply(half, TSimd.Subtract(ends1, t11)), planes + (6 * plane));
            TSimd.Store(t12, planes + (7 * plane));
            var ends2 = TSimd.Add(t20, t22);
            TSimd.Store(t20, planes + (8 * plane));
            TSimd.Store(TSimd.Multiply(half, TSimd.Add(ends2, t21)), planes + (9 * plane));
            TSimd.Store(TSimd.Multiply(half, TSimd.Subtract(ends2, t21)), planes + (10 * plane));
            TSimd.Store(t22, planes + (11 * plane));
            var ends3 = TSimd.Add(t30, t32);
            TSimd.Store(t30, planes + (12 * plane));
            TSimd.Store(TSimd.Multiply(half, TSimd.Add(ends3, t31)), planes + (13 * plane));
            TSimd.Store(TSimd.Multiply(half, TSimd.Subtract(ends3, t31)), planes + (14 * plane));
            TSimd.Store(t32, planes + (15 * plane));
        }
    }

    /// <summary>The transpose of that: weights from planes, (u0 + (u1 + u2) / 2, (u1 - u2) / 2, (u1 + u2) / 2 + u3).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ToWeights(float* planes, nint plane, nint count, float* weights, nint tap)
    {
        var half = TSimd.Broadcast(0.5f);
        for (nint i = 0; i < count; i += TSimd.Count, weights += TSimd.Count, planes += TSimd.Count)
        {
            var u10 = TSimd.Load(planes + (4 * plane));
            var u20 = TSimd.Load(planes + (8 * plane));
            var mean0 = TSimd.Multiply(half, TSimd.Add(u10, u20));
            var t00 = TSimd.Add(TSimd.Load(planes), mean0);
            var t10 = TSimd.Multiply(half, TSimd.Subtract(u10, u20));
            var t20 = TSimd.Add(mean0, TSimd.Load(planes + (12 * plane)));
            var u11 = TSimd.Load(planes + (5 * plane));
            var u21 = TSimd.Load(planes + (9 * plane));
            var mean1 = TSimd.Multiply(half, TSimd.Add(u11, u21));
            var t01 = TSimd.Add(TSimd.Load(planes + plane), mean1);
            var t11 = TSimd.Multiply(half, TSimd.Subtract(u11, u21));
            var t21 = TSimd.Add(mean1, TSimd.Load(planes + (13 * plane)));
            var u12 = TSimd.Load(planes + (6 * plane));
            var u22 = TSimd.Load(planes + (10 * plane));
            var mean2 = TSimd.Multiply(half, TSimd.Add(u12, u22));
            var t02 = TSimd.Add(TSimd.Load(planes + (2 * plane)), mean2);
            var t12 = TSimd.Multiply(half, TSimd.Subtract(u12, u22));
            var t22 = TSimd.Add(mean2, TSimd.Load(planes + (14 * plane)));
            var u13 = TSimd.Load(planes + (7 * plane));
            var u23 = TSimd.Load(planes + (11 * plane));
            var mean3 = TSimd.Multiply(half, TSimd.Add(u13, u23));
            var t03 = TSimd.Add(TSimd.Load(planes + (3 * plane)), mean3);
            var t13 = TSimd.Multiply(half, TSimd.Subtract(u13, u23));
            var t23 = TSimd.Add(mean3, TSimd.Load(planes + (15 * plane)));
            var middle0 = TSimd.Multiply(half, TSimd.Add(t01, t02));
            TSimd.Store(TSimd.Add(t00, middle0), weights);
            TSimd.Store(TSimd.Multiply(half, TSimd.Subtract(t01, t02)), weights + tap);
            TSimd.Store(TSimd.Add(middle0, t03), weights + (2 * tap));
            var middle1 = TSimd.Multiply(half, TSimd.Add(t11, t12));
            TSimd.Store(TSimd.Add(t10, middle1), weights + (3 * tap));
            TSimd.Store(TSimd.Multiply(half, TSimd.Subtract(t11, t12)), weights + (4 * tap));
            TSimd.Store(TSimd.Add(middle1, t13), weights + (5 * tap));
            var middle2 = TSimd.Multiply(half, TSimd.Add(t21, t22));
            TSimd.Store(TSimd.Add(t20, middle2), weights + (6 * tap));
            TSimd.Store(TSimd.Multiply(half, TSimd.Subtract(t21, t22)), weights + (7 * tap));
            TSimd.Store(TSimd.Add(middle2, t23), weights + (8 * tap));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(TVector value, bool isAdded, float* target) => TSimd.Store(isAdded ? TSimd.Add(TSimd.Load(target), value) : value, target);
}
