using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Prediction;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Training;

/// <summary>What programs ask of a champion: the bits of the search, from any thread, without garbage.</summary>
public sealed class PredictionTests
{
    private const double Divisor = 3;
    private static readonly ManagedEngine Engine = new();
    private static readonly (NetworkWeights Weights, float[] Logits) Trained = Train();
    private static readonly float[] Raw = [.. SmallTask.Rows.Inputs.ToArray().Select(value => value * (float)Divisor)];

    [Fact]
    public void Spans_get_the_bits_of_the_training_run_in_batches_and_one_by_one()
    {
        using var predictor = Engine.Load(Network.Parse(SmallTask.Network.ToString()), Trained.Weights);
        var inputs = SmallTask.Rows.Inputs.Span;
        var outputs = new float[Trained.Logits.Length];

        predictor.Predict(inputs, outputs);
        Assert.Equal(Trained.Logits, outputs);

        Array.Clear(outputs);
        for (var row = 0; row < SmallTask.Rows.Count; row++)
        {
            predictor.Predict(inputs.Slice(row * 16, 16), outputs.AsSpan(row * 4, 4));
        }

        Assert.Equal(Trained.Logits, outputs);
    }

    [Theory]
    [InlineData("6x4x17")]
    [InlineData("8x8x20")]
    [InlineData("4x4x16")]
    [InlineData("6x6x9")]
    public void The_first_layer_may_take_any_number_of_channels(string input)
    {
        var network = new GraphBuilder(OperationCase.ParseShape(input)).Add("conv", ("filters", Value.Of(18)), ("kernel", Value.Of(3))).Add("globalavgpool").Build();
        var random = new Random(4);
        var rows = new Dataset(network.Input, [.. Enumerable.Range(0, 3 * network.Input.Size).Select(_ => random.NextSingle())], TargetKind.Class, 18, new float[3]);
        using var run = Engine.Start(network, rows, SmallTask.Recipe, 1);
        float[] expected = [];
        Engine.Differentiate(network, run.SaveWeights(), rows, false, outputs => expected = outputs);

        // A pass that differentiates by the input has it laid out in its own way.
        var found = run.Predict(rows, CancellationToken.None);
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Probabilities_are_the_softmax_of_the_logits()
    {
        var classifier = new Classifier(Engine, SmallTask.Network, Trained.Weights, 1);
        var labels = new int[SmallTask.Rows.Count];
        var probabilities = new float[Trained.Logits.Length];

        classifier.PredictBatch(SmallTask.Rows.Inputs.Span, labels, probabilities);

        for (var row = 0; row < labels.Length; row++)
        {
            var logits = Trained.Logits[(row * 4)..((row * 4) + 4)];
            var powers = logits.Select(logit => Math.Exp(logit)).ToArray();
            Assert.Equal(Array.IndexOf(logits, logits.Max()), labels[row]);
            for (var i = 0; i < 4; i++)
            {
                Assert.Equal(powers[i] / powers.Sum(), probabilities[(row * 4) + i], 1e-6);
            }
        }
    }

    [Fact]
    public void Inputs_are_divided_as_data_files_are()
    {
        var scaled = Raw.Select(value => (float)(value / Divisor)).ToArray();
        var expected = new int[SmallTask.Rows.Count];
        var labels = new int[SmallTask.Rows.Count];

        new Classifier(Engine, SmallTask.Network, Trained.Weights, 1).PredictBatch(scaled, expected);
        new Classifier(Engine, SmallTask.Network, Trained.Weights, Divisor).PredictBatch(Raw, labels);

        Assert.Equal(expected, labels);
    }

    [Fact]
    public void Answers_take_no_memory_after_the_first()
    {
        var classifier = new Classifier(Engine, SmallTask.Network, Trained.Weights, Divisor);
        var probabilities = new float[4];
        var labels = new int[SmallTask.Rows.Count];
        Ask(classifier, probabilities, labels);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Ask(classifier, probabilities, labels);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Threads_do_not_disturb_one_another()
    {
        var classifier = new Classifier(Engine, SmallTask.Network, Trained.Weights, Divisor);
        var expected = new int[SmallTask.Rows.Count];
        classifier.PredictBatch(Raw, expected);

        Parallel.For(0, 2000, i =>
        {
            var row = i % expected.Length;
            Assert.Equal(expected[row], classifier.Predict(Raw.AsSpan(row * 16, 16)));
        });
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        var classifier = new Classifier(Engine, SmallTask.Network, Trained.Weights, 1);

        Assert.Throws<ArgumentException>(() => classifier.Predict(new float[15]));
        Assert.Throws<ArgumentException>(() => classifier.Predict(new float[32]));
        Assert.Throws<ArgumentException>(() => classifier.Predict(new float[16], new float[3]));
        Assert.Throws<ArgumentException>(() => classifier.PredictBatch(new float[32], new int[1]));
        Assert.Throws<ArgumentException>(() => new Regressor(Engine, SmallTask.Network, Trained.Weights, 1).Predict(new float[16]));
    }

    [Fact]
    public void A_regressor_gives_the_outputs_as_they_are()
    {
        var numbers = new float[Trained.Logits.Length];

        new Regressor(Engine, SmallTask.Network, Trained.Weights, 1).PredictBatch(SmallTask.Rows.Inputs.Span, numbers);

        Assert.Equal(Trained.Logits, numbers);
    }

    private static void Ask(Classifier classifier, float[] probabilities, int[] labels)
    {
        classifier.Predict(Raw.AsSpan(0, 16));
        classifier.Predict(Raw.AsSpan(16, 16), probabilities);
        classifier.PredictBatch(Raw, labels);
    }

    private static (NetworkWeights Weights, float[] Logits) Train()
    {
        using var run = Engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        run.TrainEpoch(CancellationToken.None);
        return (run.SaveWeights(), run.Predict(SmallTask.Rows, CancellationToken.None));
    }
}
