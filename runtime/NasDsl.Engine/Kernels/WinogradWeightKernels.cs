using System.Runtime.CompilerServices;
using NasDsl.Engine.Simd;
using static NasDsl.Engine.Kernels.WinogradPoints;

namespace NasDsl.Engine.Kernels;

/// <summary>The transformation of the weights of Winograd's convolution, (1, p, p^2) over the product of p - q for all other points q, and its transpose for their gradient.</summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static unsafe class WinogradWeightKernels<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <summary>36 planes from weights (9 x count). With a negative pitch from the last cell the window is turned round.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void From(float* weights, nint tap, nint count, float* planes, nint plane)
    {
        var row = Count * plane;
        for (nint i = 0; i < count; i += TSimd.Count, weights += TSimd.Count, planes += TSimd.Count)
        {
            var g00 = TSimd.Load(weights);
            var g01 = TSimd.Load(weights + tap);
            var g02 = TSimd.Load(weights + (2 * tap));
            var g10 = TSimd.Load(weights + (3 * tap));
            var g11 = TSimd.Load(weights + (4 * tap));
            var g12 = TSimd.Load(weights + (5 * tap));
            var g20 = TSimd.Load(weights + (6 * tap));
            var g21 = TSimd.Load(weights + (7 * tap));
            var g22 = TSimd.Load(weights + (8 * tap));
            var zero = TSimd.Broadcast(1 / ZeroProduct);
            Spread(TSimd.Multiply(zero, g00), TSimd.Multiply(zero, g01), TSimd.Multiply(zero, g02), planes, plane);
            Spread(g20, g21, g22, planes + row, plane);
            var even0 = Even(g00, g20, 1 / NearProduct, NearSquare / NearProduct);
            var even1 = Even(g01, g21, 1 / NearProduct, NearSquare / NearProduct);
            var even2 = Even(g02, g22, 1 / NearProduct, NearSquare / NearProduct);
            Spread(Odd(g10, even0, Near / NearProduct), Odd(g11, even1, Near / NearProduct), Odd(g12, even2, Near / NearProduct), planes + (2 * row), plane);
            Spread(Odd(g10, even0, -Near / NearProduct), Odd(g11, even1, -Near / NearProduct), Odd(g12, even2, -Near / NearProduct), planes + (3 * row), plane);
            even0 = Even(g00, g20, 1 / FarProduct, FarSquare / FarProduct);
            even1 = Even(g01, g21, 1 / FarProduct, FarSquare / FarProduct);
            even2 = Even(g02, g22, 1 / FarProduct, FarSquare / FarProduct);
            Spread(Odd(g10, even0, Far / FarProduct), Odd(g11, even1, Far / FarProduct), Odd(g12, even2, Far / FarProduct), planes + (4 * row), plane);
            Spread(Odd(g10, even0, -Far / FarProduct), Odd(g11, even1, -Far / FarProduct), Odd(g12, even2, -Far / FarProduct), planes + (5 * row), plane);
        }
    }

    /// <summary>The transpose of that: weights (9 x count) from 36 planes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void To(float* planes, nint plane, nint count, float* weights, nint tap)
    {
        var row = Count * plane;
        for (nint i = 0; i < count; i += TSimd.Count, weights += TSimd.Count, planes += TSimd.Count)
        {
            Give(
                Even(planes, row),
                Even(planes + plane, row),
                Even(planes + (2 * plane), row),
                Even(planes + (3 * plane), row),
                Even(planes + (4 * plane), row),
                Even(planes + (5 * plane), row),
                weights,
                tap);
            Give(
                Odd(planes, row),
                Odd(planes + plane, row),
                Odd(planes + (2 * plane), row),
                Odd(planes + (3 * plane), row),
                Odd(planes + (4 * plane), row),
                Odd(planes + (5 * plane), row),
                weights + (3 * tap),
                tap);
            Give(
                Square(planes, row),
                Square(planes + plane, row),
                Square(planes + (2 * plane), row),
                Square(planes + (3 * plane), row),
                Square(planes + (4 * plane), row),
                Square(planes + (5 * plane), row),
                weights + (6 * tap),
                tap);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Even(TVector g0, TVector g2, float factor0, float factor2) => TSimd.Fma(TSimd.Broadcast(factor0), g0, TSimd.Multiply(TSimd.Broadcast(factor2), g2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Odd(TVector g1, TVector even, float factor) => TSimd.Fma(TSimd.Broadcast(factor), g1, even);

    /// <summary>Six planes from the numbers of one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(TVector g0, TVector g1, TVector g2, float* target, nint plane)
    {
        TSimd.Store(TSimd.Multiply(TSimd.Broadcast(1 / ZeroProduct), g0), target);
        TSimd.Store(g2, target + plane);
        var near = Even(g0, g2, 1 / NearProduct, NearSquare / NearProduct);
        TSimd.Store(Odd(g1, near, Near / NearProduct), target + (2 * plane));
        TSimd.Store(Odd(g1, near, -Near / NearProduct), target + (3 * plane));
        var far = Even(g0, g2, 1 / FarProduct, FarSquare / FarProduct);
        TSimd.Store(Odd(g1, far, Far / FarProduct), target + (4 * plane));
        TSimd.Store(Odd(g1, far, -Far / FarProduct), target + (5 * plane));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Even(float* u, nint point) => Even(
        TSimd.Load(u), TSimd.Load(u + (2 * point)), TSimd.Load(u + (3 * point)), TSimd.Load(u + (4 * point)), TSimd.Load(u + (5 * point)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Odd(float* u, nint point) => Odd(
        TSimd.Load(u + (2 * point)), TSimd.Load(u + (3 * point)), TSimd.Load(u + (4 * point)), TSimd.Load(u + (5 * point)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Square(float* u, nint point) => Square(
        TSimd.Load(u + point), TSimd.Load(u + (2 * point)), TSimd.Load(u + (3 * point)), TSimd.Load(u + (4 * point)), TSimd.Load(u + (5 * point)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Even(TVector zero, TVector nearPlus, TVector nearMinus, TVector farPlus, TVector farMinus) => TSimd.Fma(
        TSimd.Broadcast(1 / ZeroProduct),
        zero,
        Even(TSimd.Add(nearPlus, nearMinus), TSimd.Add(farPlus, farMinus), 1 / NearProduct, 1 / FarProduct));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Odd(TVector nearPlus, TVector nearMinus, TVector farPlus, TVector farMinus) =>
        Even(TSimd.Subtract(nearPlus, nearMinus), TSimd.Subtract(farPlus, farMinus), Near / NearProduct, Far / FarProduct);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Square(TVector infinity, TVector nearPlus, TVector nearMinus, TVector farPlus, TVector farMinus) => TSimd.Add(
        infinity,
        Even(TSimd.Add(nearPlus, nearMinus), TSimd.Add(farPlus, farMinus), NearSquare / NearProduct, FarSquare / FarProduct));

    /// <summary>One row of the window from the numbers of its planes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(TVector zero, TVector infinity, TVector nearPlus, TVector nearMinus, TVector farPlus, TVector farMinus, float* target, nint tap)
    {
        TSimd.Store(Even(zero, nearPlus, nearMinus, farPlus, farMinus), target);
        TSimd.Store(Odd(nearPlus, nearMinus, farPlus, farMinus), target + tap);
        TSimd.Store(Square(infinity, nearPlus, nearMinus, farPlus, farMinus), target + (2 * tap));
    }
}
