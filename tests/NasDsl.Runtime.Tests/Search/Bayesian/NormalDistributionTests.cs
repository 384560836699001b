using NasDsl.Search.Strategies.Bayesian;

namespace NasDsl.Runtime.Tests.Search.Bayesian;

public sealed class NormalDistributionTests
{
    /// <summary>Values of scipy.stats.norm.cdf.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1.96, 0.024997895148220435)]
    [InlineData(3.5, 0.9997673709209645)]
    [InlineData(-5, 2.866515718791939e-07)]
    [InlineData(-9, 1.1285884059538324e-19)]
    public void Shares_below_a_place_are_those_of_the_tables(double place, double share) =>
        Assert.Equal(1, NormalDistribution.Cumulative(place) / share, 1e-9);

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void A_quantile_undoes_the_share(double share) =>
        Assert.Equal(1, NormalDistribution.Cumulative(NormalDistribution.Quantile(share)) / share, 1e-7);

    [Theory]
    [InlineData(0.3, 0.5, 0)]
    [InlineData(-1, 0.4, 0)]
    [InlineData(0, 1, 4.5)]
    [InlineData(0, 0.5, 4)]
    public void The_expected_improvement_is_the_integral(double mean, double deviation, double best)
    {
        // The midpoint rule over the density, above the best.
        const double Step = 1e-4;
        var sum = 0.0;
        for (var x = best + (Step / 2); x < mean + (12 * deviation); x += Step)
        {
            var z = (x - mean) / deviation;
            sum += (x - best) * Math.Exp(-0.5 * z * z) / (deviation * Math.Sqrt(2 * Math.PI)) * Step;
        }

        Assert.Equal(Math.Log(sum), NormalDistribution.LogExpectedImprovement(mean, deviation, best), 1e-5);
    }

    [Fact]
    public void Improvements_that_are_next_to_impossible_are_still_told_apart()
    {
        var previous = double.NegativeInfinity;
        for (var mean = -200.0; mean <= 1; mean += 0.01)
        {
            var promise = NormalDistribution.LogExpectedImprovement(mean, 1, 0);
            Assert.True(promise > previous, $"at {mean}");
            previous = promise;
        }
    }
}
