using System.Runtime.CompilerServices;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Operations;

/// <summary>x h(x) with h(x) = min(max(x / 6 + 1 / 2, 0), 1); the slope is h + x h', with h' = 1 / 6 between -3 and 3.</summary>
internal readonly struct Hardswish : IActivation
{
    private const float Sixth = 1f / 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TSimd.Multiply(x, Gate<TSimd, TVector>(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Slope<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var rise = TSimd.SelectLess(TSimd.Abs(x), TSimd.Broadcast(3f), TSimd.Multiply(x, TSimd.Broadcast(Sixth)), TSimd.Broadcast(0f));
        return TSimd.Add(rise, Gate<TSimd, TVector>(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Gate<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var (zero, one) = (TSimd.Broadcast(0f), TSimd.Broadcast(1f));
        var line = TSimd.Fma(x, TSimd.Broadcast(Sixth), TSimd.Broadcast(0.5f));
        return TSimd.SelectLess(line, zero, zero, TSimd.SelectLess(one, line, one, line));
    }
}
