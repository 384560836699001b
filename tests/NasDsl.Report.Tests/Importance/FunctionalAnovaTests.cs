using System.Collections.Immutable;
using System.Globalization;
using NasDsl.Report.Importance;

namespace NasDsl.Report.Tests.Importance;

public sealed class FunctionalAnovaTests
{
    // Every pair of levels so often that a tree has enough samples to ask on.
    private static readonly (int A, int B)[] Grid = [.. from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, 3) from _ in Enumerable.Range(0, 4) select (a, b)];

    [Fact]
    public void A_tree_over_a_grid_gives_the_shares_of_a_sum_exactly()
    {
        // The variance of a of 0..3 is 5/4, that of 2b of 0, 2, 4 is 8/3.
        var shares = OfTree((a, b) => a + (2 * b));

        Assert.Equal(1.25 / (1.25 + (8.0 / 3)), shares[0], 9);
        Assert.Equal(8.0 / 3 / (1.25 + (8.0 / 3)), shares[1], 9);
    }

    [Fact]
    public void What_features_decide_together_is_nobodys_share()
    {
        // An exclusive or: each feature alone tells nothing.
        RegressionLeaf Leaf(double value, bool a, bool b) => new(value, new Dictionary<int, bool[]> { [0] = [!a, a], [1] = [!b, b] });

        var shares = FunctionalAnova.SharesOf([Leaf(0, false, false), Leaf(1, false, true), Leaf(1, true, false), Leaf(0, true, true)], [[0.5, 0.5], [0.5, 0.5]]);

        Assert.NotNull(shares);
        Assert.Equal([0, 0], shares);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Levels_without_an_order_are_asked_about_in_groups(bool isOrdered)
    {
        double[] byLevel = [0, 1, 0, 1];
        var shares = OfTree((a, _) => byLevel[a], isOrdered);

        Assert.Equal(1, shares[0], 9);
        Assert.Equal(0, shares[1], 9);
        var leaves = new RegressionTree(Features(isOrdered), Values((a, _) => byLevel[a])).Grow([.. Enumerable.Range(0, Grid.Length)]);
        Assert.Equal(isOrdered ? 4 : 2, leaves.Count);
    }

    [Fact]
    public void A_forest_finds_what_decides_among_what_does_not()
    {
        var values = Values((a, b) => a + (0.1 * b));

        var shares = FunctionalAnova.Shares(Features(), values, seed: 1);

        Assert.NotNull(shares);
        Assert.InRange(shares[0], 0.9, 1);
        Assert.InRange(shares[1], 0, 0.1);
        Assert.Equal(shares, FunctionalAnova.Shares(Features(), values, seed: 1));
    }

    // 240 trials of Optuna 3.1.0 (RandomSampler(seed=1)) of a + {0, 3, 1}[b] + 4 (c - 1/2)^2 + 1.5 [a > 2] [c > 1/2] + 0.02 e, with a of 0..5, c and d of an interval, e of 0..3. The variances of the main effects
    // are 4.182, 1.556, 0.230, 0 and 0.0005. Optuna's FanovaImportanceEvaluator(seed=1) finds .651, .323, .026, .001 and .000 of their sum.
    [Fact]
    public void The_shares_of_a_known_function_are_found()
    {
        double[] variances = [4.182, 1.556, 0.230, 0, 0.0005];
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "fanova.csv")).Skip(1).Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        ImmutableArray<Feature> features = [.. "abcde".Select((name, i) => Feature.Of(name.ToString(), name != 'b', rows.Select(row => (double?)row[i])))];

        var shares = FunctionalAnova.Shares(features, [.. rows.Select(row => row[5])], seed: 1);

        Assert.NotNull(shares);
        Assert.All(variances.Zip(shares), pair => Assert.Equal(pair.First / variances.Sum(), pair.Second / shares.Sum(), 0.015));
    }

    [Fact]
    public void Where_all_values_are_alike_nothing_decides() => Assert.Null(FunctionalAnova.Shares(Features(), Values((_, _) => 3), seed: 1));

    [Fact]
    public void Values_that_are_missing_are_a_level_of_their_own()
    {
        var feature = Feature.Of("gene", true, [3, null, 1, 3, null]);

        Assert.Equal([2, 0, 1, 2, 0], feature.Levels.AsEnumerable());
        Assert.Equal([0.4, 0.2, 0.4], feature.Shares());
    }

    [Fact]
    public void Equal_values_share_the_middle_of_their_places() => Assert.Equal([0.5, 0, 0.5, 1], GeneImportance.Ranks([2, 1, 2, 9]).Select(rank => Math.Round(rank, 9)));

    private static double[] OfTree(Func<int, int, double> value, bool isOrdered = true)
    {
        var features = Features(isOrdered);
        var leaves = new RegressionTree(features, Values(value)).Grow([.. Enumerable.Range(0, Grid.Length)]);
        return FunctionalAnova.SharesOf(leaves, [.. features.Select(feature => feature.Shares())]) ?? [];
    }

    private static ImmutableArray<Feature> Features(bool isOrdered = true) =>
        [new Feature("a", isOrdered, [.. Grid.Select(sample => sample.A)]), new Feature("b", isOrdered, [.. Grid.Select(sample => sample.B)])];

    private static ImmutableArray<double> Values(Func<int, int, double> value) => [.. Grid.Select(sample => value(sample.A, sample.B))];
}
