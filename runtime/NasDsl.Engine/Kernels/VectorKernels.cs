using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NasDsl.Engine.Simd;

namespace NasDsl.Engine.Kernels;

/// <summary>
/// The kernels that operations are composed of, for one width of vector. All widths give the same bits: vectors run across outputs, and each output is computed in one order that is part of
/// the kernel's contract.
/// </summary>
internal abstract unsafe class VectorKernels
{
    /// <summary>The fastest kernels of this machine.</summary>
    public static VectorKernels Best { get; } =
        Vector512.IsHardwareAccelerated ? new VectorKernels<Simd512, Vector512<float>, Simd256, Vector256<float>>("512 bits")
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? new VectorKernels<Simd256, Vector256<float>, Simd256, Vector256<float>>("256 bits")
        : Fma.IsSupported || AdvSimd.IsSupported ? new VectorKernels<Simd128, Vector128<float>, Simd128, Vector128<float>>("128 bits")
        : !Vector128.IsHardwareAccelerated ? new VectorKernels<SimdScalar, float, SimdScalar, float>("single floats")
        : new VectorKernels<SoftwareSimd128, Vector128<float>, SoftwareSimd128, Vector128<float>>("128 bits, software fma");

    /// <summary>The width, for people.</summary>
    public abstract string Width { get; }

    /// <summary>Multiplies; see <see cref="GatherMultiply"/>.</summary>
    public abstract void Multiply(in GatherMultiply arguments);

    /// <summary>Multiplies each channel by itself; see <see cref="GatherMultiply"/>.</summary>
    public abstract void MultiplyDepthwise(in GatherMultiply arguments);

    /// <summary>See <see cref="SingleChannelKernels{TSimd, TVector, TOperand, TWindow}.Convolve"/>.</summary>
    public abstract void SingleChannelConvolve(in SingleChannelImage image);

    /// <summary>See <see cref="SingleChannelKernels{TSimd, TVector, TOperand, TWindow}.WeightGradient"/>.</summary>
    public abstract void SingleChannelWeightGradient(in SingleChannelImage image, int first, int lines);

    /// <summary>sums[c] = sum over rows of x[row, c]: row i goes to chain i mod 4, and the chains are combined as (0 + 1) + (2 + 3).</summary>
    public abstract void ChannelSums(float* x, int rows, int channels, float* sums);

    /// <summary>sums[c] = sum over rows of (x[row, c] - mean[c])^2, in the order of <see cref="ChannelSums"/>.</summary>
    public abstract void ChannelSquares(float* x, float* mean, int rows, int channels, float* sums);

    /// <summary>y[row, c] = f(z[row, c]) with z[row, c] = x[row, c] scale[c] + shift[c].</summary>
    public void NormForward<TActivation>(float* x, in ChannelNorm norm, int rows, int channels, float* y)
        where TActivation : struct, IActivation => NormForward<TActivation>(x, norm, 1, rows, channels, y, 0);

    /// <summary>The same for some lines of rows, which may lie apart in y.</summary>
    public abstract void NormForward<TActivation>(float* x, in ChannelNorm norm, int lines, int width, int channels, float* y, nint linePitch)
        where TActivation : struct, IActivation;

    /// <summary>y[row, c] = addend[row, c] + f(z[row, c]).</summary>
    public abstract void NormSum<TActivation>(float* x, in ChannelNorm norm, int rows, int channels, float* addend, float* y)
        where TActivation : struct, IActivation;

    /// <summary>
    /// With dz = dy f'(z): sums[c] = sum over rows of dz[row, c], products[c] = sum over rows of dz[row, c] (x[row, c] - mean[c]). Row i goes to chain i mod 2, and the chains are added.
    /// </summary>
    public abstract void NormProducts<TActivation>(float* dy, float* x, in ChannelNorm norm, int rows, int channels, float* sums, float* products)
        where TActivation : struct, IActivation;

