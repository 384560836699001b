using System.Runtime.CompilerServices;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Operations;

/// <summary>x: a normalisation that no activation follows.</summary>
internal readonly struct Unchanged : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Slope<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        TSimd.Broadcast(1f);
}
