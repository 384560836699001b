using System.Runtime.InteropServices;

namespace NasDsl.TorchSharp.Devices;

/// <summary>Knows the failures of a device without memory from others.</summary>
internal static class DeviceMemory
{
    /// <summary>
    /// What PyTorch and the libraries below it say: PyTorch itself of a GPU and of the processor, in the words of the operating system; CUDA; cuBLAS and cuSOLVER; cuDNN since its version 9. A GPU's allocator has
    /// given back all that it kept when it says so, and tried again.
    /// </summary>
    private static readonly string[] Words =
        ["out of memory", "not enough memory", "can't allocate memory", "cudaErrorMemoryAllocation", "STATUS_ALLOC_FAILED", "HOST_ALLOCATION_FAILED", "DEVICE_ALLOCATION_FAILED"];

    /// <summary>Whether a device, or the processor, had no memory left. The native library says so in words alone.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <returns>True when less would have sufficed.</returns>
    public static bool IsExhausted(Exception failure) =>
        failure is OutOfMemoryException
        || (failure is ExternalException && Array.Exists(Words, words => failure.Message.Contains(words, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Gives back what nobody uses any more: tensors that nobody has disposed of, such as the rows of a search that is over, wait for the garbage collector, which does not see their memory.</summary>
    public static void Release()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
