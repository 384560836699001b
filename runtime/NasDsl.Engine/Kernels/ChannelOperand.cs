using System.Runtime.CompilerServices;

namespace NasDsl.Engine.Kernels;

/// <summary>A number for each column: each channel by itself.</summary>
internal readonly unsafe struct ChannelOperand : IOperand
{
    public static bool PerColumn => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Read<TSimd, TVector>(float* address)
        where TSimd : struct, Simd.ISimd<TVector>
        where TVector : struct => TSimd.Load(address);
}