    /// <summary>dx[row, c] = dz[row, c] factor[c] + (x[row, c] factorX[c] + offset[c]).</summary>
    public abstract void NormBackward<TActivation>(float* dy, float* x, in ChannelNorm norm, int rows, int channels, float* dx)
        where TActivation : struct, IActivation;

    /// <summary>
    /// The dx of <see cref="NormBackward{TActivation}"/>, with dy[w] the gradient of the first cell of window w that holds taken[w], and of no other: (share factor) + (x factorX + offset), where the first
    /// product is rounded. The windows are a partition.
    /// </summary>
    public abstract void NormWindowBackward<TActivation>(float* dy, float* taken, float* x, in ChannelNorm norm, in WindowTable windows, int channels, float* dx)
        where TActivation : struct, IActivation;

    /// <summary>y = f(x); count is a multiple of the channel block, as in all that follow.</summary>
    public abstract void Activate<TActivation>(float* x, nint count, float* y)
        where TActivation : struct, IActivation;

    /// <summary>dx = dy f'(x).</summary>
    public abstract void ActivateGradient<TActivation>(float* x, float* y, float* dy, nint count, float* dx)
        where TActivation : struct, IActivation;

    /// <summary>y = x, or slope x where x is negative.</summary>
    public abstract void Leak(float* x, float slope, nint count, float* y);

    /// <summary>dx = dy, or slope dy where y is not positive.</summary>
    public abstract void LeakGradient(float* y, float* dy, float slope, nint count, float* dx);

    /// <summary>target = target + source.</summary>
    public abstract void Add(float* source, nint count, float* target);

    /// <summary>target = target + factor source.</summary>
    public abstract void AddScaled(float* source, float factor, nint count, float* target);

    /// <summary>target = left + right.</summary>
    public abstract void Sum(float* left, float* right, nint count, float* target);

    /// <summary>target = left * right.</summary>
    public abstract void Product(float* left, float* right, nint count, float* target);

    /// <summary>Softmax of every column, in place: x[row, c] = e^(scale x[row, c]) over its sum along the rows, one chain in their order; the greatest number is taken away first.</summary>
    public abstract void SoftmaxColumns(float* x, int rows, int columns, float scale);

    /// <summary>The exponentials of every column, in place, and what they come from: x[row, c] = e^(x[row, c] - greatest[c]), sums[c] = their sum along the rows, one chain in their order.</summary>
    public abstract void ExponentialColumns(float* x, int rows, int columns, float* greatest, float* sums);

    /// <summary>The gradient of <see cref="SoftmaxColumns"/> by what it got, in place of that by what it gave: dx[row, c] = scale y[row, c] (dy[row, c] - sum over rows of y dy).</summary>
    public abstract void SoftmaxColumnsGradient(float* y, float* dy, int rows, int columns, float scale);

    /// <summary>See <see cref="RecurrentKernels{TSimd, TVector}.Gru"/>.</summary>
    public abstract void Gru(in RecurrentStep step, nint count);

    /// <summary>See <see cref="RecurrentKernels{TSimd, TVector}.GruGradient"/>.</summary>
    public abstract void GruGradient(in RecurrentStep step, nint count);

    /// <summary>See <see cref="RecurrentKernels{TSimd, TVector}.Lstm"/>.</summary>
    public abstract void Lstm(in RecurrentStep step, nint count);

    /// <summary>See <see cref="RecurrentKernels{TSimd, TVector}.LstmGradient"/>.</summary>
    public abstract void LstmGradient(in RecurrentStep step, nint count);

    /// <summary>The greatest number of each window: y[w, c] = max over cells of x[cell + c].</summary>
    public abstract void WindowMax(float* x, in WindowTable windows, int channels, float* y);

    /// <summary>The greatest number of each window, or the least where the sign of the channel is -1: y[w, c] = sign[c] max over cells of sign[c] x[cell + c].</summary>
    public abstract void WindowExtremes(float* x, float* signs, in WindowTable windows, int channels, float* y);

