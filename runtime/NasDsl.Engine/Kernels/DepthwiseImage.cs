namespace NasDsl.Engine.Kernels;

/// <summary>One image as <see cref="DepthwiseKernels{TSimd, TVector}"/> take it: height x width x channels, with nothing around it.</summary>
internal unsafe struct DepthwiseImage
{
    /// <summary>The numbers that windows slide over.</summary>
    public float* X;

    /// <summary>A row of zeros, which stands for those above and below the image.</summary>
    public float* Zeros;

    /// <summary>Rows of the image.</summary>
    public int Height;

    /// <summary>Columns of the image.</summary>
    public int Width;

    /// <summary>Floats of one cell.</summary>
    public int Channels;

    /// <summary>The first of nine vectors of weights, or of their gradient, each for one cell of the window.</summary>
    public float* Weights;

    /// <summary>Floats from the weights of one cell of the window to those of the next; negative where the window is turned round.</summary>
    public nint Tap;

    /// <summary>What each chain begins with, or null for 0.</summary>
    public float* Bias;

    /// <summary>The output, or its gradient, laid out like X.</summary>
    public float* Y;

    /// <summary>Whether results are added to what is there.</summary>
    public bool IsAdded;

    /// <summary>The same image from a channel on.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>The image, with its addresses moved.</returns>
    public readonly DepthwiseImage From(int channel)
    {
        var rest = this;
        rest.X += channel;
        rest.Zeros += channel;
        rest.Weights += channel;
        rest.Bias = Bias == null ? null : Bias + channel;
        rest.Y += channel;
        return rest;
    }
}
