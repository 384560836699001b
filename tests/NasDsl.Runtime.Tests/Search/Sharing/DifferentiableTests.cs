using NasDsl.Engine;
using NasDsl.Genomes;
using NasDsl.Randomness;
using NasDsl.Search;
using NasDsl.Search.Journal;
using NasDsl.Search.Strategies.Differentiable;
using NasDsl.Search.Strategies.Policies;

namespace NasDsl.Runtime.Tests.Search.Sharing;

public sealed class DifferentiableTests
{
    private const string Planted = "flatten -> hidden: linear({ 4, 16 }) -> (sigmoid | relu | identity | zero) -> linear(classes)";
    private const string Train = "strategy differentiable; train 12 epochs, batch 32, adam(lr: 0.02), constant; budget 4 trials;";

    private static readonly DifferentiableOptions Options = new(0.05, 0, 0, false, 0.1, 8);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_operation_that_the_task_needs_is_found(bool isSecondOrder)
    {
        var search = SharedPrograms.Create(Planted, "maximize accuracy; " + Train);
        var distribution = Distribution(search, Options with { IsSecondOrder = isSecondOrder });
        var activation = distribution.Probabilities[search.Space.IndexOf("op")];

        // No affine map tells the classes apart, and zeros tell nothing.
        Assert.True(activation[0] + activation[1] > 0.8, string.Join(' ', activation));
        Assert.True(activation.Max() > 0.6, string.Join(' ', activation));
    }

    [Fact]
    public async Task A_search_finds_it_by_its_defaults_on_any_number_of_threads()
    {
        var search = SharedPrograms.Create(Planted, "maximize accuracy; minimize params; " + Train.Replace("adam(lr: 0.02)", "adam(lr: 0.005..0.05 log)", StringComparison.Ordinal));
        var one = await SharedPrograms.RunAsync(search, 1);
        Assert.Equal(Searches.Describe(one), Searches.Describe(await SharedPrograms.RunAsync(search, 4)));
        Assert.Equal(4, one.Trials.Length);
        var first = one.Trials.Single(trial => trial.Id == 0);
        Assert.True(first.Genome.ValueOf(search.Space.IndexOf("op"))?.Symbol is "sigmoid" or "relu", first.Genome.ToString());
        Assert.True(one.Champion.Test?.Accuracy > 0.9);
    }

    [Fact]
    public async Task A_search_that_goes_on_does_as_if_it_had_never_ended()
    {
        var search = SharedPrograms.Create(Planted, "maximize accuracy; " + Train);
        var unbroken = await SharedPrograms.RunAsync(search, 2);
        var journal = new InMemoryJournal(unbroken.Trials.Where(trial => trial.Id < 2));
        Assert.Equal(Searches.Describe(unbroken), Searches.Describe(await SharedPrograms.RunAsync(search, 2, journal)));
    }

    [Fact]
    public void A_cost_that_weighs_much_leads_to_the_cheapest()
    {
        const string Objectives = "maximize accuracy; minimize params; ";
        var search = SharedPrograms.Create(Planted, Objectives + Train);
        var width = search.Space.Genes.First(gene => gene.Domain.IsOrdinal).Index;
        Assert.True(Distribution(search, Options with { Cost = 100 }).Probabilities[width][0] > 0.8);

        // One objective with a penalty is the same.
        var penalised = SharedPrograms.Create(Planted, "maximize accuracy - params; " + Train);
        Assert.True(Distribution(penalised, Options).Probabilities[width][0] > 0.8);
    }

    [Fact]
    public void The_gradient_of_expected_costs_is_that_of_the_sum_over_all_genomes()
    {
        var search = SharedPrograms.Create(
            "repeat stage 1..2 { conv({ 2, 4 }, { 1, 3 }) -> relu? } -> globalavgpool -> linear(classes)", "maximize 0.001 * accuracy - flops / 10k; " + Train);
        var distribution = new ChoiceDistribution(search.Space);
        var random = new RandomStream(5, RandomPurpose.User);
        foreach (var logits in distribution.Logits)
        {
            for (var i = 0; i < logits.Length; i++)
            {
                logits[i] = random.NextDouble() - 0.5;
            }
        }

        distribution.Refresh();
        var metrics = new Metrics(1, 0.5, null, null);
        var actual = distribution.NewGradient();
        var objective = new ExpectedObjective(search, 0.1);
        const int Rounds = 400;
        for (var round = 0; round < Rounds; round++)
        {
            objective.AddGradient(metrics, distribution, actual, random);
        }

        for (var gene = 0; gene < distribution.Logits.Length; gene++)
        {
            for (var i = 0; i < distribution.Logits[gene].Length; i++)
            {
                Assert.Equal(ExactSlope(search, distribution, gene, i), actual[gene][i] / Rounds, 0.02);
            }
        }
    }

