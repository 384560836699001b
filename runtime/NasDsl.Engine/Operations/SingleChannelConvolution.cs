using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Operations;

/// <summary>
/// A convolution with a 3 x 3 window and stride 1 where each output takes one channel of the input: its own, or the only one. It goes along the rows of the images as they are: no zeros are written around them. See
/// <see cref="SingleChannelKernels{TSimd, TVector, TOperand}"/>.
/// </summary>
internal sealed unsafe class SingleChannelConvolution
{
    private const int Taps = 9;

    /// <summary>Places of one chain of the weights' gradient, as far as whole rows allow; part of the result's bits.</summary>
    private const int BlockPlaces = 512;
    private readonly VectorKernels _kernels;
    private readonly int _height;
    private readonly int _width;
    private readonly int _inputPitch;
    private readonly int _pitch;
    private readonly bool _isShared;
    private readonly float* _zeros;

    /// <summary>Plans a convolution.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="window">The window: its output is as large as its input.</param>
    /// <param name="inputPitch">Floats of one cell of the input.</param>
    /// <param name="outputPitch">Floats of one cell of the output.</param>
    /// <param name="isDepthwise">Whether each channel is mapped by itself.</param>
    public SingleChannelConvolution(VectorKernels kernels, NativeArena arena, SlidingWindow window, int inputPitch, int outputPitch, bool isDepthwise)
    {
        _kernels = kernels;
        _height = window.Input.Height;
        _width = window.Input.Width;
        _inputPitch = inputPitch;
        _pitch = outputPitch;
        _isShared = !isDepthwise;
        _zeros = arena.Floats((long)_width * inputPitch);
    }

    /// <summary>Whether a window can be taken so.</summary>
    /// <param name="window">The window.</param>
    /// <param name="isDepthwise">Whether each channel is mapped by itself.</param>
    /// <returns>True for a 3 x 3 window with stride 1 and an output that is as large as the input, over each channel or the only one.</returns>
    public static bool Serves(SlidingWindow window, bool isDepthwise) => window.IsCentered && (isDepthwise || window.Input.Channels == 1);

    /// <summary>Convolves.</summary>
    /// <param name="input">The images.</param>
    /// <param name="samples">How many.</param>
    /// <param name="weights">taps x output channels.</param>
    /// <param name="bias">What is added to each channel, or null.</param>
    /// <param name="output">The output.</param>
    public void Convolve(float* input, int samples, float* weights, float* bias, float* output)
    {
        var image = Image(input, weights, output);
        image.Bias = bias;
        Convolve(image, samples);
    }

    /// <summary>Computes the gradient of the input where each channel is mapped by itself, which is a convolution with the window turned round.</summary>
    /// <param name="gradient">The gradient of the output.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="weights">taps x output channels.</param>
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
    /// <param name="target">taps x output channels.</param>
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
                _kernels.SingleChannelWeightGradient(image, first, Math.Min(lines, _height - first));
                image.IsAdded = true;
            }
        }
    }

    private void Convolve(SingleChannelImage image, int samples)
    {
        for (var n = 0; n < samples; n++, Move(ref image))
        {
            _kernels.SingleChannelConvolve(image);
        }
    }

    private SingleChannelImage Image(float* x, float* weights, float* y) => new()
    {
        X = x,
        InputChannels = _inputPitch,
        IsShared = _isShared,
        Zeros = _zeros,
        Height = _height,
        Width = _width,
        Channels = _pitch,
        Weights = weights,
        Tap = _pitch,
        Y = y,
    };

    private void Move(ref SingleChannelImage image)
    {
        var places = (nint)_height * _width;
        image.X += places * _inputPitch;
        image.Y += places * _pitch;
    }
}
