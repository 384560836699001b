using System.Collections.Immutable;
using NasDsl.Randomness;

namespace NasDsl.Report.Importance;

/// <summary>
/// Which share of the variance of a value each feature explains by itself: functional analysis of variance over a random forest (Hutter, Hoos and Leyton-Brown, "An efficient approach for
/// assessing hyperparameter importance", 2014). The marginals of a tree are exact. They are taken over the levels as often as the samples have them, not over all levels alike, so that
/// "this gene has no place here" is a level like any other.
/// </summary>
internal static class FunctionalAnova
{
    private const int Trees = 48;

    /// <summary>Finds the shares.</summary>
    /// <param name="features">The features.</param>
    /// <param name="values">The value of each sample.</param>
    /// <param name="seed">What the samples of each tree are drawn from.</param>
    /// <returns>A share for each feature, from 0 to 1; their sum is at most about 1, and what is missing comes from features together. Null where all values are alike.</returns>
    public static double[]? Shares(ImmutableArray<Feature> features, ImmutableArray<double> values, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.User);
        var tree = new RegressionTree(features, values);
        var weights = features.Select(feature => feature.Shares()).ToArray();
        var shares = new double[features.Length];
        var grown = 0;
        for (var i = 0; i < Trees; i++)
        {
            // A bootstrap sample (Breiman, "Bagging predictors", 1996): as many as there are, drawn with repeats.
            int[] samples = [.. Enumerable.Range(0, values.Length).Select(_ => random.NextInt(values.Length))];
            if (SharesOf(tree.Grow(samples), weights) is { } found)
            {
                grown++;
                for (var feature = 0; feature < shares.Length; feature++)
                {
                    shares[feature] += found[feature];
                }
            }
        }

        return grown == 0 ? null : [.. shares.Select(share => share / grown)];
    }

    /// <summary>The shares of one tree.</summary>
    /// <param name="leaves">Its leaves.</param>
    /// <param name="weights">The share of the samples that each level of each feature has.</param>
    /// <returns>A share for each feature, or null when the tree foretells the same for all.</returns>
    public static double[]? SharesOf(IReadOnlyList<RegressionLeaf> leaves, double[][] weights)
    {
        // The probability of a leaf is the product over its features: the measure under which they are independent.
        var mean = 0.0;
        var square = 0.0;
        var marginals = weights.Select(shares => new double[shares.Length]).ToArray();
        var known = new double[weights.Length];
        foreach (var leaf in leaves)
        {
            var chances = leaf.Levels.ToDictionary(pair => pair.Key, pair => pair.Value.Select((isIn, level) => isIn ? weights[pair.Key][level] : 0).Sum());
            var chance = chances.Values.Aggregate(1.0, (product, each) => product * each);
            mean += leaf.Value * chance;
            square += leaf.Value * leaf.Value * chance;
            foreach (var (feature, isIn) in leaf.Levels)
            {
                // A marginal less the mean: what other leaves add to all levels alike is in both.
                known[feature] += leaf.Value * chance;
                var conditional = leaf.Value * (chances[feature] > 0 ? chance / chances[feature] : 0);
                for (var level = 0; level < isIn.Length; level++)
                {
                    marginals[feature][level] += isIn[level] ? conditional : 0;
                }
            }
        }

        var variance = square - (mean * mean);
        return variance < 1e-15
            ? null
            : [.. weights.Select((shares, feature) => shares.Select((share, level) => share * Square(marginals[feature][level] - known[feature])).Sum() / variance)];
    }

    private static double Square(double number) => number * number;
}
