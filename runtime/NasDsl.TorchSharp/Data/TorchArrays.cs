using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Data;

/// <summary>Brings numbers to a device and back.</summary>
internal static class TorchArrays
{
    /// <summary>Copies numbers to a device; waits for nothing there.</summary>
    /// <param name="values">The numbers, innermost dimension first.</param>
    /// <param name="device">The device.</param>
    /// <param name="shape">The dimensions, outermost first.</param>
    /// <returns>Single precision.</returns>
    public static Tensor Upload(ReadOnlySpan<float> values, Device device, params long[] shape) => Upload(values, ScalarType.Float32, device, shape);

    /// <summary>Copies whole numbers to a device; waits for nothing there.</summary>
    /// <param name="values">The numbers, innermost dimension first.</param>
    /// <param name="device">The device.</param>
    /// <param name="shape">The dimensions, outermost first.</param>
    /// <returns>64-bit whole numbers, as indices are.</returns>
    public static Tensor Upload(ReadOnlySpan<long> values, Device device, params long[] shape) => Upload(values, ScalarType.Int64, device, shape);

    /// <summary>Copies numbers from a device; waits until they are computed.</summary>
    /// <param name="tensor">The tensor, in single precision.</param>
    /// <returns>The numbers, innermost dimension first.</returns>
    public static float[] Download(Tensor tensor)
    {
        var values = new float[tensor.numel()];
        Download(tensor, values);
        return values;
    }

    /// <summary>Copies numbers from a device; waits until they are computed.</summary>
    /// <param name="tensor">The tensor, in single precision.</param>
    /// <param name="values">Where they go, innermost dimension first.</param>
    public static void Download(Tensor tensor, Span<float> values)
    {
        using var scope = NewDisposeScope();
        Write(values, tensor.detach().cpu().contiguous());
    }

    private static unsafe void Write(Span<float> values, Tensor source)
    {
        fixed (float* target = values)
        {
            var bytes = values.Length * (long)sizeof(float);
            Buffer.MemoryCopy((void*)Address(source), target, bytes, bytes);
        }
    }

    private static unsafe Tensor Upload<T>(ReadOnlySpan<T> values, ScalarType type, Device device, long[] shape)
        where T : unmanaged
    {
        using var scope = NewDisposeScope();
        var tensor = empty(shape, type);
        if (values.Length != tensor.numel())
        {
            throw new ArgumentException($"{values.Length} numbers are no tensor of {string.Join('x', shape)}.", nameof(values));
        }

        fixed (T* source = values)
        {
            var bytes = values.Length * (long)sizeof(T);
            Buffer.MemoryCopy(source, (void*)Address(tensor), bytes, bytes);
        }

        // Only from pinned memory is a copy one more request to a GPU, and not the end of all that were made before.
        return (device.type == DeviceType.CUDA ? tensor.pin_memory().to(device, non_blocking: true) : tensor.to(device)).MoveToOuterDisposeScope();
    }

    private static nint Address(Tensor tensor)
    {
        if (tensor.numel() == 0)
        {
            return 0;
        }

        // A view of the first bytes: the length of all may be more than a span can hold.
        return AddressOf(tensor.flatten().narrow(0, 0, 1).bytes);
    }

    private static unsafe nint AddressOf(Span<byte> bytes) => (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));
}
