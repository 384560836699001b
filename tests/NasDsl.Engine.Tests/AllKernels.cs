using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Tests;

/// <summary>The kernels at every width that this machine has, and those that every machine has.</summary>
internal static class AllKernels
{
    public static IReadOnlyList<VectorKernels> OfThisMachine { get; } = [.. Create()];

    private static IEnumerable<VectorKernels> Create()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            yield return new VectorKernels<Simd512, Vector512<float>, Simd256, Vector256<float>>("512");
        }

        if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
        {
            yield return new VectorKernels<Simd256, Vector256<float>, Simd256, Vector256<float>>("256");
        }

        yield return new VectorKernels<Simd128, Vector128<float>, Simd128, Vector128<float>>("128");
        yield return new VectorKernels<SoftwareSimd128, Vector128<float>, SoftwareSimd128, Vector128<float>>("128 without hardware fma");
        yield return new VectorKernels<SimdScalar, float, SimdScalar, float>("scalar");
    }
}
