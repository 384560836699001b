using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>A function of single numbers and its derivative.</summary>
internal interface IActivation
{
    /// <summary>y = f(x).</summary>
    static abstract TVector Value<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;

    /// <summary>f'(x), given y = f(x) as well.</summary>
    static abstract TVector Slope<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}
