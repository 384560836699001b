using System.Runtime.CompilerServices;

namespace NasDsl.Engine.Kernels;

/// <summary>One number for all columns: a dense map of channels.</summary>
internal readonly unsafe struct SharedOperand : IOperand
{
    public static bool PerColumn => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Read<TSimd, TVector>(float* address)
        where TSimd : struct, Simd.ISimd<TVector>
        where TVector : struct => TSimd.Broadcast(*address);
}
