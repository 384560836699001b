using NasDsl.Engine;
using NasDsl.Externs;
using NasDsl.Randomness;
using NasDsl.Search;
using NasDsl.Search.Journal;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>Searches over what is written in C#: what it measures decides, and what it throws fails a candidate or ends the run.</summary>
public sealed class ExternSearchTests
{
    private const string Program = """
        data Toy { from extern Rows; input x: columns 0..3; target y: column 4 as class(2); split 60% train, 20% validation, 20% test; }
        extern data Rows;
        extern metric Sure(k = 2);
        extern objective Bill(price, isGross = false);
        extern op Twice(by = 2);
        space Net for Toy { linear({ 3, 4 }) -> Twice(by: { 1, 2, 3 }) -> tanh -> linear(classes) }
        search S {
            space    Net;
            maximize accuracy + Sure(k: 3);
            minimize Bill(0.5, isGross: true);
            strategy random;
            train    2 epochs;
            budget   6 trials;
            until    Sure > 100;
        }
        """;

    private static ExternLibrary Library { get; } = ExternLibrary.Empty
        .WithData("Rows", _ => Enumerable.Range(0, 60).Select(row => new double[] { row % 2, row % 3, row % 5, 1, row % 2 }))
        .WithMetric("Sure", (answers, values) => values[0].Number + (answers.Outputs.Length / (2.0 * answers.Rows.Count)))
        .WithObjective("Bill", (candidate, values) =>
            (candidate.Network.Cost.Params * values[0].Number * (values[1].Number != 0 ? 2 : 1)) + (candidate.Metrics.Find("Sure(k: 3)") ?? -1000))
        .WithOperation("Twice", node => new Multiply((float)node.Arguments.Real("by")));

    [Fact]
    public async Task Metrics_and_objectives_that_are_written_in_C_sharp_are_measured()
    {
        var result = await RunAsync(Library);

        Assert.Equal(6, result.Trials.Length);
        Assert.All(result.Trials, trial =>
        {
            var metrics = trial.Metrics ?? throw new InvalidOperationException("Not measured.");
            Assert.Equal(["Sure(k: 3)", "Sure(k: 2)", "Bill(price: 0.5, isGross: true)"], metrics.Externs.Select(one => one.Text));
            Assert.Equal([4, 3, trial.Network.Cost.Params + 4], metrics.Externs.Select(one => one.Value));
            Assert.Equal([(metrics.Accuracy ?? 0) + 4, trial.Network.Cost.Params + 4.0], trial.Objectives.AsEnumerable());
        });
        Assert.Equal(3, result.Champion.Test?.Externs.Count);
    }

    [Fact]
    public async Task A_trial_that_was_kept_in_a_journal_knows_what_was_measured()
    {
        var journal = new InMemoryJournal();
        var first = await RunAsync(Library, new SearchOptions { Journal = journal });
        var again = await RunAsync(Library.WithMetric("Sure", (_, _) => 7), new SearchOptions { Journal = journal });

        Assert.Equal(first.Trials.Select(trial => trial.Metrics), again.Trials.Select(trial => trial.Metrics));

        // The test rows alone are measured anew.
        Assert.Equal(7, again.Champion.Test?.Find("Sure(k: 2)"));
    }

    [Fact]
    public async Task An_objective_can_end_the_search()
    {
        var result = await RunAsync(Library.WithMetric("Sure", (_, _) => 101));

        Assert.Equal(StopReason.GoalReached, result.StopReason);
    }

    [Fact]
    public async Task What_code_throws_fails_the_candidate_and_the_search_goes_on()
    {
        var result = await RunAsync(Library.WithOperation("Twice", node => node.Arguments.Int("by") == 2
            ? throw new InvalidOperationException("Two is one too many.")
            : new Multiply(1)));

        Assert.All(result.Trials, trial =>
        {
            var isAtFault = trial.Genome.ToString().Contains("by=2", StringComparison.Ordinal);
            Assert.Equal(isAtFault ? TrialStatus.Failed : TrialStatus.Finished, trial.Status);
            Assert.Equal(isAtFault ? "'Twice' threw InvalidOperationException: Two is one too many" : null, trial.Reason);
        });
        Assert.Contains(result.Trials, trial => trial.Status == TrialStatus.Failed);
    }

    [Theory]
    [InlineData("Sure", "'Sure' threw FormatException: No.")]
    [InlineData("Bill", "'Bill' threw FormatException: No.")]
    public async Task A_search_in_which_all_candidates_fail_says_why(string name, string reason)
    {
        var library = name == "Sure"
            ? Library.WithMetric(name, (_, _) => throw new FormatException("No."))
            : Library.WithObjective(name, (_, _) => throw new FormatException("No."));

        var failure = await Assert.ThrowsAsync<NasException>(() => RunAsync(library));

        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal("NAS7031", diagnostic.Id);
        Assert.Contains(reason.TrimEnd('.'), diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_not_finite_fails_the_candidate()
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => RunAsync(Library.WithMetric("Sure", (_, _) => double.NaN)));

        Assert.Contains("the objective 'accuracy + Sure(k: 3)' has no finite value", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_code_everything_that_lacks_it_is_named()
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => RunAsync(ExternLibrary.Empty));

        Assert.All(failure.Diagnostics, diagnostic => Assert.Equal("NAS7065", diagnostic.Id));
        Assert.Equal(
            [(1, "'Rows'"), (6, "'Twice'"), (9, "'Sure'"), (10, "'Bill'")],
            failure.Diagnostics.Select(diagnostic => (diagnostic.Location.Start.Line, diagnostic.Message.Split(' ')[0])));
    }

    private static Task<SearchResult> RunAsync(ExternLibrary library, SearchOptions? options = null) => SearchRunner.RunAsync(
        NasProgram.Compile(Program).With(library).GetSearch("S"),
        new ManagedEngine(),
        options ?? new SearchOptions { Threads = 2 },
        null,
        CancellationToken.None);

    private sealed class Multiply(float by) : IExternOperation
    {
        public void Initialize(int weight, Span<float> values, RandomStream random) => throw new NotSupportedException();

        public void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> weights, Span<float> output)
        {
            for (var i = 0; i < input.Length; i++)
            {
                output[i] = by * input[i];
            }
        }

        public void Backward(
            ReadOnlySpan<float> input,
            ReadOnlySpan<float> output,
            ReadOnlySpan<float> outputGradient,
            ReadOnlySpan<float> weights,
            Span<float> inputGradient,
            Span<float> weightGradients)
        {
            for (var i = 0; i < input.Length; i++)
            {
                inputGradient[i] = by * outputGradient[i];
            }
        }
    }
}
