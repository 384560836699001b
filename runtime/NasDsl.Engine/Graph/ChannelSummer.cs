namespace NasDsl.Engine.Graph;

/// <summary>Sums over all positions of a batch, channel by channel: blocks of rows in single precision, the blocks in double precision, in order.</summary>
internal sealed unsafe class ChannelSummer
{
    /// <summary>Rows of one block; part of the result's bits.</summary>
    private const int BlockRows = 256;

    private readonly Kernels.VectorKernels _kernels;
    private readonly int _channels;
    private readonly float* _first;
    private readonly float* _second;

    /// <summary>Takes scratch memory.</summary>
    /// <param name="context">The node.</param>
    /// <param name="tensor">What is summed over: its channels.</param>
    public ChannelSummer(NodeContext context, Tensor tensor)
    {
        _kernels = context.Kernels;
        _channels = tensor.ChannelPitch;
        _first = context.Arena.Floats(_channels);
        _second = context.Arena.Floats(_channels);
        Sums = new double[_channels];
        Products = new double[_channels];
    }

    /// <summary>The last sums.</summary>
    public double[] Sums { get; }

    /// <summary>The last sums of products.</summary>
    public double[] Products { get; }

    /// <summary>Sums numbers and rounds the sums.</summary>
    public void Sum(float* x, int rows, float* target)
    {
        Sum(x, rows);
        for (var c = 0; c < _channels; c++)
        {
            target[c] = (float)Sums[c];
        }
    }

    /// <summary>Sums numbers.</summary>
    public void Sum(float* x, int rows)
    {
        Array.Clear(Sums);
        for (var row = 0; row < rows; row += BlockRows)
        {
            _kernels.ChannelSums(x + ((nint)row * _channels), Math.Min(BlockRows, rows - row), _channels, _first);
            AddBlock(_first, Sums);
        }
    }

    /// <summary>Sums the squares of what numbers are off their mean.</summary>
    public void SumSquares(float* x, float* mean, int rows)
    {
        Array.Clear(Sums);
        for (var row = 0; row < rows; row += BlockRows)
        {
            _kernels.ChannelSquares(x + ((nint)row * _channels), mean, Math.Min(BlockRows, rows - row), _channels, _first);
            AddBlock(_first, Sums);
        }
    }

    /// <summary>Sums gradients, and their products with what numbers are off their mean.</summary>
    public void SumProducts(float* g, float* x, float* mean, int rows)
    {
        Array.Clear(Sums);
        Array.Clear(Products);
        for (var row = 0; row < rows; row += BlockRows)
        {
            var offset = (nint)row * _channels;
            _kernels.ChannelProducts(g + offset, x + offset, mean, Math.Min(BlockRows, rows - row), _channels, _first, _second);
            AddBlock(_first, Sums);
            AddBlock(_second, Products);
        }
    }

    private static void AddBlock(float* block, double[] sums)
    {
        for (var c = 0; c < sums.Length; c++)
        {
            sums[c] += block[c];
        }
    }
}
