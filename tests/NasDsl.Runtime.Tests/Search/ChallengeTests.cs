using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Runtime.Tests.Genomes;
using NasDsl.Search;
using NasDsl.Search.Evaluation;
using NasDsl.Search.Journal;
using NasDsl.Search.Ranking;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>Networks that prove themselves on a species of validation subsets.</summary>
public sealed class ChallengeTests
{
    [Fact]
    public void A_set_of_rows_is_read_back_as_it_was_written()
    {
        var set = RowSet.Create(130, row => row % 3 == 0);
        Assert.Equal(44, set.Count);
        Assert.True(set.Contains(129));
        Assert.False(set.Contains(128));
        Assert.Equal(22, set.CountCommon(RowSet.Create(130, row => row % 2 == 0)));
        Assert.Equal(set, RowSet.Parse(set.ToString()));
        Assert.NotEqual(set, RowSet.Create(130, row => row % 3 == 1));
        Assert.Throws<FormatException>(() => RowSet.Parse("130:0"));
        Assert.Throws<FormatException>(() => RowSet.Parse("no rows"));
    }

    [Fact]
    public void A_row_is_right_when_its_class_leads_or_its_number_is_better_than_the_mean()
    {
        var classes = new Dataset(Shape.Vector(1), [0, 0, 0], TargetKind.Class, 3, [0, 1, 2]);
        Assert.Equal("3:0000000000000005", RightRows.Of([2, 1, 0, 0, 0, 1, 0, 1, 2], classes).ToString());

        // The mean is 2; what is further away than the target is from 2 is wrong.
        var numbers = new Dataset(Shape.Vector(1), [0, 0, 0, 0], TargetKind.Number, 1, [0, 1, 3, 4]);
        Assert.Equal("4:0000000000000009", RightRows.Of([1.9f, 2.5f, 1.5f, 2], numbers).ToString());
    }

    [Fact]
    public void A_challenge_earns_what_it_tells_apart_and_others_do_not()
    {
        var challenges = new ChallengePopulation(new ChallengeOptions(6, 0.2), new TrialRanking(TestTrials.Objectives));
        var hosts = Enumerable.Range(0, 12).Select(host => RowSet.Create(40, row => row < 20 || row % 12 == host)).ToArray();
        var trials = hosts.Select((right, id) => TestTrials.Finished(id, Spaces.DigitsWithRecipe().Sample(Spaces.Random()), 0.5) with { RightRows = right }).ToArray();
        var random = Spaces.Random();
        challenges.Evolve(trials, random);
        Assert.Equal(6, challenges.Members.Count);
        Assert.All(challenges.Members, challenge => Assert.Equal(8, challenge.Rows.Count));

        // Every pair that anyone tells apart is shared among those who do.
        var pairs = 0;
        for (var first = 0; first < hosts.Length; first++)
        {
            for (var second = 0; second < first; second++)
            {
                pairs += challenges.Members.Any(challenge => !challenge.ScoreOf(hosts[first]).Equals(challenge.ScoreOf(hosts[second]))) ? 1 : 0;
            }
        }

        Assert.Equal(pairs, challenges.Fitness(hosts).Sum(), 1e-9);

        // The first twenty rows tell nobody apart, so challenges come to be made of the others.
        var before = challenges.Members.Sum(challenge => challenge.Rows.CountCommon(RowSet.Create(40, row => row >= 20)));
        for (var generation = 0; generation < 60; generation++)
        {
            challenges.Evolve(trials, random);
        }

        var after = challenges.Members.Sum(challenge => challenge.Rows.CountCommon(RowSet.Create(40, row => row >= 20)));
        Assert.Equal(6, challenges.Members.Count);
        Assert.True(after > before, $"{after} rows that tell apart after {before}");
    }

