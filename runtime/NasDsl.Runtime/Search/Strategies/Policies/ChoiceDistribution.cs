using NasDsl.Genomes;
using NasDsl.Language.Model;
using NasDsl.Language.Numerics;
using NasDsl.Randomness;

namespace NasDsl.Search.Strategies.Policies;

/// <summary>
/// A distribution over the genomes of a space: each gene is drawn by itself from the softmax of numbers of its own (logits), which a strategy trains. A real gene is drawn in one of eight equal
/// parts of its interval, and evenly within it. Starts even.
/// </summary>
internal sealed class ChoiceDistribution
{
    private const int Parts = 8;

    private readonly Space _space;
    private readonly double[][] _probabilities;

    /// <summary>Begins with even probabilities.</summary>
    /// <param name="space">The space.</param>
    public ChoiceDistribution(Space space)
    {
        _space = space;
        Logits = [.. space.Genes.Select(gene => new double[gene.Domain.Cardinality ?? Parts])];
        _probabilities = [.. Logits.Select(Softmax)];
    }

    /// <summary>The logits, for each value of each gene. <see cref="Refresh"/> follows every change.</summary>
    public double[][] Logits { get; }

    /// <summary>The probabilities, for each value of each gene.</summary>
    public IReadOnlyList<double[]> Probabilities => _probabilities;

    /// <summary>Makes a gradient of zeros.</summary>
    /// <returns>One number for each logit.</returns>
    public double[][] NewGradient() => [.. Logits.Select(logits => new double[logits.Length])];

    /// <summary>Computes the probabilities anew.</summary>
    public void Refresh()
    {
        for (var gene = 0; gene < Logits.Length; gene++)
        {
            _probabilities[gene] = Softmax(Logits[gene]);
        }
    }

    /// <summary>Draws a genome, whether or not it satisfies the requirements.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>The genome, still open to repair.</returns>
    public GenomeDraft Draw(RandomStream random) => GenomeDraft.Fill(_space, gene => Draw(gene, random));

    /// <summary>The value of a gene that a genome has, as a place among its logits.</summary>
    /// <param name="genome">The genome, in which the gene is active.</param>
    /// <param name="gene">The gene.</param>
    /// <returns>The place.</returns>
    public int PlaceOf(Genome genome, int gene) => _space.Genes[gene].Domain is RealDomain real
        ? Math.Min(Parts - 1, (int)(GeneValues.ToUnit(real, genome.Values[gene]) * Parts))
        : genome.IndexOf(gene);

    /// <summary>Adds the derivatives of the logarithm of the probability of a genome, times a factor.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="gradient">The derivatives by the logits.</param>
    public void AddLogGradient(Genome genome, double factor, double[][] gradient)
    {
        for (var gene = 0; gene < Logits.Length; gene++)
        {
            if (genome.IsActive(gene))
            {
                var place = PlaceOf(genome, gene);
                for (var i = 0; i < gradient[gene].Length; i++)
                {
                    gradient[gene][i] += factor * ((i == place ? 1 : 0) - _probabilities[gene][i]);
                }
            }
        }
    }

    /// <summary>Adds the derivatives of the sum of the entropies of all genes, times a factor.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="gradient">The derivatives by the logits.</param>
    public void AddEntropyGradient(double factor, double[][] gradient)
    {
        for (var gene = 0; gene < Logits.Length; gene++)
        {
            // With H = -sum over i of p[i] log p[i]: dH/dlogit[i] = -p[i] (log p[i] + H).
            var logarithms = _probabilities[gene].Select(probability => DeterministicMath.Log(Math.Max(probability, double.Epsilon))).ToArray();
            var entropy = -_probabilities[gene].Zip(logarithms, (probability, logarithm) => probability * logarithm).Sum();
            for (var i = 0; i < logarithms.Length; i++)
            {
                gradient[gene][i] -= factor * _probabilities[gene][i] * (logarithms[i] + entropy);
            }
        }
    }

    /// <summary>Moves the logits along a gradient.</summary>
    /// <param name="gradient">The derivatives by the logits.</param>
    public void Climb(double[][] gradient)
    {
        for (var gene = 0; gene < Logits.Length; gene++)
        {
            for (var i = 0; i < Logits[gene].Length; i++)
            {
                Logits[gene][i] += gradient[gene][i];
            }
        }

        Refresh();
    }

    private double Draw(GeneModel gene, RandomStream random)
    {
        var probabilities = _probabilities[gene.Index];
        var left = random.NextDouble();
        var place = 0;
        while (place < probabilities.Length - 1 && left >= probabilities[place])
        {
            left -= probabilities[place++];
        }

        return gene.Domain is RealDomain real ? GeneValues.FromUnit(real, (place + random.NextDouble()) / Parts) : place;
    }

    private static double[] Softmax(double[] logits)
    {
        var greatest = logits.Max();
        var powers = logits.Select(logit => DeterministicMath.Exp(logit - greatest)).ToArray();
        var sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
