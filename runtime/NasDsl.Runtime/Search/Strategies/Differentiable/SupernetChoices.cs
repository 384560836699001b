using NasDsl.Search.Strategies.Policies;

namespace NasDsl.Search.Strategies.Differentiable;

/// <summary>Goes from the logits of the choices to the mixtures of a network, and back from the derivatives by these to those by the logits.</summary>
internal sealed class SupernetChoices
{
    private readonly Supernet _supernet;
    private readonly int _genes;
    private double[] _values = [];

    /// <summary>Connects a network to a distribution.</summary>
    /// <param name="supernet">The network.</param>
    /// <param name="distribution">The distribution, of the same space.</param>
    public SupernetChoices(Supernet supernet, ChoiceDistribution distribution)
    {
        _supernet = supernet;
        _genes = supernet.Genes;
        Distribution = distribution;
    }

    /// <summary>The distribution.</summary>
    public ChoiceDistribution Distribution { get; }

    /// <summary>Computes the mixtures.</summary>
    /// <returns>One number for each input of each mixture.</returns>
    public float[] Mix()
    {
        _values = _supernet.Tape.Evaluate([.. Distribution.Probabilities.Take(_genes).SelectMany(probabilities => probabilities)]);
        return [.. _supernet.Mixtures.Select(mixture => (float)_values[mixture])];
    }

    /// <summary>Makes room for derivatives by the mixtures.</summary>
    /// <returns>One number for each.</returns>
    public float[] NewSlopes() => new float[_supernet.Mixtures.Length];

    /// <summary>Computes the derivatives by the logits, at the mixtures computed last.</summary>
    /// <param name="slopes">The derivatives by the mixtures.</param>
    /// <param name="weight">What they are multiplied by.</param>
    /// <returns>The derivatives, for each value of each gene.</returns>
    public double[][] Gradient(ReadOnlySpan<float> slopes, double weight)
    {
        var all = new double[_supernet.Tape.Count];
        for (var i = 0; i < slopes.Length; i++)
        {
            all[_supernet.Mixtures[i]] += weight * slopes[i];
        }

        _supernet.Tape.Differentiate(_values, all);
        var gradient = Distribution.NewGradient();
        var place = 0;
        for (var gene = 0; gene < _genes; gene++)
        {
            // Through the softmax: dL/dlogit[i] = p[i] (dL/dp[i] - sum over j of p[j] dL/dp[j]).
            var probabilities = Distribution.Probabilities[gene];
            var mean = 0.0;
            for (var i = 0; i < probabilities.Length; i++)
            {
                mean += probabilities[i] * all[place + i];
            }

            for (var i = 0; i < probabilities.Length; i++)
            {
                gradient[gene][i] = probabilities[i] * (all[place + i] - mean);
            }

            place += probabilities.Length;
        }

        return gradient;
    }
}
