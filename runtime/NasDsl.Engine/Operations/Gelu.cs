using System.Runtime.CompilerServices;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Operations;

/// <summary>x P(x), with P the normal distribution function; the slope is P + x p, with p the normal density.</summary>
internal readonly struct Gelu : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TSimd.Multiply(x, Distribution<TSimd, TVector>(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Slope<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var density = TSimd.Multiply(
            VectorFunctions<TSimd, TVector>.Exp(TSimd.Multiply(TSimd.Multiply(TSimd.Broadcast(-0.5f), x), x)),
            TSimd.Broadcast(0.398942280401432678f));
        return TSimd.Fma(x, density, Distribution<TSimd, TVector>(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Distribution<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var erf = VectorFunctions<TSimd, TVector>.Erf(TSimd.Multiply(x, TSimd.Broadcast(0.707106781186547524f)));
        var half = TSimd.Broadcast(0.5f);
        return TSimd.Fma(half, erf, half);
    }
}
