using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>The kernels over wide vectors, with a narrower one for what is left of the channels.</summary>
/// <typeparam name="TWide">The operations on wide vectors.</typeparam>
/// <typeparam name="TWideVector">The wide vector.</typeparam>
/// <typeparam name="TNarrow">The operations on narrow vectors, which divide the channel block.</typeparam>
/// <typeparam name="TNarrowVector">The narrow vector.</typeparam>
internal sealed unsafe partial class VectorKernels<TWide, TWideVector, TNarrow, TNarrowVector>(string width) : VectorKernels
    where TWide : struct, ISimd<TWideVector>
    where TWideVector : struct
    where TNarrow : struct, ISimd<TNarrowVector>
    where TNarrowVector : struct
{
    public override string Width => width;

    public override void ChannelSums(float* x, int rows, int channels, float* sums)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            ChannelKernels<TWide, TWideVector>.ChannelSums(x + c, rows, channels, sums + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            ChannelKernels<TNarrow, TNarrowVector>.ChannelSums(x + c, rows, channels, sums + c);
        }
    }

    public override void ChannelSquares(float* x, float* mean, int rows, int channels, float* sums)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            ChannelKernels<TWide, TWideVector>.ChannelSquares(x + c, mean + c, rows, channels, sums + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            ChannelKernels<TNarrow, TNarrowVector>.ChannelSquares(x + c, mean + c, rows, channels, sums + c);
        }
    }

    public override void NormForward<TActivation>(float* x, in ChannelNorm norm, int lines, int width, int channels, float* y, nint linePitch)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            NormKernels<TWide, TWideVector, TActivation>.Forward(x + c, norm.From(c), lines, width, channels, y + c, linePitch);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            NormKernels<TNarrow, TNarrowVector, TActivation>.Forward(x + c, norm.From(c), lines, width, channels, y + c, linePitch);
        }
    }

    public override void NormSum<TActivation>(float* x, in ChannelNorm norm, int rows, int channels, float* addend, float* y)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            NormKernels<TWide, TWideVector, TActivation>.Sum(x + c, norm.From(c), rows, channels, addend + c, y + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            NormKernels<TNarrow, TNarrowVector, TActivation>.Sum(x + c, norm.From(c), rows, channels, addend + c, y + c);
        }
    }

    public override void NormProducts<TActivation>(float* dy, float* x, in ChannelNorm norm, int rows, int channels, float* sums, float* products)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            NormKernels<TWide, TWideVector, TActivation>.Products(dy + c, x + c, norm.From(c), rows, channels, sums + c, products + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            NormKernels<TNarrow, TNarrowVector, TActivation>.Products(dy + c, x + c, norm.From(c), rows, channels, sums + c, products + c);
        }
    }

    public override void NormBackward<TActivation>(float* dy, float* x, in ChannelNorm norm, int rows, int channels, float* dx)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            NormKernels<TWide, TWideVector, TActivation>.Backward(dy + c, x + c, norm.From(c), rows, channels, dx + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            NormKernels<TNarrow, TNarrowVector, TActivation>.Backward(dy + c, x + c, norm.From(c), rows, channels, dx + c);
        }
    }

    public override void NormWindowBackward<TActivation>(float* dy, float* taken, float* x, in ChannelNorm norm, in WindowTable windows, int channels, float* dx)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            NormKernels<TWide, TWideVector, TActivation>.WindowBackward(dy + c, taken + c, x + c, norm.From(c), windows, channels, dx + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            NormKernels<TNarrow, TNarrowVector, TActivation>.WindowBackward(dy + c, taken + c, x + c, norm.From(c), windows, channels, dx + c);
        }
    }

    public override void SoftmaxColumns(float* x, int rows, int columns, float scale)
    {
        var c = 0;
        for (; c + TWide.Count <= columns; c += TWide.Count)
        {
            SoftmaxKernels<TWide, TWideVector>.Columns(x + c, rows, columns, scale);
        }

        for (; c < columns; c += TNarrow.Count)
        {
            SoftmaxKernels<TNarrow, TNarrowVector>.Columns(x + c, rows, columns, scale);
        }
    }

    public override void ExponentialColumns(float* x, int rows, int columns, float* greatest, float* sums)
    {
        var c = 0;
        for (; c + TWide.Count <= columns; c += TWide.Count)
        {
            SoftmaxKernels<TWide, TWideVector>.Exponentials(x + c, rows, columns, greatest + c, sums + c);
        }

        for (; c < columns; c += TNarrow.Count)
        {
            SoftmaxKernels<TNarrow, TNarrowVector>.Exponentials(x + c, rows, columns, greatest + c, sums + c);
        }
    }

    public override void SoftmaxColumnsGradient(float* y, float* dy, int rows, int columns, float scale)
    {
        var c = 0;
        for (; c + TWide.Count <= columns; c += TWide.Count)
        {
            SoftmaxKernels<TWide, TWideVector>.ColumnsGradient(y + c, dy + c, rows, columns, scale);
        }

        for (; c < columns; c += TNarrow.Count)
        {
            SoftmaxKernels<TNarrow, TNarrowVector>.ColumnsGradient(y + c, dy + c, rows, columns, scale);
        }
    }

    public override void Gru(in RecurrentStep step, nint count)
    {
        var whole = count / TWide.Count * TWide.Count;
        RecurrentKernels<TWide, TWideVector>.Gru(step, whole);
        RecurrentKernels<TNarrow, TNarrowVector>.Gru(step.From(whole), count - whole);
    }

    public override void GruGradient(in RecurrentStep step, nint count)
    {
        var whole = count / TWide.Count * TWide.Count;
        RecurrentKernels<TWide, TWideVector>.GruGradient(step, whole);
        RecurrentKernels<TNarrow, TNarrowVector>.GruGradient(step.From(whole), count - whole);
    }

    public override void Lstm(in RecurrentStep step, nint count)
    {
        var whole = count / TWide.Count * TWide.Count;
        RecurrentKernels<TWide, TWideVector>.Lstm(step, whole);
        RecurrentKernels<TNarrow, TNarrowVector>.Lstm(step.From(whole), count - whole);
    }

    public override void LstmGradient(in RecurrentStep step, nint count)
    {
        var whole = count / TWide.Count * TWide.Count;
        RecurrentKernels<TWide, TWideVector>.LstmGradient(step, whole);
        RecurrentKernels<TNarrow, TNarrowVector>.LstmGradient(step.From(whole), count - whole);
    }

    public override void WindowMax(float* x, in WindowTable windows, int channels, float* y)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            WindowKernels<TWide, TWideVector>.WindowMax(x + c, windows, channels, y + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            WindowKernels<TNarrow, TNarrowVector>.WindowMax(x + c, windows, channels, y + c);
        }
    }

    public override void WindowExtremes(float* x, float* signs, in WindowTable windows, int channels, float* y)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            WindowKernels<TWide, TWideVector>.WindowExtremes(x + c, signs + c, windows, channels, y + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            WindowKernels<TNarrow, TNarrowVector>.WindowExtremes(x + c, signs + c, windows, channels, y + c);
        }
    }

    public override void WindowMaxGradient(float* x, float* y, float* dy, in WindowTable windows, int channels, float* dx)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            WindowKernels<TWide, TWideVector>.WindowMaxGradient(x + c, y + c, dy + c, windows, channels, dx + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            WindowKernels<TNarrow, TNarrowVector>.WindowMaxGradient(x + c, y + c, dy + c, windows, channels, dx + c);
        }
    }

    public override void WindowMean(float* x, in WindowTable windows, int channels, float* y)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            WindowKernels<TWide, TWideVector>.WindowMean(x + c, windows, channels, y + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            WindowKernels<TNarrow, TNarrowVector>.WindowMean(x + c, windows, channels, y + c);
        }
    }

    public override void WindowMeanGradient(float* dy, in WindowTable windows, int channels, float* dx)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            WindowKernels<TWide, TWideVector>.WindowMeanGradient(dy + c, windows, channels, dx + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            WindowKernels<TNarrow, TNarrowVector>.WindowMeanGradient(dy + c, windows, channels, dx + c);
        }
    }

    public override void WindowSum(float* x, in WindowTable windows, float* offsets, int channels, float* y)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            WindowKernels<TWide, TWideVector>.WindowSum(x + c, windows, offsets == null ? null : offsets + c, channels, y + c);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            WindowKernels<TNarrow, TNarrowVector>.WindowSum(x + c, windows, offsets == null ? null : offsets + c, channels, y + c);
        }
    }

    public override void RowSums(float* x, int rows, int channels, int pitch, float* sums) => RowKernels<TNarrow, TNarrowVector>.Sums(x, rows, channels, pitch, sums);

    public override void RowProducts(float* left, float* right, int rows, int channels, int pitch, float* sums) =>
        RowKernels<TNarrow, TNarrowVector>.Products(left, right, rows, channels, pitch, sums);

    public override void RowMaxima(float* x, int rows, int channels, int pitch, float* maxima) => RowKernels<TNarrow, TNarrowVector>.Maxima(x, rows, channels, pitch, maxima);

    public override void RowAffine(float* x, float* factors, float* offsets, int rows, int pitch, float* y)
    {
        var whole = pitch / TWide.Count * TWide.Count;
        RowKernels<TWide, TWideVector>.Affine(x, factors, offsets, rows, whole, pitch, y);
        RowKernels<TNarrow, TNarrowVector>.Affine(x + whole, factors, offsets, rows, pitch - whole, pitch, y + whole);
    }

    public override void RowNormalize(float* x, double epsilon, int rows, int channels, int pitch, float* normalized, float* inverses) =>
        RowKernels<TNarrow, TNarrowVector>.Normalize(x, epsilon, rows, channels, pitch, normalized, inverses);

    public override void RowNormalizeGradient(float* dy, float* scale, float* normalized, float* inverses, int rows, int channels, int pitch, float* dx) =>
        RowKernels<TNarrow, TNarrowVector>.NormalizeGradient(dy, scale, normalized, inverses, rows, channels, pitch, dx);

    public override void Scatter(float* rows, int* offsets, int count, int channels, float* target, bool isAdded)
    {
        var c = 0;
        for (; c + TWide.Count <= channels; c += TWide.Count)
        {
            ChannelKernels<TWide, TWideVector>.Scatter(rows + c, offsets, count, channels, target + c, isAdded);
        }

        for (; c < channels; c += TNarrow.Count)
        {
            ChannelKernels<TNarrow, TNarrowVector>.Scatter(rows + c, offsets, count, channels, target + c, isAdded);
        }
    }

    public override void WinogradFromPatches(in WinogradTiles tiles, int pair)
    {
        var c = 0;
        for (; c + TWide.Count <= tiles.Channels; c += TWide.Count)
        {
            WinogradKernels<TWide, TWideVector>.FromPatches(tiles, pair, c);
        }

        for (; c < tiles.Channels; c += TNarrow.Count)
        {
            WinogradKernels<TNarrow, TNarrowVector>.FromPatches(tiles, pair, c);
        }
    }

    public override void WinogradToTiles(in WinogradTiles tiles, float* bias, bool isAdded)
    {
        var c = 0;
        for (; c + TWide.Count <= tiles.Channels; c += TWide.Count)
        {
            WinogradKernels<TWide, TWideVector>.ToTiles(tiles, bias, isAdded, c);
        }

        for (; c < tiles.Channels; c += TNarrow.Count)
        {
            WinogradKernels<TNarrow, TNarrowVector>.ToTiles(tiles, bias, isAdded, c);
        }
    }

    public override void WinogradFromTiles(in WinogradTiles tiles, int pair)
    {
        var c = 0;
        for (; c + TWide.Count <= tiles.Channels; c += TWide.Count)
        {
            WinogradKernels<TWide, TWideVector>.FromTiles(tiles, pair, c);
        }

        for (; c < tiles.Channels; c += TNarrow.Count)
        {
            WinogradKernels<TNarrow, TNarrowVector>.FromTiles(tiles, pair, c);
        }
    }

    public override void WinogradFromWeights(float* weights, nint tap, nint count, float* planes, nint plane)
    {
        var whole = count / TWide.Count * TWide.Count;
        WinogradWeightKernels<TWide, TWideVector>.From(weights, tap, whole, planes, plane);
        WinogradWeightKernels<TNarrow, TNarrowVector>.From(weights + whole, tap, count - whole, planes + whole, plane);
    }

    public override void WinogradToWeights(float* planes, nint plane, nint count, float* weights, nint tap)
    {
        var whole = count / TWide.Count * TWide.Count;
        WinogradWeightKernels<TWide, TWideVector>.To(planes, plane, whole, weights, tap);
        WinogradWeightKernels<TNarrow, TNarrowVector>.To(planes + whole, plane, count - whole, weights + whole, tap);
    }

    public override void WinogradFromSignal(in WinogradTiles tiles)
    {
        var c = 0;
        for (; c + TWide.Count <= tiles.Channels; c += TWide.Count)
        {
            WinogradSignalKernels<TWide, TWideVector>.FromPatches(tiles, c);
        }

        for (; c < tiles.Channels; c += TNarrow.Count)
        {
            WinogradSignalKernels<TNarrow, TNarrowVector>.FromPatches(tiles, c);
        }
    }

    public override void WinogradFromTerms(in WinogradTiles tiles, int terms)
    {
        var c = 0;
        for (; c + TWide.Count <= tiles.Channels; c += TWide.Count)
        {
            WinogradSignalKernels<TWide, TWideVector>.FromTerms(tiles, terms, c);
        }

        for (; c < tiles.Channels; c += TNarrow.Count)
        {
            WinogradSignalKernels<TNarrow, TNarrowVector>.FromTerms(tiles, terms, c);
        }
    }

    public override void WinogradToTerms(in WinogradTiles tiles, int terms, float* bias, bool isAdded)
    {
        var c = 0;
        for (; c + TWide.Count <= tiles.Channels; c += TWide.Count)
        {
            WinogradSignalKernels<TWide, TWideVector>.ToTerms(tiles, terms, bias, isAdded, c);
        }

        for (; c < tiles.Channels; c += TNarrow.Count)
        {
            WinogradSignalKernels<TNarrow, TNarrowVector>.ToTerms(tiles, terms, bias, isAdded, c);
        }
    }
}
