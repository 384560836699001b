using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NasDsl.Engine.Kernels;

/// <summary>Asks for memory before it is needed. Kernels that take one vector of channels at each place skip lines, which the hardware does not foresee well.</summary>
internal static unsafe class Ahead
{
    /// <summary>Floats from what is read to what is asked for: far enough to hide memory's latency. An address beyond the end does no harm.</summary>
    private const int Distance = 2048;

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
}
