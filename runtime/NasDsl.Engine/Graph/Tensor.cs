using NasDsl.Language.Catalog;

namespace NasDsl.Engine.Graph;

/// <summary>The output of a node for a whole batch: batch x height x width x channels.</summary>
/// <param name="shape">The shape of one sample.</param>
/// <param name="channelPitch">The floats that one position takes: the channels, padded or not.</param>
internal sealed unsafe class Tensor(Shape shape, int channelPitch)
{
    /// <summary>The shape of one sample.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>The floats that one position takes. Numbers beyond the channels mean nothing, but are finite; gradients beyond them are 0.</summary>
    public int ChannelPitch { get; } = channelPitch;

    /// <summary>The floats that one sample takes.</summary>
    public int SamplePitch => Shape.Positions * ChannelPitch;

    /// <summary>The numbers.</summary>
    public float* Values { get; set; }

    /// <summary>The gradient of the loss with respect to them, laid out alike; null where nobody asks for it.</summary>
    public float* Gradient { get; set; }
}
