using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NasDsl.Engine.Kernels;

/// <summary>Asks for memory before it is needed. Kernels that take one vector of channels at each place skip lines, which the hardware does not foresee well.</summary>
internal static unsafe class Ahead
{
    /// <summary>Floats from what is read to what is asked for: far enough to hide memory's latency. An address beyond the end does no harm.</summary>
    private const int Distance = 2048;

    private const int LineFloats = 16;

    /// <summary>Asks for what lies ahead of an address.</summary>
    /// <param name="address">The address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ask(float* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address + Distance);
        }
    }

    /// <summary>Asks for the memory from one address to another, which will be written.</summary>
    /// <param name="from">The first address.</param>
    /// <param name="to">The address behind the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AskAll(float* from, float* to)
    {
        for (; Sse.IsSupported && from < to; from += LineFloats)
        {
            Sse.Prefetch0(from);
        }
    }
}
