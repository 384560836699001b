using System.Runtime.CompilerServices;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Operations;

/// <summary>e^x, as losses need it.</summary>
internal readonly struct Exponential : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Value<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        VectorFunctions<TSimd, TVector>.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Slope<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct =>
        y;
}
