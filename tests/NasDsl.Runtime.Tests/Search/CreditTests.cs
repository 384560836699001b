using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Runtime.Tests.Genomes;
using NasDsl.Search.Ranking;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>The regression that co-evolution draws its credit from.</summary>
public sealed class CreditTests
{
    private readonly Space _space = Spaces.DigitsWithRecipe();
    private readonly GenomeCoder _coder;

    public CreditTests() => _coder = new GenomeCoder(_space, Anatomy.Of(_space));

    [Fact]
    public void The_posterior_is_that_of_a_direct_computation_after_networks_came_and_went()
    {
        var random = Spaces.Random();
        var model = new CreditModel(_coder, 24);
        var rows = new List<(GenomeCode Code, double Target)>();
        for (var step = 0; step < 700; step++)
        {
            if (rows.Count == 24)
            {
                var row = random.NextInt(rows.Count);
                model.Remove(row);
                rows[row] = rows[^1];
                rows.RemoveAt(rows.Count - 1);
            }

            rows.Add((CodeOf(_space.Sample(random)), random.NextDouble()));
            model.Add(rows[^1].Code, rows[^1].Target);
        }

        model.SetTarget(3, 2);
        rows[3] = (rows[3].Code, 2);
        model.Learn();
        for (var query = 0; query < 8; query++)
        {
            var code = CodeOf(_space.Sample(random));
            var (mean, deviation) = Posterior(rows, code);
            Assert.Equal(mean, model.Predict(code).Mean, 1e-9);
            Assert.Equal(deviation, model.Predict(code).Deviation, 1e-9);
            Assert.Equal(mean, model.Mean(code), 1e-9);
        }
    }

    [Fact]
    public void Comparing_with_a_table_gives_the_bits_of_comparing_two_by_two()
    {
        var random = Spaces.Random();
        var table = new CodeTable(_coder, 37);
        var rows = new List<GenomeCode>();
        var similarities = new double[64];
        for (var step = 0; step < 120; step++)
        {
            if (rows.Count == 37)
            {
                var row = random.NextInt(rows.Count);
                table.Remove(row);
                rows[row] = rows[^1];
                rows.RemoveAt(rows.Count - 1);
            }

            rows.Add(CodeOf(_space.Sample(random)));
            table.Add(rows[^1]);
            var code = CodeOf(_space.Sample(random));
            table.Compare(code, similarities);
            Assert.Equal(rows.Select(row => _coder.Similarity(code, row)), similarities.Take(rows.Count));
            Assert.All(similarities.Skip(rows.Count), similarity => Assert.Equal(0, similarity));
            Assert.Equal(_coder.Similarity(code, code), _coder.Prior(code));
        }
    }

    [Fact]
    public void Drafts_are_taken_in_the_order_of_their_promises_though_only_some_are_computed()
    {
        var random = Spaces.Random();
        var window = new TrialWindow(_coder, 24, new TrialRanking(new[] { TestTrials.Objectives[0] }.ToEquatableArray()));
        for (var id = 0; id < 60; id++)
        {
            var genome = _space.Sample(random);
            window.Propose(genome, Draft.Of(genome));
            window.Tell(TestTrials.Finished(id, genome, 0) with { Objectives = [random.NextDouble()] });
            var drafts = Enumerable.Range(0, 16).Select(_ => Draft.Of(_space.Sample(random))).ToList();

            // One that is there twice promises the same twice; the first comes first.
            drafts.Add(new Draft(drafts[3].Values, drafts[3].Active));
            var contest = new DraftContest(window, _coder);
            drafts.ForEach(contest.Add);
            var taken = new List<Draft>();
            while (contest.Take() is { } draft)
            {
                taken.Add(draft);
            }

            var sorted = drafts.OrderByDescending(Promise).ToArray();
            Assert.Equal(sorted.Length, taken.Count);
            Assert.All(sorted.Zip(taken), pair => Assert.Same(pair.First, pair.Second));
        }

        double Promise(Draft draft)
        {
            var code = _coder.Encode(draft.Values, draft.Active);
            var (mean, deviation) = window.Predict(code);
            Assert.True(window.Outlook(code).Deviation >= deviation);
            return mean + deviation;
        }
    }

