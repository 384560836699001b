namespace NasDsl.Search.Strategies.Policies;

/// <summary>Adam over the logits of a distribution (Kingma and Ba, 2015, algorithm 1).</summary>
/// <param name="distribution">The distribution.</param>
/// <param name="rate">The learning rate.</param>
/// <param name="beta1">The decay of the mean of gradients.</param>
/// <param name="decay">What is added to the gradient of a logit for its own size.</param>
internal sealed class LogitAdam(ChoiceDistribution distribution, double rate, double beta1, double decay)
{
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double[][] _means = distribution.NewGradient();
    private readonly double[][] _squares = distribution.NewGradient();
    private double _power1 = 1;
    private double _power2 = 1;

    /// <summary>Takes a step down a gradient.</summary>
    /// <param name="gradient">The derivatives by the logits.</param>
    public void Descend(double[][] gradient)
    {
        _power1 *= beta1;
        _power2 *= Beta2;
        for (var gene = 0; gene < gradient.Length; gene++)
        {
            var logits = distribution.Logits[gene];
            for (var i = 0; i < logits.Length; i++)
            {
                var slope = gradient[gene][i] + (decay * logits[i]);
                ref var mean = ref _means[gene][i];
                ref var square = ref _squares[gene][i];
                mean = (beta1 * mean) + ((1 - beta1) * slope);
                square = (Beta2 * square) + ((1 - Beta2) * slope * slope);
                logits[i] -= rate * (mean / (1 - _power1)) / (Math.Sqrt(square / (1 - _power2)) + Epsilon);
            }
        }

        distribution.Refresh();
    }
}
