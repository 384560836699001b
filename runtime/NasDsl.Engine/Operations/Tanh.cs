using System.Runtime.CompilerServices;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Operations;

/// <summary>tanh x.</summary>
internal readonly struct Tanh : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        VectorFunctions<TSimd, TVector>.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Slope<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TSimd.Fma(TSimd.Subtract(TSimd.Broadcast(0f), y), y, TSimd.Broadcast(1f));
}
