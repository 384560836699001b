using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Operations;

/// <summary>
/// A convolution of each channel by itself with a 3 x 3 window and stride 1 that goes along the rows of the images as they are: no zeros are written around them. See <see cref="DepthwiseKernels{TSimd, TVector}"/>.
/// </summary>
internal sealed unsafe class DepthwiseConvolution
{
    private const int Taps = 9;

    /// <summary>Places of one chain of the weights' gradient, as far as whole rows allow; part of the result's bits.</summary>
    private const int BlockPlaces = 512;
    private readonly VectorKernels _kernels;
    private readonly int _height;
    private readonly int _width;
    private readonly int _pitch;
    private readonly float* _zeros;

    /// <summary>Plans a convolution.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="window">The window: its output is as large as its input.</param>
    /// <param name="pitch">Floats of one cell.</param>
    public DepthwiseConvolution(VectorKernels kernels, NativeArena arena, SlidingWindow window, int pitch)
    {
        _kernels = kernels;
        _height = window.Input.Height;
        _width = window.Input.Width;
        _pitch = pitch;
        _zeros = arena.Floats((long)_width * pitch);
    }

    /// <summary>Whether a window can be taken so.</summary>
    /// <param name="window">The window.</param>
    /// <returns>True for a 3 x 3 window with stride 1 and an output that is as large as the input.</returns>
    public static bool Serves(SlidingWindow window) => window.IsCentered;

    /// <summary>Convolves.</summary>
    /// <param name="input">The images.</param>
    /// <param name="samples">How many.</param>
    /// <param name="weights">taps x channels.</param>
    /// <param name="bias">What is added to each channel, or null.</param>
    /// <param name="output">The output.</param>
    public void Convolve(float* input, int samples, float* weights, float* bias, float* output)
    {
        var image = Image(input, weights, output);
        image.Bias = bias;
        Convolve(image, samples);
    }

    /// <summary>Computes the gradient of the input, which is a convolution with the window turned round.</summary>
    /// <param name="gradient">The gradient of the output.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="weights">taps x channels.</param>
    /// <param name="target">The gradient of the input.</param>
    /// <param name="isAdded">Whether it is added to what is there.</param>
    public void ConvolveBack(float* gradient, int samples, float* weights, float* target, bool isAdded)
    {
        var image = Image(gradient, weights + ((nint)(Taps - 1) * _pitch), target);
        image.Tap = -_pitch;
        image.IsAdded = isAdded;
        Convolve(image, samples);
    }

    /// <summary>Adds samples to the gradient of the weights: blocks of rows, each a chain.</summary>
    /// <param name="input">The images.</param>
    /// <param name="gradient">The gradient of the output.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="target">taps x channels.</param>
    /// <param name="isFirst">Whether the gradient begins with these.</param>
    public void AddWeightGradient(float* input, float* gradient, int samples, float* target, bool isFirst)
    {
        var image = Image(input, target, gradient);
        image.IsAdded = !isFirst;
        var lines = Math.Max(1, BlockPlaces / _width);
        for (var n = 0; n < samples; n++, Move(ref image))
        {
            for (var first = 0; first < _height; first += lines)
            {
                _kernels.DepthwiseWeightGradient(image, first, Math.Min(lines, _height - first));
                image.IsAdded = true;
            }
        }
    }

    private void Convolve(DepthwiseImage image, int samples)
    {
        for (var n = 0; n < samples; n++, Move(ref image))
        {
            _kernels.DepthwiseConvolve(image);
        }
    }

    private DepthwiseImage Image(float* x, float* weights, float* y) => new()
    {
        X = x,
        Zeros = _zeros,
        Height = _height,
        Width = _width,
        Channels = _pitch,
        Weights = weights,
        Tap = _pitch,
        Y = y,
    };

    private void Move(ref DepthwiseImage image)
    {
        var pitch = (nint)_height * _width * _pitch;
        image.X += pitch;
        image.Y += pitch;
    }
}
