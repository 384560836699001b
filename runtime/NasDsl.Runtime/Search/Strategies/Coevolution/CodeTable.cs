using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// The codes of networks, laid out to compare one network with all of them in one go: for each gene and each code that can stand there, the number of bits in which the rows differ
/// from it; and the bits of the rows, first the first words of all. What is counted is whole, so that the order of sums does not matter.
/// </summary>
internal sealed class CodeTable
{
    /// <summary>So many rows are compared at once.</summary>
    private const int Lanes = 32;

    /// <summary>So many differences of 16 bits fit into a byte.</summary>
    private const int GenesPerByte = 15;

    private readonly GenomeCoder _coder;
    private readonly List<GenomeCode> _codes = [];
    private readonly int _stride;
    private readonly int[] _offsets;
    private readonly byte[] _differences;
    private readonly ulong[] _words;
    private readonly double[] _moduleScales;
    private readonly int[] _different;
    private readonly int[] _active;
    private readonly int[] _common;

    /// <summary>Makes an empty table.</summary>
    /// <param name="coder">Knows the codes.</param>
    /// <param name="capacity">The most rows.</param>
    public CodeTable(GenomeCoder coder, int capacity)
    {
        _coder = coder;
        _stride = (capacity + Lanes - 1) / Lanes * Lanes;
        _offsets = new int[coder.Genes + 1];
        for (var gene = 0; gene < coder.Genes; gene++)
        {
            _offsets[gene + 1] = _offsets[gene] + (coder.LevelsOf(gene) * _stride);
        }

        _differences = new byte[_offsets[^1]];
        _words = new ulong[coder.Words * _stride];
        _moduleScales = new double[_stride];
        _different = new int[_stride];
        _active = new int[_stride];
        _common = new int[_stride];
    }

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
    /// <param name="similarities">One number for each row; what is behind them becomes 0. There is room for whole vectors.</param>
    public void Compare(in GenomeCode code, double[] similarities)
    {
        CountDifferences(code.Levels);
        CountBits(code.Bits);
        var one = Vector256.Create(1.0);
        var scale = Vector256.Create(code.ModuleScale);
        ref var scales = ref MemoryMarshal.GetArrayDataReference(_moduleScales);
        ref var written = ref MemoryMarshal.GetArrayDataReference(similarities);
        for (nuint row = 0; row < (nuint)Count; row += 4)
        {
            var active = Load(_active, row);
            var alike = one - (Load(_different, row) / (Vector256.Create(GenomeCoder.BitsOfDifference) * active));
            alike = Vector256.ConditionalSelect(Vector256.Equals(active, Vector256<double>.Zero), one, alike);
            var values = Vector256.Create(GenomeCoder.ValueWeight) * alike;
            var pairs = Vector256.Create(GenomeCoder.PairWeight) * alike * alike;
            var modules = Vector256.Create(GenomeCoder.ModuleWeight) * Load(_common, row) * scale * Vector256.LoadUnsafe(ref scales, row);
            (values + pairs + modules).StoreUnsafe(ref written, row);
        }

        similarities.AsSpan(Count).Clear();
    }

    private static Vector256<double> Load(int[] numbers, nuint row)
    {
        var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), row));
        return Vector256.ConvertToDouble(Vector256.Create(lower, upper));
    }

    private void CountDifferences(byte[] levels)
    {
        ref var differences = ref MemoryMarshal.GetArrayDataReference(_differences);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_different);
        for (nuint row = 0; row < (nuint)Count; row += Lanes)
        {
            var (first, second, third, fourth) = (Vector256<uint>.Zero, Vector256<uint>.Zero, Vector256<uint>.Zero, Vector256<uint>.Zero);
            for (var gene = 0; gene < levels.Length;)
            {
                var sum = Vector256<byte>.Zero;
                for (var end = Math.Min(levels.Length, gene + GenesPerByte); gene < end; gene++)
                {
                    sum += Vector256.LoadUnsafe(ref differences, (nuint)(_offsets[gene] + (levels[gene] * _stride)) + row);
                }

                var (lower, upper) = Vector256.Widen(sum);
                first += Vector256.WidenLower(lower);
                second += Vector256.WidenUpper(lower);
                third += Vector256.WidenLower(upper);
                fourth += Vector256.WidenUpper(upper);
            }

            first.AsInt32().StoreUnsafe(ref sums, row);
            second.AsInt32().StoreUnsafe(ref sums, row + 8);
            third.AsInt32().StoreUnsafe(ref sums, row + 16);
            fourth.AsInt32().StoreUnsafe(ref sums, row + 24);
        }
    }

    private void CountBits(ulong[] bits)
    {
        var active = _active.AsSpan(0, Count);
        var common = _common.AsSpan(0, Count);
        active.Clear();
        common.Clear();
        for (var word = 0; word < bits.Length; word++)
        {
            var column = _words.AsSpan(word * _stride, Count);
            for (var row = 0; row < column.Length && word < _coder.ActiveWords; row++)
            {
                active[row] += BitOperations.PopCount(bits[word] | column[row]);
            }

            for (var row = 0; row < column.Length && word >= _coder.ActiveWords; row++)
            {
                common[row] += BitOperations.PopCount(bits[word] & column[row]);
            }
        }
    }

    private void Write(int row)
    {
        var code = _codes[row];
        for (var gene = 0; gene < code.Levels.Length; gene++)
        {
            for (var level = 0; level < _coder.LevelsOf(gene); level++)
            {
                _differences[_offsets[gene] + (level * _stride) + row] = (byte)_coder.Difference(gene, level, code.Levels[gene]);
            }
        }

        for (var word = 0; word < code.Bits.Length; word++)
        {
            _words[(word * _stride) + row] = code.Bits[word];
        }

        _moduleScales[row] = code.ModuleScale;
    }
}
