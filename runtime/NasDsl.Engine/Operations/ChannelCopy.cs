using System.Runtime.InteropServices;
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

        for (var row = 0; row < rows; row++)
        {
            new ReadOnlySpan<float>(source, channels).CopyTo(new Span<float>(target, channels));
            source += from.ChannelPitch;
            target += to.ChannelPitch;
        }
    }
}
