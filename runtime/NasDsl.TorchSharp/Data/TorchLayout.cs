using NasDsl.Language.Catalog;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Data;

/// <summary>
/// How rows lie on a device. A sample of a data set has its channels innermost; a tensor has them outermost: batch x channels x height x width, a signal with a height of 1, and batch x numbers for a
/// vector. A network of several members has the channels of each, one member after another, where a network of one has its channels.
/// </summary>
internal static class TorchLayout
{
    /// <summary>The dimensions of a tensor for one sample.</summary>
    /// <param name="shape">The shape of a sample.</param>
    /// <param name="rows">The samples.</param>
    /// <param name="members">The members of the network.</param>
    /// <returns>The dimensions.</returns>
    public static long[] Dimensions(Shape shape, long rows, int members = 1) =>
        shape.Rank == 1 ? [rows, (long)members * shape.Channels] : [rows, (long)members * shape.Channels, shape.Height, shape.Width];

    /// <summary>Puts the channels outermost.</summary>
    /// <param name="samples">samples x the numbers of one, channels innermost.</param>
    /// <param name="shape">The shape of a sample.</param>
    /// <param name="rows">The rows; each has a sample for each member, one after another.</param>
    /// <param name="members">The members.</param>
    /// <returns>The tensor, laid out as the network takes it.</returns>
    public static Tensor FromSamples(Tensor samples, Shape shape, long rows, int members = 1)
    {
        using var scope = NewDisposeScope();
        var outside = shape.Channels == 1 || shape.Positions == 1
            ? samples
            : samples.reshape(rows * members, shape.Positions, shape.Channels).transpose(1, 2).contiguous();
        return outside.reshape(Dimensions(shape, rows, members)).MoveToOuterDisposeScope();
    }

    /// <summary>Puts the channels innermost.</summary>
    /// <param name="tensor">The tensor, laid out as the network gives it.</param>
    /// <param name="shape">The shape of a sample.</param>
    /// <param name="members">The members.</param>
    /// <returns>rows x members x the numbers of one sample.</returns>
    public static Tensor ToSamples(Tensor tensor, Shape shape, int members = 1)
    {
        using var scope = NewDisposeScope();
        return tensor.reshape(-1, members, shape.Channels, shape.Positions).transpose(2, 3).reshape(-1, members, shape.Size).MoveToOuterDisposeScope();
    }
}
