using NasDsl.Randomness;

namespace NasDsl.Engine;

/// <summary>Goes through rows batch by batch, each time around in another order.</summary>
/// <param name="rows">How many rows there are.</param>
/// <param name="batch">How many make a batch; the last of a round may be smaller.</param>
/// <param name="seed">What the orders are drawn from.</param>
/// <param name="firstRound">The number of the first round: rounds of different numbers have orders of their own.</param>
internal sealed class RowOrder(int rows, int batch, ulong seed, uint firstRound)
{
    private readonly int[] _order = new int[rows];
    private uint _round = firstRound;
    private int _next;

    /// <summary>The rows of the next batch, which stay the same until <see cref="Advance"/>.</summary>
    public ReadOnlySpan<int> Batch
    {
        get
        {
            if (_next == 0)
            {
                for (var i = 0; i < _order.Length; i++)
                {
                    _order[i] = i;
                }

                new RandomStream(seed, RandomPurpose.Shuffle, _round).Shuffle<int>(_order);
            }

            return _order.AsSpan(_next, Math.Min(batch, rows - _next));
        }
    }

    /// <summary>Goes on to the batch after.</summary>
    public void Advance()
    {
        _next += batch;
        if (_next >= rows)
        {
            _next = 0;
            _round++;
        }
    }
}
