using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Operations;

/// <summary>
/// A convolution with stride 1, with a 3 x 3 window over images or one of 3, 5 or 7 cells over signals, where each output takes one channel of the input: its own, or the only one. It goes along the rows of the images as
/// they are: no zeros are written around them. Signals are the rows of one image, since windows of one row know nothing of other rows. See <see cref="SingleChannelKernels{TSimd, TVector, TOperand, TWindow}"/>.
/// </summary>
internal sealed unsafe class SingleChannelConvolution
{
    /// <summary>Places of one chain of the weights' gradient, as far as whole rows allow; part of the result's bits.</summary>
    private const int BlockPlaces = 512;
    private readonly VectorKernels _kernels;
    private readonly SlidingWindow _window;
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
        _window = window;
        _inputPitch = inputPitch;
        _pitch = outputPitch;
        _isShared = !isDepthwise;
        _zeros = arena.Floats((long)window.Input.Width * inputPitch);
    }

    /// <summary>Whether a window can be taken so.</summary>
    /// <param name="window">The window.</param>
    /// <param name="isDepthwise">Whether each channel is mapped by itself.</param>
    /// <returns>True for one of <see cref="SingleChannelWindows"/> with stride 1 and an output that is as large as the input, over each channel or the only one.</returns>
    public static bool Serves(SlidingWindow window, bool isDepthwise) =>
        window.IsCentered && SingleChannelWindows.Have(window.Height, window.Width) && (isDepthwise || window.Input.Channels == 1);

    /// <summary>Convolves.</summary>
    /// <param name="input">The images.</param>
    /// <param name="samples">How many.</param>
    /// <param name="weights">taps x output channels.</param>
    /// <param name="bias">What is added to each channel, or null.</param>
    /// <param name="output">The output.</param>
    public void Convolve(float* input, int samples, float* weights, float* bias, float* output)
    {
        var image = Image(input, samples, weights, output);
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
        var image = Image(gradient, samples, weights + ((nint)(_window.Taps - 1) * _pitch), target);
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
        var image = Image(input, samples, target, gradient);
        image.IsAdded = !isFirst;
        var lines = Math.Max(1, BlockPlaces / image.Width);
        for (var n = 0; n < Images(samples); n++, Move(ref image))
        {
            for (var first = 0; first < image.Height; first += lines)
            {
                _kernels.SingleChannelWeightGradient(image, first, Math.Min(lines, image.Height - first));
                image.IsAdded = true;
            }
        }
    }

    private void Convolve(SingleChannelImage image, int samples)
    {
        for (var n = 0; n < Images(samples); n++, Move(ref image))
        {
            _kernels.SingleChannelConvolve(image);
        }
    }

    private int Images(int samples) => _window.Height == 1 ? 1 : samples;

    private SingleChannelImage Image(float* x, int samples, float* weights, float* y) => new()
    {
        X = x,
        InputChannels = _inputPitch,
        IsShared = _isShared,
        Zeros = _zeros,
        Height = _window.Input.Height * (samples / Images(samples)),
        Width = _window.Input.Width,
        WindowRows = _window.Height,
        WindowColumns = _window.Width,
        Channels = _pitch,
        Weights = weights,
        Tap = _pitch,
        Y = y,
    };

    private void Move(ref SingleChannelImage image)
    {
        var places = (nint)image.Height * image.Width;
        image.X += places * _inputPitch;
        image.Y += places * _pitch;
    }
}
