using System.Numerics;
using NasDsl.Genomes;
using NasDsl.Language.Model;

namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>
/// Says how alike two networks are, in a few operations on words. Networks are alike gene by gene (does the same value stand at the same place?) and module by module (are the
/// same values found in modules, wherever these stand?). The second is what species of modules are about: what is learnt of a module at one place counts at all.
/// </summary>
internal sealed class GenomeCoder
{
    private const int BitsPerGene = 16;
    private const int GenesPerWord = 64 / BitsPerGene;

    /// <summary>How many bits two different unordered values differ in, and so do an active gene and an inactive one on average.</summary>
    private const double BitsOfDifference = 8;

    /// <summary>Half of a row of eight ones: inactive genes are as far from the least as from the greatest value.</summary>
    private const ulong Inactive = 0x0F;
    private const ulong Present = 0x3F00;

    // The kernel is that of a linear model with a weight for each value, one for each pair of values, and one for each value in modules. Weighed alike, as nothing is known before.
    private const double ValueWeight = 0.5;
    private const double PairWeight = 0.5;
    private const double ModuleWeight = 1;

    private readonly GeneDomain[] _domains;
    private readonly ulong[][] _codes;
    private readonly (int Gene, int Offset, int Copies)[] _inModules;
    private readonly int _activeFrom;
    private readonly int _modulesFrom;

    /// <summary>Lays the bits out.</summary>
    /// <param name="space">The space.</param>
    /// <param name="anatomy">Its places of modules.</param>
    public GenomeCoder(Space space, Anatomy anatomy)
    {
        _domains = [.. space.Genes.Select(gene => gene.Domain)];
        _codes = [.. _domains.Select(domain => Enumerable.Range(0, domain.Cardinality ?? 0).Select(value => CodeOf(domain, value)).ToArray())];
        _activeFrom = (space.Genes.Count + GenesPerWord - 1) / GenesPerWord;
        _modulesFrom = _activeFrom + ((space.Genes.Count + 63) / 64);
        var inModules = new List<(int, int, int)>();
        var bits = 0;
        foreach (var group in anatomy.Places.GroupBy(place => place.Population).Where(group => group.Count() > 1))
        {
            for (var slot = 0; slot < anatomy.Modules[group.Key].Length; slot++)
            {
                inModules.AddRange(group.Select(place => (place.Genes[slot], bits, group.Count())));
                bits += group.Count() * Levels(space.Genes[group.First().Genes[slot]].Domain);
            }
        }

        _inModules = [.. inModules];
        Words = _modulesFrom + ((bits + 63) / 64);
    }

    /// <summary>How many words the code of a network has.</summary>
    public int Words { get; }

    /// <summary>Writes a network as bits.</summary>
    /// <param name="values">One number for each gene.</param>
    /// <param name="active">Which genes are active.</param>
    /// <returns>The code.</returns>
    public GenomeCode Encode(ReadOnlySpan<double> values, ReadOnlySpan<bool> active)
    {
        var bits = new ulong[Words];
        for (var gene = 0; gene < values.Length; gene++)
        {
            var code = !active[gene] ? Inactive : _codes[gene].Length > 0 ? _codes[gene][(int)values[gene]] : CodeOf(_domains[gene], values[gene]);
            bits[gene / GenesPerWord] |= code << (BitsPerGene * (gene % GenesPerWord));
            bits[_activeFrom + (gene / 64)] |= (active[gene] ? 1ul : 0) << (gene % 64);
        }

        var count = 0;
        foreach (var (gene, offset, copies) in _inModules)
        {
            if (active[gene])
            {
                // How often a value is there, in ones: of two rows of ones the common part is the lesser number.
                var bit = offset + (copies * LevelOf(_domains[gene], values[gene]));
                while ((bits[_modulesFrom + (bit / 64)] >> (bit % 64) & 1) != 0)
                {
                    bit++;
                }

                bits[_modulesFrom + (bit / 64)] |= 1ul << (bit % 64);
                count++;
            }
        }

        return new GenomeCode(bits, count == 0 ? 0 : 1 / Math.Sqrt(count));
    }