    [Fact]
    public void Networks_are_the_more_alike_the_more_they_share()
    {
        const string text = "Conv.filters=8 Conv.kernel=3 Conv.batchnorm=true Conv.activation=relu stage=1 stage[0].op=Conv "
            + "stage[0].Conv.filters=16 stage[0].Conv.kernel=1 stage[0].Conv.batchnorm=false stage[0].Conv.activation=gelu stage[0].maxpool=true rate=0.1 train.lr=0.001";
        var same = Similarity(text, text);
        Assert.Equal(2, same, 1e-12);

        // Neighbours of an ordered value are nearer than its ends are; another network is further away than one other gene.
        var near = Similarity(text, text.Replace("Conv.filters=8", "Conv.filters=16", StringComparison.Ordinal));
        var far = Similarity(text, text.Replace("Conv.filters=8", "Conv.filters=32", StringComparison.Ordinal));
        Assert.True(same > near && near > far, $"{same} {near} {far}");

        // The same modules at other places share what is learnt of modules: more than the same number of other values does.
        var swapped = text
            .Replace("stage[0].Conv.filters=16 stage[0].Conv.kernel=1 stage[0].Conv.batchnorm=false stage[0].Conv.activation=gelu", "A", StringComparison.Ordinal)
            .Replace("Conv.filters=8 Conv.kernel=3 Conv.batchnorm=true Conv.activation=relu", "Conv.filters=16 Conv.kernel=1 Conv.batchnorm=false Conv.activation=gelu", StringComparison.Ordinal)
            .Replace("A", "stage[0].Conv.filters=8 stage[0].Conv.kernel=3 stage[0].Conv.batchnorm=true stage[0].Conv.activation=relu", StringComparison.Ordinal);
        var others = swapped
            .Replace("Conv.activation=relu", "Conv.activation=tanh", StringComparison.Ordinal)
            .Replace("Conv.activation=gelu", "Conv.activation=tanh", StringComparison.Ordinal);
        Assert.True(Similarity(text, swapped) > Similarity(text, others) + 0.2);
    }

    [Fact]
    public void A_draft_of_a_genome_is_the_genome_and_changed_drafts_are_in_canonical_form()
    {
        var random = Spaces.Random();
        var variation = new DraftVariation(_space);
        for (var i = 0; i < 200; i++)
        {
            var first = Draft.Of(_space.Sample(random));
            var second = Draft.Of(_space.Sample(random));
            foreach (var draft in new[] { variation.Mutate(first, random), variation.Crossover(first, second, random) })
            {
                Assert.Equal(_space.CreateGenome(draft.Values).Values, draft.Values);
                Assert.Equal(GenomeDraft.Of(_space, draft.Values).ActiveGenes(), Enumerable.Range(0, draft.Active.Length).Where(gene => draft.Active[gene]));
            }

            Assert.NotEqual(first.Hash(), second.Hash());
        }
    }

    [Fact]
    public void A_full_window_keeps_the_best_and_forgets_the_earliest_of_the_others()
    {
        var random = Spaces.Random();
        var window = new TrialWindow(_coder, 8, new TrialRanking(new[] { TestTrials.Objectives[0] }.ToEquatableArray()));
        for (var id = 0; id < 20; id++)
        {
            var genome = _space.Sample(random);
            window.Propose(genome, Draft.Of(genome));
            var trial = TestTrials.Finished(id, genome, 0) with { Objectives = [id < 4 ? 1 : 0.5] };
            Assert.True(window.Tell(trial));
            Assert.False(window.Tell(trial));
        }

        window.Refresh();
        Assert.Equal([0, 1, 2, 3, 16, 17, 18, 19], window.BestFirst.Select(entry => entry.Trial?.Id ?? -1).Order());

        // What is known to be best is expected to be near the top, and the latest one of the rest is not.
        Assert.True(window.PlaceOf(window.BestFirst[0].Code) > 0.8);
        Assert.True(window.PlaceOf(window.BestFirst[^1].Code) < 0.2);
    }

    private GenomeCode CodeOf(Genome genome) => _coder.Encode(Draft.Of(genome).Values, Draft.Of(genome).Active);

    private double Similarity(string first, string second) => _coder.Similarity(CodeOf(_space.Parse(first)), CodeOf(_space.Parse(second)));

    /// <summary>By Gauss's elimination on the covariances.</summary>
    private (double Mean, double Deviation) Posterior(List<(GenomeCode Code, double Target)> rows, GenomeCode code)
    {
        var n = rows.Count;
        var matrix = new double[n, n + 2];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                matrix[i, j] = _coder.Similarity(rows[i].Code, rows[j].Code) + (i == j ? 0.02 : 0);
            }

            matrix[i, n] = rows[i].Target;
            matrix[i, n + 1] = _coder.Similarity(rows[i].Code, code);
        }

        for (var i = 0; i < n; i++)
        {
            for (var row = 0; row < n; row++)
            {
                var factor = matrix[row, i] / matrix[i, i];
                for (var j = i; row != i && j < n + 2; j++)
                {
                    matrix[row, j] -= factor * matrix[i, j];
                }
            }
        }

        var mean = Enumerable.Range(0, n).Sum(i => _coder.Similarity(rows[i].Code, code) * matrix[i, n] / matrix[i, i]);
        var explained = Enumerable.Range(0, n).Sum(i => _coder.Similarity(rows[i].Code, code) * matrix[i, n + 1] / matrix[i, i]);
        return (mean, Math.Sqrt(_coder.Similarity(code, code) - explained));
    }
}
