using System.Runtime.CompilerServices;

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

    /// <summary>The last sums or means.</summary>
    public double[] Sums { get; }

    /// <summary>The last sums of products or squares.</summary>
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

    /// <summary>
    /// Measures means (into <see cref="Sums"/>) and sums of squares around them (into <see cref="Products"/>), going through memory once: each block around its own mean, and the blocks combined as in
    /// Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1982.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MeasureMoments(float* x, int rows)
    {
        Array.Clear(Sums);
        Array.Clear(Products);
        for (var row = 0; row < rows; row += BlockRows)
        {
            var block = Math.Min(BlockRows, rows - row);
            var start = x + ((nint)row * _channels);
            _kernels.ChannelSums(start, block, _channels, _first);
            for (var c = 0; c < _channels; c++)
            {
                _first[c] /= block;
            }

            _kernels.ChannelSquares(start, _first, block, _channels, _second);
            var share = (double)block / (row + block);
            for (var c = 0; c < _channels; c++)
            {
                var difference = _first[c] - Sums[c];
                Sums[c] += difference * share;
                Products[c] += _second[c] + (difference * difference * row * share);
            }
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBlock(float* block, double[] sums)
    {
        for (var c = 0; c < sums.Length; c++)
        {
            sums[c] += block[c];
        }
    }
}
