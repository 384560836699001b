namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>The codes of networks, word by word: first the first words of all, so that one network is compared with all of them in one go.</summary>
/// <param name="coder">Compares networks.</param>
/// <param name="capacity">The most rows.</param>
internal sealed class CodeTable(GenomeCoder coder, int capacity)
{
    private readonly List<GenomeCode> _codes = [];
    private readonly ulong[] _words = new ulong[capacity * coder.Words];
    private readonly double[] _moduleScales = new double[capacity];

    /// <summary>How many rows there are.</summary>
    public int Count => _codes.Count;

    /// <summary>Adds a row at the end.</summary>
    /// <param name="code">The network.</param>
    public void Add(in GenomeCode code)
    {
        _codes.Add(code);
        Write(_codes.Count - 1);
    }

    /// <summary>Removes a row; the last one takes its number.</summary>
    /// <param name="row">The row.</param>
    public void Remove(int row)
    {
        _codes[row] = _codes[^1];
        Write(row);
        _codes.RemoveAt(_codes.Count - 1);
    }

    /// <summary>Takes all rows out.</summary>
    /// <returns>The rows.</returns>
    public GenomeCode[] Clear()
    {
        GenomeCode[] codes = [.. _codes];
        _codes.Clear();
        return codes;
    }

    /// <summary>How alike a network is to each row.</summary>
    /// <param name="code">The network.</param>
    /// <param name="similarities">One number for each row; what is behind them becomes 0.</param>
    public void Compare(in GenomeCode code, Span<double> similarities)
    {
        coder.Compare(code, _words, _moduleScales, similarities[..Count]);
        similarities[Count..].Clear();
    }

    private void Write(int row)
    {
        for (var word = 0; word < coder.Words; word++)
        {
            _words[(word * capacity) + row] = _codes[row].Bits[word];
        }

        _moduleScales[row] = _codes[row].ModuleScale;
    }
}
