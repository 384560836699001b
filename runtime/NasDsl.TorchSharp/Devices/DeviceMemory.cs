using System.Runtime.InteropServices;

namespace NasDsl.TorchSharp.Devices;

/// <summary>Knows the failures of a device without memory from others.</summary>
internal static class DeviceMemory
{
    /// <summary>Whether a device, or the processor, had no memory left. The native library says so in words alone.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <returns>True when less would have sufficed.</returns>
    public static bool IsExhausted(Exception failure) =>
        failure is OutOfMemoryException
        || (failure is ExternalException
            && (failure.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
                || failure.Message.Contains("not enough memory", StringComparison.OrdinalIgnoreCase)
                || failure.Message.Contains("can't allocate memory", StringComparison.OrdinalIgnoreCase)
                || failure.Message.Contains("CUBLAS_STATUS_ALLOC_FAILED", StringComparison.Ordinal)));
}
