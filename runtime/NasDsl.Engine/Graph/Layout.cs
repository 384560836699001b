namespace NasDsl.Engine.Graph;

/// <summary>How numbers lie in memory: batch x height x width x channels, with the channels of every position padded to a multiple of a block.</summary>
internal static class Layout
{
    /// <summary>
    /// Every position has a multiple of this many channels: 256 bits. Wider vectors take two blocks at once and what is left with half their width, so a network of eight channels wastes nothing.
    /// </summary>
    public const int ChannelBlock = 8;

    /// <summary>The floats that one position takes.</summary>
    /// <param name="channels">Its channels.</param>
    /// <returns>The channels, rounded up to whole blocks.</returns>
    public static int Padded(int channels) => (channels + ChannelBlock - 1) / ChannelBlock * ChannelBlock;
}
