namespace NasDsl.Engine.Kernels;

/// <summary>One image as <see cref="SingleChannelKernels{TSimd, TVector, TOperand, TWindow}"/> take it, with nothing around it.</summary>
internal unsafe struct SingleChannelImage
{
    /// <summary>The numbers that windows slide over: height x width cells.</summary>
    public float* X;

    /// <summary>Floats of one cell of X.</summary>
    public int InputChannels;

    /// <summary>Whether the first channel of X goes to all channels of Y, and not each to its own.</summary>
    public bool IsShared;

    /// <summary>A row of zeros, which stands for those above and below the image; windows of one row do not read it.</summary>
    public float* Zeros;

    /// <summary>Rows of the image.</summary>
    public int Height;

    /// <summary>Columns of the image.</summary>
    public int Width;

    /// <summary>Rows of the window; see <see cref="SingleChannelWindows"/>.</summary>
    public int WindowRows;

    /// <summary>Columns of the window.</summary>
    public int WindowColumns;

    /// <summary>Floats of one cell of Y.</summary>
    public int Channels;

    /// <summary>The first of the vectors of weights, or of their gradient, each for one cell of the window, row by row.</summary>
    public float* Weights;

    /// <summary>Floats from the weights of one cell of the window to those of the next; negative where the window is turned round.</summary>
    public nint Tap;

    /// <summary>What each chain begins with, or null for 0.</summary>
    public float* Bias;

    /// <summary>The output, or its gradient: height x width x channels.</summary>
    public float* Y;

    /// <summary>Whether results are added to what is there.</summary>
    public bool IsAdded;

    /// <summary>The same image from a channel on.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>The image, with its addresses moved.</returns>
    public readonly SingleChannelImage From(int channel)
    {
        var rest = this;
        rest.X += IsShared ? 0 : channel;
        rest.Weights += channel;
        rest.Bias = Bias == null ? null : Bias + channel;
        rest.Y += channel;
        return rest;
    }
}
