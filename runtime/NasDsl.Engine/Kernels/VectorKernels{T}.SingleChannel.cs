namespace NasDsl.Engine.Kernels;

/// <content>What goes along the rows of images, for each window that it is compiled for.</content>
internal sealed unsafe partial class VectorKernels<TWide, TWideVector, TNarrow, TNarrowVector>
{
    public override void SingleChannelConvolve(in SingleChannelImage image)
    {
        if (image.IsShared)
        {
            Convolve<SharedOperand>(image);
        }
        else
        {
            Convolve<ChannelOperand>(image);
        }
    }

    public override void SingleChannelWeightGradient(in SingleChannelImage image, int first, int lines)
    {
        if (image.IsShared)
        {
            WeightGradient<SharedOperand>(image, first, lines);
        }
        else
        {
            WeightGradient<ChannelOperand>(image, first, lines);
        }
    }

    private static void Convolve<TOperand>(in SingleChannelImage image)
        where TOperand : struct, IOperand
    {
        switch (image.WindowRows, image.WindowColumns)
        {
            case (3, 3):
                Convolve<TOperand, SingleChannelWindows.Square>(image);
                break;
            case (1, 3):
                Convolve<TOperand, SingleChannelWindows.Three>(image);
                break;
            case (1, 5):
                Convolve<TOperand, SingleChannelWindows.Five>(image);
                break;
            case (1, 7):
                Convolve<TOperand, SingleChannelWindows.Seven>(image);
                break;
        }
    }

    private static void Convolve<TOperand, TWindow>(in SingleChannelImage image)
        where TOperand : struct, IOperand
        where TWindow : struct, ISingleChannelWindow
    {
        var c = 0;
        for (; c + TWide.Count <= image.Channels; c += TWide.Count)
        {
            SingleChannelKernels<TWide, TWideVector, TOperand, TWindow>.Convolve(image.From(c));
        }

        for (; c < image.Channels; c += TNarrow.Count)
        {
            SingleChannelKernels<TNarrow, TNarrowVector, TOperand, TWindow>.Convolve(image.From(c));
        }
    }

    private static void WeightGradient<TOperand>(in SingleChannelImage image, int first, int lines)
        where TOperand : struct, IOperand
    {
        switch (image.WindowRows, image.WindowColumns)
        {
            case (3, 3):
                WeightGradient<TOperand, SingleChannelWindows.Square>(image, first, lines);
                break;
            case (1, 3):
                WeightGradient<TOperand, SingleChannelWindows.Three>(image, first, lines);
                break;
            case (1, 5):
                WeightGradient<TOperand, SingleChannelWindows.Five>(image, first, lines);
                break;
            case (1, 7):
                WeightGradient<TOperand, SingleChannelWindows.Seven>(image, first, lines);
                break;
        }
    }

    private static void WeightGradient<TOperand, TWindow>(in SingleChannelImage image, int first, int lines)
        where TOperand : struct, IOperand
        where TWindow : struct, ISingleChannelWindow
    {
        var c = 0;
        for (; c + TWide.Count <= image.Channels; c += TWide.Count)
        {
            SingleChannelKernels<TWide, TWideVector, TOperand, TWindow>.WeightGradient(image.From(c), first, lines);
        }

        for (; c < image.Channels; c += TNarrow.Count)
        {
            SingleChannelKernels<TNarrow, TNarrowVector, TOperand, TWindow>.WeightGradient(image.From(c), first, lines);
        }
    }
}
