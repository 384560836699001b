using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Operations;

/// <summary>A convolution with stride 1 that transforms patches of the input and the weights to planes, multiplies those as dense matrices, and transforms what comes out to tiles of the output.</summary>
internal abstract unsafe class WinogradConvolution
{
    /// <summary>Channels below which the transformations cost more than they save.</summary>
    public const int LeastChannels = 8;

    /// <summary>Floats between planes: without them all planes would lie in the same sets of the cache.</summary>
    protected const int PlaneGap = 80;

    /// <summary>Whether a window can be taken so, and gains by it.</summary>
    /// <param name="window">The window.</param>
    /// <returns>True for images and signals that one of the forms serves.</returns>
    public static bool Serves(SlidingWindow window) => WinogradImage.Serves(window) || WinogradSignal.Serves(window);

    /// <summary>Plans a convolution.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="window">The window: its output is as large as its input.</param>
    /// <param name="inputs">Channels that are summed over.</param>
    /// <param name="inputPitch">Floats of one cell of the input.</param>
    /// <param name="outputPitch">Floats of one cell of the output.</param>
    /// <param name="batch">The greatest number of samples at once.</param>
    /// <param name="hasWeightGradient">Whether the gradient of the weights will be asked for.</param>
    /// <returns>The form for images or for signals.</returns>
    public static WinogradConvolution Create(
        VectorKernels kernels, NativeArena arena, SlidingWindow window, int inputs, int inputPitch, int outputPitch, int batch, bool hasWeightGradient) =>
        window.Height == 1
            ? new WinogradSignal(kernels, arena, window, inputs, inputPitch, outputPitch, batch, hasWeightGradient)
            : new WinogradImage(kernels, arena, window, inputs, inputPitch, outputPitch, batch, hasWeightGradient);

    /// <summary>Memory for the input, or for the gradient of the output, with zeros around each sample and behind sizes that do not come to whole tiles.</summary>
    /// <param name="arena">Where the memory comes from.</param>
    /// <param name="window">The window.</param>
    /// <param name="tensor">What is copied in.</param>
    /// <param name="batch">The greatest number of samples.</param>
    /// <returns>The memory.</returns>
    public static HaloBuffer CreateHalo(NativeArena arena, SlidingWindow window, Tensor tensor, int batch) =>
        window.Height == 1 ? WinogradSignal.CreateHalo(arena, window.Width, tensor, batch) : WinogradImage.CreateHalo(arena, tensor, batch);

    /// <summary>Takes weights for the products to come.</summary>
    /// <param name="weights">taps x inputs x outputs.</param>
    /// <param name="isTurned">Whether the window is turned round, as for the gradient of an input.</param>
    public abstract void TakeWeights(float* weights, bool isTurned);

    /// <summary>Convolves.</summary>
    /// <param name="input">The input, as <see cref="CreateHalo"/> has it.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="bias">What is added to each channel, or null.</param>
    /// <param name="output">The output.</param>
    /// <param name="isAdded">Whether it is added to what is there.</param>
    public abstract void Convolve(float* input, int samples, float* bias, float* output, bool isAdded = false);

    /// <summary>Adds samples to the gradient of the weights.</summary>
    /// <param name="input">The input, as <see cref="CreateHalo"/> has it.</param>
    /// <param name="gradient">The gradient of the output.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="isFirst">Whether the gradient begins with these.</param>
    public abstract void AddWeightGradient(float* input, float* gradient, int samples, bool isFirst);

    /// <summary>Gives the gradient of the weights once all samples are in it.</summary>
    /// <param name="target">taps x inputs x outputs.</param>
    public abstract void GiveWeightGradient(float* target);
}