    /// <summary>Adds the gradient of each window to the first of its cells that holds the greatest number; where windows are a partition writes it, and 0 to the others.</summary>
    public abstract void WindowMaxGradient(float* x, float* y, float* dy, in WindowTable windows, int channels, float* dx);

    /// <summary>The mean of each window.</summary>
    public abstract void WindowMean(float* x, in WindowTable windows, int channels, float* y);

    /// <summary>Adds its share of the gradient of each window to each of its cells; where windows are a partition writes it.</summary>
    public abstract void WindowMeanGradient(float* dy, in WindowTable windows, int channels, float* dx);

    /// <summary>y[w, c] = offsets[c] + sum over the cells of window w of share x[cell + c], in one chain of fused multiply-adds; the offsets may be null.</summary>
    public abstract void WindowSum(float* x, in WindowTable windows, float* offsets, int channels, float* y);

    /// <summary>sums[row] = sum over channels of x[row, c]; see <see cref="RowKernels{TSimd, TVector}"/> for the order. The pitch is that of a row, as in all that follow.</summary>
    public abstract void RowSums(float* x, int rows, int channels, int pitch, float* sums);

    /// <summary>sums[row] = sum over channels of left[row, c] right[row, c], in the order of <see cref="RowSums"/>.</summary>
    public abstract void RowProducts(float* left, float* right, int rows, int channels, int pitch, float* sums);

    /// <summary>maxima[row] = the greatest x[row, c].</summary>
    public abstract void RowMaxima(float* x, int rows, int channels, int pitch, float* maxima);

    /// <summary>y[row, c] = x[row, c] factors[row] + offsets[row], in the padding, too.</summary>
    public abstract void RowAffine(float* x, float* factors, float* offsets, int rows, int pitch, float* y);

    /// <summary>
    /// With the mean m and the mean of squares around it v of the channels of each row, summed in the order of <see cref="RowSums"/>: inverses[row] = 1 / root(v + epsilon),
    /// normalized[row, c] = (x[row, c] - m) inverses[row], in the padding, too.
    /// </summary>
    public abstract void RowNormalize(float* x, double epsilon, int rows, int channels, int pitch, float* normalized, float* inverses);

    /// <summary>
    /// With g = dy scale, n channels and sums over the channels of a row in the order of <see cref="RowSums"/>: dx[row, c] = inverses[row] (g - sum of g / n - normalized[row, c] sum of g normalized / n),
    /// and 0 in the padding.
    /// </summary>
    public abstract void RowNormalizeGradient(float* dy, float* scale, float* normalized, float* inverses, int rows, int channels, int pitch, float* dx);

    /// <summary>See <see cref="ChannelKernels{TSimd, TVector}.Scatter"/>.</summary>
    public abstract void Scatter(float* rows, int* offsets, int count, int channels, float* target, bool isAdded);

    /// <summary>See <see cref="PlaneMultiply"/>.</summary>
    public abstract void MultiplyPlanes(in PlaneMultiply arguments);

    /// <summary>See <see cref="WinogradKernels{TSimd, TVector}.FromPatches"/>.</summary>
    public abstract void WinogradFromPatches(in WinogradTiles tiles, int pair);

    /// <summary>See <see cref="WinogradKernels{TSimd, TVector}.ToTiles"/>; the bias may be null.</summary>
    public abstract void WinogradToTiles(in WinogradTiles tiles, float* bias, bool isAdded);

    /// <summary>See <see cref="WinogradKernels{TSimd, TVector}.FromTiles"/>.</summary>
    public abstract void WinogradFromTiles(in WinogradTiles tiles, int pair);

    /// <summary>See <see cref="WinogradWeightKernels{TSimd, TVector}.From"/>.</summary>
    public abstract void WinogradFromWeights(float* weights, nint tap, nint count, float* planes, nint plane);

