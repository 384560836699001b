using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// The transformations of Winograd's convolutions F(4 x 4, 3 x 3) and, for what is left of an image whose size is no multiple of four, F(4 x 2, 3 x 3), F(2 x 4, 3 x 3) and F(2 x 2, 3 x 3) (Lavin and
/// Gray, "Fast algorithms for convolutional neural networks", 2016, section 4), over one vector of channels.
/// </summary>
/// <typeparam name="TSimd">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static class WinogradKernels<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    /// <summary>12 planes, those of one pair of points of the rows, from patches, which are two cells higher and wider than tiles.</summary>
    public static void FromPatches(in WinogradTiles tiles, int pair, int channel)
    {
        switch (tiles.Height, tiles.Width)
        {
            case (4, 4):
                FromPatches<LongAxis, LongAxis>(tiles, pair, channel);
                break;
            case (4, 2):
                FromPatches<LongAxis, ShortAxis>(tiles, pair, channel);
                break;
            case (2, 4):
                FromPatches<ShortAxis, LongAxis>(tiles, pair, channel);
                break;
            default:
                FromPatches<ShortAxis, ShortAxis>(tiles, pair, channel);
                break;
        }
    }

    /// <summary>12 planes, those of one pair of points of the rows, from tiles: the transpose of <see cref="ToTiles"/>.</summary>
    public static void FromTiles(in WinogradTiles tiles, int pair, int channel)
    {
        switch (tiles.Height, tiles.Width)
        {
            case (4, 4):
                FromTiles<LongAxis, LongAxis>(tiles, pair, channel);
                break;
            case (4, 2):
                FromTiles<LongAxis, ShortAxis>(tiles, pair, channel);
                break;
            case (2, 4):
                FromTiles<ShortAxis, LongAxis>(tiles, pair, channel);
                break;
            default:
                FromTiles<ShortAxis, ShortAxis>(tiles, pair, channel);
                break;
        }
    }

    /// <summary>Tiles from all planes.</summary>
    public static unsafe void ToTiles(in WinogradTiles tiles, float* bias, bool isAdded, int channel)
    {
        switch (tiles.Height, tiles.Width)
        {
            case (4, 4):
                WinogradTileKernels<TSimd, TVector, LongAxis, LongAxis>.To(tiles, channel, bias, isAdded);
                break;
            case (4, 2):
                WinogradTileKernels<TSimd, TVector, LongAxis, ShortAxis>.To(tiles, channel, bias, isAdded);
                break;
            case (2, 4):
                WinogradTileKernels<TSimd, TVector, ShortAxis, LongAxis>.To(tiles, channel, bias, isAdded);
                break;
            default:
                WinogradTileKernels<TSimd, TVector, ShortAxis, ShortAxis>.To(tiles, channel, bias, isAdded);
                break;
        }
    }

    private static void FromPatches<TTall, TWide>(in WinogradTiles tiles, int pair, int channel)
        where TTall : struct, IWinogradAxis
        where TWide : struct, IWinogradAxis
    {
        if (pair == 0)
        {
            WinogradPatchKernels<TSimd, TVector, TTall, TWide>.FromEnds(tiles, channel);
        }
        else
        {
            WinogradPatchKernels<TSimd, TVector, TTall, TWide>.FromPair(tiles, channel, isFar: pair == 2);
        }
    }

    private static void FromTiles<TTall, TWide>(in WinogradTiles tiles, int pair, int channel)
        where TTall : struct, IWinogradAxis
        where TWide : struct, IWinogradAxis
    {
        if (pair == 0)
        {
            WinogradTileKernels<TSimd, TVector, TTall, TWide>.FromEnds(tiles, channel);
        }
        else
        {
            WinogradTileKernels<TSimd, TVector, TTall, TWide>.FromPair(tiles, channel, isFar: pair == 2);
        }
    }
}
