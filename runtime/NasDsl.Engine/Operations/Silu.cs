using System.Runtime.CompilerServices;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Operations;

/// <summary>x s(x), with s the logistic function; the slope is s + y (1 - s).</summary>
internal readonly struct Silu : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TSimd.Multiply(x, VectorFunctions<TSimd, TVector>.Sigmoid(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Slope<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var s = VectorFunctions<TSimd, TVector>.Sigmoid(x);
        return TSimd.Fma(y, TSimd.Subtract(TSimd.Broadcast(1f), s), s);
    }
}
