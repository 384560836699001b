using System.Collections.Immutable;
using NasDsl.Randomness;
using NasDsl.TorchSharp.Data;
using TorchSharp;

namespace NasDsl.TorchSharp.Training;

/// <summary>Goes through all rows of an epoch, each member in an order of its own. So many steps as take a fixed share of memory are brought to the device together, for small data all of an epoch.</summary>
/// <param name="source">Where rows come from.</param>
/// <param name="seeds">What the order of each member is drawn from.</param>
/// <param name="rows">How many rows there are.</param>
/// <param name="batch">How many make a step; the last one may be smaller.</param>
internal sealed class EpochFeed(BatchSource source, ImmutableArray<ulong> seeds, int rows, int batch) : IDisposable
{
    /// <summary>The numbers that are brought together, at most, but for a single step: 64 MiB.</summary>
    private const long GreatestChunk = 1 << 24;

    private readonly int[][] _orders = [.. seeds.Select(_ => new int[rows])];
    private readonly int _chunkRows = (int)Math.Min(rows, Math.Max(1, GreatestChunk / (source.FloatsPerRow * batch)) * batch);
    private torch.Tensor? _order;
    private TorchChunk? _chunk;
    private int _epoch;

    /// <summary>How many steps an epoch has.</summary>
    public int Steps { get; } = (rows + batch - 1) / batch;

    /// <summary>How many rows a step has.</summary>
    /// <param name="step">The step of the epoch, from 0.</param>
    /// <returns>The rows.</returns>
    public int RowsOf(int step) => Math.Min(batch, rows - (step * batch));

    /// <summary>Draws the orders of an epoch.</summary>
    /// <param name="epoch">The epoch.</param>
    public void Begin(int epoch)
    {
        for (var member = 0; member < _orders.Length; member++)
        {
            for (var i = 0; i < rows; i++)
            {
                _orders[member][i] = i;
            }

            new RandomStream(seeds[member], RandomPurpose.Shuffle, (uint)epoch).Shuffle<int>(_orders[member]);
        }

        Dispose();
        _epoch = epoch;
        _order = source.UploadOrder(_orders).DetachFromDisposeScope();
    }

    /// <summary>The rows of a step. Steps are asked for in their order.</summary>
    /// <param name="step">The step of the epoch, from 0.</param>
    /// <returns>The batch, in the caller's scope.</returns>
    public TorchBatch Batch(int step)
    {
        var first = step * batch;
        var place = first % _chunkRows;
        if (place == 0)
        {
            _chunk?.Dispose();
            _chunk = null;
            var order = _order ?? throw new InvalidOperationException("The epoch has not begun.");
            _chunk = source.Load(_orders, order, first, Math.Min(_chunkRows, rows - first), (uint)_epoch, ((long)_epoch * Steps) + step);
        }

        return (_chunk ?? throw new InvalidOperationException("Steps are asked for in their order.")).Batch(place, RowsOf(step));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _chunk?.Dispose();
        _order?.Dispose();
        (_chunk, _order) = (null, null);
    }
}