    [Fact]
    public void Networks_are_compared_by_the_challenges_that_live_and_unfinished_ones_come_last()
    {
        var challenges = new ChallengePopulation(new ChallengeOptions(2, 1), new TrialRanking(TestTrials.Objectives));
        var genome = Spaces.DigitsWithRecipe().Sample(Spaces.Random());
        var accurate = TestTrials.Finished(0, genome, 0.9) with { RightRows = RowSet.Create(10, row => row < 3) };
        var hardened = TestTrials.Finished(1, genome, 0.8) with { RightRows = RowSet.Create(10, row => row < 4) };
        var failed = TestTrials.Failed(2, genome);
        Assert.True(challenges.Compare(accurate, hardened) < 0);
        challenges.Evolve([accurate, hardened], Spaces.Random());
        Assert.True(challenges.Compare(hardened, accurate) < 0);
        Assert.True(challenges.Compare(accurate, failed) < 0);
    }

    [Fact]
    public async Task A_search_with_challenges_goes_on_from_its_journal_as_if_it_had_never_ended_on_any_number_of_threads()
    {
        var search = Hardened(6);
        var journal = new InMemoryJournal();
        var unbroken = await RunAsync(search, new SearchOptions { Threads = 1, Trials = 60, Journal = journal });
        Assert.All(unbroken.Trials, trial => Assert.Equal(trial.Metrics?.Accuracy ?? 0, (double?)trial.RightRows?.Count / trial.RightRows?.Rows ?? 0, 1e-12));

        var lines = journal.Trials.Take(37).Select(TrialJson.Write);
        var recorded = new InMemoryJournal(lines.Select(line => TrialJson.Read(line, search.Space)));
        var resumed = await RunAsync(search, new SearchOptions { Threads = 4, Trials = 60, Journal = recorded });
        Assert.Equal(Searches.Describe(unbroken), Searches.Describe(resumed));

        // The champion is the best on all validation rows, whatever the challenges were.
        Assert.Equal(unbroken.Trials.Max(trial => trial.Metrics?.Accuracy), unbroken.Champion.Validation?.Accuracy);
    }

    [Fact]
    public async Task Challenges_change_what_is_proposed_and_without_them_no_rows_are_kept()
    {
        var hardened = await RunAsync(Hardened(6), new SearchOptions { Trials = 60 });
        var plain = await RunAsync(Searches.Digits(search => search with { Fidelity = null, Objectives = Accuracy }), new SearchOptions { Trials = 60 });
        Assert.All(plain.Trials, trial => Assert.Null(trial.RightRows));
        Assert.NotEqual(Searches.Describe(hardened), Searches.Describe(plain));
    }

    [Fact]
    public async Task Trained_networks_have_challenges_under_halving_too()
    {
        var search = Searches.Digits(search => search with
        {
            Strategy = Versus(search.Strategy, 4),
            Recipe = search.Recipe with { Epochs = 2, RetrainEpochs = 1 },
            Fidelity = new FidelityModel("halving", EquatableArray<OptionModel>.Empty, default),
        });
        var result = await SearchRunner.RunAsync(search, new ManagedEngine(), new SearchOptions { Trials = 24 }, null, CancellationToken.None);
        Assert.All(result.Trials, trial => Assert.Equal(trial.Metrics?.Accuracy ?? 0, (double?)trial.RightRows?.Count / trial.RightRows?.Rows ?? 0, 1e-12));
    }

    private static EquatableArray<ObjectiveModel> Accuracy => new[] { TestTrials.Objectives[0] }.ToEquatableArray();

    private static SearchDefinition Hardened(int count) => Searches.Digits(search => search with
    {
        Strategy = Versus(search.Strategy, count),
        Fidelity = null,
        Objectives = Accuracy,
    });

    private static StrategyModel Versus(StrategyModel strategy, int count) => strategy with
    {
        Versus = new OpponentModel("challenges", new OptionModel[] { new("count", Value.Of(count)) }.ToEquatableArray(), default),
    };

    private static Task<SearchResult> RunAsync(SearchDefinition search, SearchOptions options) => Searches.RunAsync(search, Rugged(), options);

    /// <summary>Networks of equal accuracy answer other rows.</summary>
    private static ScriptedEngine Rugged() => new(Searches.Accuracy) { FirstRow = network => (int)(network.Cost.Params % 97) };
}
