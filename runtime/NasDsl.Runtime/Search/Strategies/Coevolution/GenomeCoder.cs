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
    /// <summary>How many bits two different unordered values differ in, and so do an active gene and an inactive one on average.</summary>
    public const double BitsOfDifference = 8;

    // The kernel is that of a linear model with a weight for each value, one for each pair of values, and one for each value in modules. Weighed alike, as nothing is known before.

    /// <summary>The weight of values.</summary>
    public const double ValueWeight = 0.5;

    /// <summary>The weight of pairs of values.</summary>
    public const double PairWeight = 0.5;

    /// <summary>The weight of values in modules.</summary>
    public const double ModuleWeight = 1;

    private const int BitsPerGene = 16;

    /// <summary>Half of a row of eight ones: inactive genes are as far from the least as from the greatest value.</summary>
    private const ulong Inactive = 0x0F;
    private const ulong Present = 0x3F00;

    private readonly GeneDomain[] _domains;
    private readonly ulong[][] _codes;
    private readonly byte[][] _levels;
    private readonly (int Gene, int Offset, int Copies)[] _inModules;

    /// <summary>Lays the codes out.</summary>
    /// <param name="space">The space.</param>
    /// <param name="anatomy">Its places of modules.</param>
    public GenomeCoder(Space space, Anatomy anatomy)
    {
        _domains = [.. space.Genes.Select(gene => gene.Domain)];
        _codes = [.. _domains.Select(CodesOf)];
        _levels = [.. _domains.Select((domain, gene) => Enumerable.Range(0, domain.Cardinality ?? 0).Select(value => LevelIn(_codes[gene], CodeOf(domain, value))).ToArray())];
        ActiveWords = (space.Genes.Count + 63) / 64;
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
        Words = ActiveWords + ((bits + 63) / 64);
    }

    /// <summary>How many genes a network has.</summary>
    public int Genes => _domains.Length;

    /// <summary>How many words of bits a network has.</summary>
    public int Words { get; }

    /// <summary>How many of these, the first ones, tell which genes are active.</summary>
    public int ActiveWords { get; }

    /// <summary>How many codes a gene has, that of an inactive gene included.</summary>
    /// <param name="gene">The index of the gene.</param>
    /// <returns>At most 31.</returns>
    public int LevelsOf(int gene) => _codes[gene].Length;

    /// <summary>In how many bits two codes of a gene differ.</summary>
    /// <param name="gene">The index of the gene.</param>
    /// <param name="first">The number of one code.</param>
    /// <param name="second">The number of the other.</param>
    /// <returns>From 0 to 16.</returns>
    public int Difference(int gene, int first, int second) => BitOperations.PopCount(_codes[gene][first] ^ _codes[gene][second]);

    /// <summary>Writes a network in numbers.</summary>
    /// <param name="values">One number for each gene.</param>
    /// <param name="active">Which genes are active.</param>
    /// <returns>The code.</returns>
    public GenomeCode Encode(ReadOnlySpan<double> values, ReadOnlySpan<bool> active)
    {
        var levels = new byte[values.Length];
        var bits = new ulong[Words];
        for (var gene = 0; gene < values.Length; gene++)
        {
            if (active[gene])
            {
                levels[gene] = _levels[gene].Length > 0 ? _levels[gene][(int)values[gene]] : LevelIn(_codes[gene], CodeOf(_domains[gene], values[gene]));
                bits[gene / 64] |= 1ul << (gene % 64);
            }
        }

        var count = 0;
        foreach (var (gene, offset, copies) in _inModules)
        {
            if (active[gene])
            {
                // How often a value is there, in ones: of two rows of ones the common part is the lesser number.
                var bit = offset + (copies * LevelOf(_domains[gene], values[gene]));
                while ((bits[ActiveWords + (bit / 64)] >> (bit % 64) & 1) != 0)
                {
                    bit++;
                }

                bits[ActiveWords + (bit / 64)] |= 1ul << (bit % 64);
                count++;
            }
        }

        return new GenomeCode(levels, bits, count == 0 ? 0 : 1 / Math.Sqrt(count));
    }

    /// <summary>How alike two networks are: the covariance, before anything is known, of what they are worth. <see cref="CodeTable"/> says it of many at once, with the same bits.</summary>
    /// <param name="first">One network.</param>
    /// <param name="second">The other.</param>
    /// <returns>From 0 to 2.</returns>
    public double Similarity(in GenomeCode first, in GenomeCode second)
    {
        var different = 0;
        for (var gene = 0; gene < Genes; gene++)
        {
            different += Difference(gene, first.Levels[gene], second.Levels[gene]);
        }

        var active = 0;
        var common = 0;
        for (var word = 0; word < Words; word++)
        {
            active += word < ActiveWords ? BitOperations.PopCount(first.Bits[word] | second.Bits[word]) : 0;
            common += word < ActiveWords ? 0 : BitOperations.PopCount(first.Bits[word] & second.Bits[word]);
        }

        var alike = active == 0 ? 1 : 1 - (different / (BitsOfDifference * active));
        return (ValueWeight * alike) + (PairWeight * alike * alike) + (ModuleWeight * common * first.ModuleScale * second.ModuleScale);
    }

    /// <summary>How alike a network is to itself: the variance, before anything is known, of what it is worth.</summary>
    /// <param name="code">The network.</param>
    /// <returns>1, or 2 where there are modules.</returns>
    public double Prior(in GenomeCode code)
    {
        var common = 0;
        foreach (var word in code.Bits.AsSpan(ActiveWords))
        {
            common += BitOperations.PopCount(word);
        }

        return ValueWeight + PairWeight + (ModuleWeight * common * code.ModuleScale * code.ModuleScale);
    }

    /// <summary>
    /// Ordered values are rows of up to eight ones, so that neighbours are alike. Others are words of a Hadamard code, of which any two differ in eight bits.
    /// </summary>
    private static ulong CodeOf(GeneDomain domain, double value)
    {
        if (IsOrdered(domain))
        {
            return Row(LevelOf(domain, value, 8));
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

    // The code of an inactive gene is number 0; those of long lists repeat.
    private static ulong[] CodesOf(GeneDomain domain) =>
        [Inactive, .. (domain is RealDomain ? Enumerable.Range(0, 9).Select(level => Row(level)) : Enumerable.Range(0, domain.Cardinality ?? 0).Select(value => CodeOf(domain, value))).Distinct()];

    private static byte LevelIn(ulong[] codes, ulong code) => (byte)Array.IndexOf(codes, code, 1);

    private static ulong Row(int ones) => Present | ((1ul << ones) - 1);

    private static bool IsOrdered(GeneDomain domain) => domain is RealDomain || (domain.IsOrdinal && domain.Cardinality > 2);

    private static int Levels(GeneDomain domain) => domain.Cardinality ?? 5;

    private static int LevelOf(GeneDomain domain, double value) => domain is RealDomain ? LevelOf(domain, value, 4) : (int)value;

    private static int LevelOf(GeneDomain domain, double value, int greatest) => domain is RealDomain real
        ? (int)((GeneValues.ToUnit(real, value) * greatest) + 0.5)
        : (int)((value * greatest / ((domain.Cardinality ?? 2) - 1)) + 0.5);
}