    [Fact]
    public void The_loss_weighs_what_the_objective_gives_its_metric()
    {
        var metrics = new Metrics(1, 0.5, null, null);
        double Weight(string objective)
        {
            var search = SharedPrograms.Create(Planted, objective + Train);
            return new ExpectedObjective(search, 0.1).LossWeight(metrics, search.Space.CreateGenome(new double[search.Space.Genes.Count]));
        }

        Assert.Equal(1, Weight("maximize accuracy; "), 1e-9);
        Assert.Equal(3, Weight("maximize 3 * accuracy - 0.01 * params; "), 1e-9);
        Assert.Equal(0, Weight("minimize params; "), 1e-9);
    }

    [Fact]
    public void Architectures_are_listed_once_each_and_the_likely_ones_first()
    {
        var search = SharedPrograms.Create("repeat stage 1..2 { conv({ 2, 4 }, { 1, 3 }) -> relu? } -> globalavgpool -> linear(classes)", "maximize accuracy; " + Train);
        var distribution = Distribution(search, Options);
        var all = new BestFirst(search.Space, distribution).All().Select(draft => draft.ToGenome()).ToArray();
        Assert.Equal(72, all.Length);
        Assert.Equal(72, all.Select(genome => genome.ToString()).Distinct().Count());

        // What a genome gives away, over the genes that it has.
        double[] losses = [.. all.Select(genome => Enumerable.Range(0, search.Space.Genes.Count).Where(genome.IsActive).Sum(gene =>
            Math.Log(distribution.Probabilities[gene].Max() / distribution.Probabilities[gene][(int)genome.Values[gene]])))];
        Assert.Equal(0, losses[0], 1e-9);
        Assert.All(losses.Zip(losses.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-9));
    }

    [Fact]
    public void Another_engine_is_refused_with_its_name()
    {
        var search = SharedPrograms.Create(Planted, "maximize accuracy; " + Train);
        var rows = SharedPrograms.Parity(8, 1);
        var failure = Assert.Throws<NasException>(() => new DifferentiableStrategy(search, Options, new(Searches.Landscape(), rows, rows, CancellationToken.None)));
        Assert.Equal("NAS7061", failure.Diagnostics[0].Id);
        Assert.Contains("scripted", failure.Message, StringComparison.Ordinal);
    }

    private static ChoiceDistribution Distribution(SearchDefinition search, DifferentiableOptions options) =>
        new SupernetTrainer(search, new ManagedEngine(), SharedPrograms.Parity(256, 1), SharedPrograms.Parity(256, 2), options)
            .Train(new RandomStream(1, RandomPurpose.Strategy), CancellationToken.None);

    // The derivative of the sum of p(g) f(g) over all genomes, by central differences.
    private static double ExactSlope(SearchDefinition search, ChoiceDistribution distribution, int gene, int i)
    {
        const double Difference = 1e-4;
        var before = distribution.Logits[gene][i];
        distribution.Logits[gene][i] = before + Difference;
        distribution.Refresh();
        var above = Expected(search, distribution);
        distribution.Logits[gene][i] = before - Difference;
        distribution.Refresh();
        var below = Expected(search, distribution);
        distribution.Logits[gene][i] = before;
        distribution.Refresh();
        return (above - below) / (2 * Difference);
    }

    private static double Expected(SearchDefinition search, ChoiceDistribution distribution) => GenomeEnumerator.Enumerate(search.Space).Sum(genome =>
        genome.Network.Cost.Flops / 10_000.0
        * Enumerable.Range(0, search.Space.Genes.Count).Where(genome.IsActive).Aggregate(1.0, (product, gene) => product * distribution.Probabilities[gene][genome.IndexOf(gene)]));
}
