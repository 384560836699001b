using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NasDsl.Engine.Graph;

namespace NasDsl.Engine.Operations;

/// <summary>Copies the channels that two tensors have in common, position by position.</summary>
internal static unsafe class ChannelCopy
{
    /// <summary>Copies numbers that lie like one tensor to where they lie like another; channels that the source lacks become 0.</summary>
    /// <param name="source">The numbers of the source.</param>
    /// <param name="from">How they lie.</param>
    /// <param name="target">Where they go.</param>
    /// <param name="to">How they lie there.</param>
    /// <param name="batch">How many samples.</param>
    public static void Copy(float* source, Tensor from, float* target, Tensor to, int batch)
    {
        var channels = Math.Min(from.Shape.Channels, to.Shape.Channels);
        var rows = batch * to.Shape.Positions;
        if (channels < to.ChannelPitch)
        {
            NativeMemory.Clear(target, (nuint)rows * (nuint)to.ChannelPitch * sizeof(float));
        }

        CopyRows(source, from.ChannelPitch, target, to.ChannelPitch, rows, channels);
    }

    /// <summary>Copies some channels of each position.</summary>
    /// <param name="source">The first of them.</param>
    /// <param name="sourcePitch">Floats from one position to the next.</param>
    /// <param name="target">Where they go.</param>
    /// <param name="targetPitch">Floats from one position to the next there.</param>
    /// <param name="rows">How many positions.</param>
    /// <param name="channels">How many channels of each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRows(float* source, int sourcePitch, float* target, int targetPitch, int rows, int channels)
    {
        // Positions have few channels: a call of the library's copy would take longer than the copy.
        for (var row = 0; row < rows; row++)
        {
            var c = 0;
            for (; c + 8 <= channels; c += 8)
            {
                Vector256.Load(source + c).Store(target + c);
            }

            if (c + 4 <= channels)
            {
                Vector128.Load(source + c).Store(target + c);
                c += 4;
            }

            for (; c < channels; c++)
            {
                target[c] = source[c];
            }

            source += sourcePitch;
            target += targetPitch;
        }
    }

    /// <summary>Sets what lies behind the channels of each position to 0.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="tensor">How they lie.</param>
    /// <param name="rows">How many positions.</param>
    public static void ClearPadding(float* values, Tensor tensor, int rows)
    {
        var channels = tensor.Shape.Channels;
        for (var row = 0; channels < tensor.ChannelPitch && row < rows; row++, values += tensor.ChannelPitch)
        {
            new Span<float>(values + channels, tensor.ChannelPitch - channels).Clear();
        }
    }
}