    /// <summary>How alike two networks are: the covariance, before anything is known, of what they are worth.</summary>
    /// <param name="first">One network.</param>
    /// <param name="second">The other.</param>
    /// <returns>From 0 to 2.</returns>
    public double Similarity(in GenomeCode first, in GenomeCode second)
    {
        Span<double> similarity = stackalloc double[1];
        Compare(first, second.Bits, [second.ModuleScale], similarity);
        return similarity[0];
    }

    /// <summary>How alike a network is to each of many.</summary>
    /// <param name="code">The network.</param>
    /// <param name="others">The words of the others: the first words of all, then the second words.</param>
    /// <param name="moduleScales">The scales of the others; as many as there is room for.</param>
    /// <param name="similarities">Takes one number from 0 to 2 for each of the others.</param>
    public void Compare(in GenomeCode code, ReadOnlySpan<ulong> others, ReadOnlySpan<double> moduleScales, Span<double> similarities)
    {
        var stride = moduleScales.Length;
        var rows = similarities.Length;
        Span<int> different = stackalloc int[rows];
        Span<int> active = stackalloc int[rows];
        Span<int> common = stackalloc int[rows];
        for (var word = 0; word < Words; word++)
        {
            var bits = code.Bits[word];
            var column = others.Slice(word * stride, rows);
            if (word < _activeFrom)
            {
                for (var row = 0; row < column.Length; row++)
                {
                    different[row] += BitOperations.PopCount(bits ^ column[row]);
                }
            }
            else if (word < _modulesFrom)
            {
                for (var row = 0; row < column.Length; row++)
                {
                    active[row] += BitOperations.PopCount(bits | column[row]);
                }
            }
            else
            {
                for (var row = 0; row < column.Length; row++)
                {
                    common[row] += BitOperations.PopCount(bits & column[row]);
                }
            }
        }

        for (var row = 0; row < similarities.Length; row++)
        {
            var alike = active[row] == 0 ? 1 : 1 - (different[row] / (BitsOfDifference * active[row]));
            similarities[row] = (ValueWeight * alike) + (PairWeight * alike * alike) + (ModuleWeight * common[row] * code.ModuleScale * moduleScales[row]);
        }
    }

    /// <summary>
    /// Ordered values are rows of up to eight ones, so that neighbours are alike. Others are words of a Hadamard code, of which any two differ in eight bits.
    /// </summary>
    private static ulong CodeOf(GeneDomain domain, double value)
    {
        if (IsOrdered(domain))
        {
            return Present | ((1ul << LevelOf(domain, value, 8)) - 1);
        }

        // The 15 words of the code but 0; those of its neighbour through a bent function, which differ from all of these in 6 or 10 bits, for lists that are longer.
        var row = ((int)value % 15) + 1;
        var code = ((int)value / 15 % 2) == 0 ? 0ul : 0x111Eul;
        for (var bit = 0; bit < BitsPerGene; bit++)
        {
            code ^= (ulong)(BitOperations.PopCount((uint)(row & bit)) & 1) << bit;
        }

        return code ^ Inactive;
    }

    private static bool IsOrdered(GeneDomain domain) => domain is RealDomain || (domain.IsOrdinal && domain.Cardinality > 2);

    private static int Levels(GeneDomain domain) => domain.Cardinality ?? 5;

    private static int LevelOf(GeneDomain domain, double value) => domain is RealDomain ? LevelOf(domain, value, 4) : (int)value;

    private static int LevelOf(GeneDomain domain, double value, int greatest) => domain is RealDomain real
        ? (int)((GeneValues.ToUnit(real, value) * greatest) + 0.5)
        : (int)((value * greatest / ((domain.Cardinality ?? 2) - 1)) + 0.5);
}
