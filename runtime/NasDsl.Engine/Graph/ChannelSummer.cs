using System.Runtime.CompilerServices;
using NasDsl.Engine.Kernels;

namespace NasDsl.Engine.Graph;

/// <summary>Sums over all positions of a batch, channel by channel: blocks of rows in single precision, the blocks in double precision, in order.</summary>
internal sealed unsafe class ChannelSummer
{
    /// <summary>Rows of one block; part of the result's bits.</summary>
    private const int BlockRows = 256;

    private readonly VectorKernels _kernels;
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

    /// <summary>How many rows have been added to moments.</summary>
    public int Rows { get; private set; }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Array.Clear(Sums);
        Array.Clear(Products);
        Rows = 0;
    }

    /// <summary>Rounds the sums.</summary>
    public void Round(float* target)
    {
        for (var c = 0; c < _channels; c++)
        {
            target[c] = (float)Sums[c];
        }
    }

    /// <summary>Adds up numbers.</summary>
    public void Add(float* x, int rows)
    {
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
    public void AddMoments(float* x, int rows)
    {
        for (var row = 0; row < rows; row += BlockRows)
        {
            var block = Math.Min(BlockRows, rows - row);
            var start = x + ((nint)row * _channels);
            var part = 1f / block;
            _kernels.ChannelSums(start, block, _channels, _first);
            for (var c = 0; c < _channels; c++)
            {
                _first[c] *= part;
            }

            _kernels.ChannelSquares(start, _first, block, _channels, _second);
            var share = (double)block / (Rows + block);
            for (var c = 0; c < _channels; c++)
            {
                var difference = _first[c] - Sums[c];
                Sums[c] += difference * share;
                Products[c] += _second[c] + (difference * difference * Rows * share);
            }

            Rows += block;
        }
    }

    /// <summary>Adds up gradients before an activation, and their products with what numbers are off their mean.</summary>
    public void AddProducts<TActivation>(float* dy, float* x, in ChannelNorm norm, int rows)
        where TActivation : struct, IActivation
    {
        for (var row = 0; row < rows; row += BlockRows)
        {
            var offset = (nint)row * _channels;
            _kernels.NormProducts<TActivation>(dy + offset, x + offset, norm, Math.Min(BlockRows, rows - row), _channels, _first, _second);
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