    /// <summary>See <see cref="WinogradWeightKernels{TSimd, TVector}.To"/>.</summary>
    public abstract void WinogradToWeights(float* planes, nint plane, nint count, float* weights, nint tap);

    /// <summary>See <see cref="WinogradSignalKernels{TSimd, TVector}.FromPatches"/>.</summary>
    public abstract void WinogradFromSignal(in WinogradTiles tiles);

    /// <summary>See <see cref="WinogradSignalKernels{TSimd, TVector}.FromTerms"/>.</summary>
    public abstract void WinogradFromTerms(in WinogradTiles tiles, int terms);

    /// <summary>See <see cref="WinogradSignalKernels{TSimd, TVector}.ToTerms"/>; the bias may be null.</summary>
    public abstract void WinogradToTerms(in WinogradTiles tiles, int terms, float* bias = null, bool isAdded = false);

    /// <summary>target[column, row] = source[row, column]. Moves bits only, so one form serves all widths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(float* source, nint sourcePitch, int rows, int columns, float* target, nint targetPitch)
    {
        var wholeRows = Avx.IsSupported ? rows / 8 * 8 : 0;
        var wholeColumns = Avx.IsSupported ? columns / 4 * 4 : 0;
        for (var row = 0; row < wholeRows; row += 8)
        {
            for (var column = 0; column < wholeColumns; column += 4)
            {
                TransposeBlock(source + (row * sourcePitch) + column, sourcePitch, target + (column * targetPitch) + row, targetPitch);
            }
        }

        for (var column = 0; column < columns; column++)
        {
            for (var row = column < wholeColumns ? wholeRows : 0; row < rows; row++)
            {
                target[(column * targetPitch) + row] = source[(row * sourcePitch) + column];
            }
        }
    }

    /// <summary>Eight rows by four columns: two blocks of four by four, one in each half of the vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(float* source, nint sourcePitch, float* target, nint targetPitch)
    {
        var below = source + (4 * sourcePitch);
        var row0 = Vector256.Create(Vector128.Load(source), Vector128.Load(below));
        var row1 = Vector256.Create(Vector128.Load(source + sourcePitch), Vector128.Load(below + sourcePitch));
        var row2 = Vector256.Create(Vector128.Load(source + (2 * sourcePitch)), Vector128.Load(below + (2 * sourcePitch)));
        var row3 = Vector256.Create(Vector128.Load(source + (3 * sourcePitch)), Vector128.Load(below + (3 * sourcePitch)));
        var low01 = Avx.UnpackLow(row0, row1).AsDouble();
        var high01 = Avx.UnpackHigh(row0, row1).AsDouble();
        var low23 = Avx.UnpackLow(row2, row3).AsDouble();
        var high23 = Avx.UnpackHigh(row2, row3).AsDouble();
        Avx.UnpackLow(low01, low23).AsSingle().Store(target);
        Avx.UnpackHigh(low01, low23).AsSingle().Store(target + targetPitch);
        Avx.UnpackLow(high01, high23).AsSingle().Store(target + (2 * targetPitch));
        Avx.UnpackHigh(high01, high23).AsSingle().Store(target + (3 * targetPitch));
    }

    /// <summary>x = factor x.</summary>
    public abstract void Scale(float* x, float factor, nint count);

    /// <summary>One step of stochastic gradient descent; says whether all weights are finite after it, as the others do.</summary>
    public abstract bool StepSgd(float* weights, float* gradients, float* velocities, nint count, in SgdStep step);

    /// <summary>One step of Adam.</summary>
    public abstract bool StepAdam(float* weights, float* gradients, float* means, float* squares, nint count, in AdamStep step);

    /// <summary>One step of RMSprop.</summary>
    public abstract bool StepRmsProp(float* weights, float* gradients, float* squares, float* velocities, nint count, in RmsPropStep step);
}
