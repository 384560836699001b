using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;

namespace NasDsl.Engine.Optimizers;

/// <summary>
/// Shortens gradients whose length over all weights is greater than a limit (Pascanu, Mikolov and Bengio, 2013, section 3.2), as PyTorch's <c>clip_grad_norm_</c> does. Squares are added up as rows of one
/// channel block: each column is a chain, in blocks of rows that are added in double precision, so that the length has the same bits at every width.
/// </summary>
internal sealed unsafe class GradientNorm(double greatest, VectorKernels kernels, NativeArena arena, int count)
{
    /// <summary>Rows of one block; part of the result's bits.</summary>
    private const int BlockRows = 256;

    /// <summary>What PyTorch adds to the length before it divides.</summary>
    private const double Epsilon = 1e-6;

    private readonly float* _center = arena.Floats(Layout.ChannelBlock);
    private readonly float* _sums = arena.Floats(Layout.ChannelBlock);

    /// <summary>Shortens a gradient. One that is not finite is left alone.</summary>
    /// <param name="gradients">The gradient.</param>
    public void Clip(float* gradients)
    {
        var factor = greatest / (Measure(gradients) + Epsilon);
        if (factor < 1)
        {
            kernels.Scale(gradients, (float)factor, count);
        }
    }

    /// <summary>Measures a gradient.</summary>
    /// <param name="gradients">The gradient.</param>
    /// <returns>Its length.</returns>
    public double Measure(float* gradients)
    {
        var sum = 0.0;
        var rows = count / Layout.ChannelBlock;
        for (var row = 0; row < rows; row += BlockRows)
        {
            kernels.ChannelSquares(gradients + ((nint)row * Layout.ChannelBlock), _center, Math.Min(BlockRows, rows - row), Layout.ChannelBlock, _sums);
            for (var c = 0; c < Layout.ChannelBlock; c++)
            {
                sum += _sums[c];
            }
        }

        return Math.Sqrt(double.IsFinite(sum) ? sum : SumOfSquares(gradients));
    }

    // Squares beyond single precision, or no numbers at all.
    private double SumOfSquares(float* gradients)
    {
        var sum = 0.0;
        for (nint i = 0; i < count; i++)
        {
            sum += (double)gradients[i] * gradients[i];
        }

        return sum;
    }
}
