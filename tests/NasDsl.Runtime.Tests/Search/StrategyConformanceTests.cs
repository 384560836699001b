using NasDsl.Genomes;
using NasDsl.Randomness;
using NasDsl.Search;
using NasDsl.Search.Strategies;
using NasDsl.Search.Strategies.Bayesian;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>What every strategy must do, on every kind of space.</summary>
public sealed class StrategyConformanceTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var strategy in new[] { "coevolution", "random", "bayesian" })
        {
            foreach (var space in TestSpaces.Names)
            {
                cases.Add(strategy, space);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_trials_lead_to_the_same_proposals(string strategy, string space)
    {
        Assert.Equal(Run(strategy, space, 100), Run(strategy, space, 100));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_order_in_which_trials_are_told_does_not_matter(string strategy, string space)
    {
        Assert.Equal(Run(strategy, space, 100), Run(strategy, space, 100, reversed: true));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_proposal_repeats_another_and_all_satisfy_the_requirements(string strategy, string space)
    {
        var proposals = new List<Genome>();
        Run(strategy, space, 150, genome => proposals.Add(genome));
        Assert.Equal(proposals.Count, proposals.Distinct().Count());
        Assert.All(proposals, genome => Assert.Empty(genome.Space.FindViolations(genome)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Failed_trials_are_borne(string strategy, string space)
    {
        var count = Run(strategy, space, 100, score: (_, id) => id % 3 == 0 ? null : 0.5).Count;
        Assert.Equal(Run(strategy, space, 100).Count, count);
        Assert.NotEmpty(Run(strategy, space, 60, score: (_, _) => null));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Never_more_than_the_limit_is_proposed(string strategy, string space)
    {
        var model = TestSpaces.Create(space);
        var asked = Create(strategy, model);
        for (var i = 0u; i < 5; i++)
        {
            var genomes = asked.Ask(3, new RandomStream(5, RandomPurpose.Strategy, i));
            Assert.InRange(genomes.Count, 0, 3);
            asked.Tell([.. genomes.Select((genome, k) => TestTrials.Finished((int)(i * 3) + k, genome, 0.5))]);
        }
    }

    [Theory]
    [InlineData("coevolution")]
    [InlineData("random")]
    [InlineData("bayesian")]
    public void A_tiny_space_is_tried_to_its_last_candidate(string strategy)
    {
        // Three widths, and a kernel that is at least 3 under the requirement.
        var proposals = Run(strategy, "tiny", 1000);
        Assert.Equal(6, proposals.Count);
    }

    private static List<string> Run(
        string name,
        string space,
        int trials,
        Action<Genome>? see = null,
        bool reversed = false,
        Func<Genome, int, double?>? score = null)
    {
        var strategy = Create(name, TestSpaces.Create(space));
        var texts = new List<string>();
        for (var generation = 0u; texts.Count < trials; generation++)
        {
            var genomes = strategy.Ask(trials - texts.Count, new RandomStream(9, RandomPurpose.Strategy, generation));
            if (genomes.Count == 0)
            {
                break;
            }

            var told = genomes.Select((genome, i) => (score ?? TestTrials.Score)(genome, texts.Count + i) is { } accuracy
                ? TestTrials.Finished(texts.Count + i, genome, accuracy)
                : TestTrials.Failed(texts.Count + i, genome)).ToArray();
            strategy.Tell(reversed ? [.. told.Reverse()] : told);
            foreach (var genome in genomes)
            {
                see?.Invoke(genome);
                texts.Add(genome.ToString());
            }
        }

        return texts;
    }

    private static IStrategy Create(string name, Space space) => name switch
    {
        "random" => new RandomStrategy(space, 16),
        "bayesian" => new BayesianStrategy(space, TestTrials.Objectives, new BayesianOptions(Candidates: 64)),
        _ => new CoevolutionStrategy(space, TestTrials.Objectives, new CoevolutionOptions()),
    };
}
