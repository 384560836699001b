using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Prediction;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Training;

/// <summary>Training and answers of networks on tokens: which of two tokens comes first.</summary>
public sealed class SequenceTests
{
    private const int Vocabulary = 5;
    private static readonly ManagedEngine Engine = new();

    public static TheoryData<string> Kinds => ["attention", "gru", "lstm"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_comes_first_is_learnt(string kind)
    {
        var rows = Rows(400, 10);
        const int Epochs = 30;
        using var run = Engine.Start(Create(kind, 10), rows, Recipe(32, Epochs), 1);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            run.TrainEpoch(CancellationToken.None);
        }

        var answers = run.Predict(rows, CancellationToken.None);
        var right = Enumerable.Range(0, rows.Count).Count(row => answers[2 * row] < answers[(2 * row) + 1] == (rows.Targets.Span[row] == 1));
        Assert.True(right > 0.95 * rows.Count, $"{right} of {rows.Count} are right");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_allocates_nothing(string kind)
    {
        using var run = Assert.IsType<ManagedTrainingRun>(Engine.Start(Create(kind, 10), Rows(100, 10), Recipe(40, epochs: 1), 1));
        int[] rows = [.. Enumerable.Range(0, 40)];
        run.Step(rows);
        run.Step(rows.AsSpan(0, 20));
        int[] rest = [.. Enumerable.Range(80, 20)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5; i++)
        {
            run.Step(rows);
            run.Step(rest);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_predictor_gives_the_bits_of_the_training_run_on_long_sequences_in_batches_and_one_by_one(string kind)
    {
        // Longer than what a predictor keeps of a sequence, and more rows than go by at once.
        const int Length = 530;
        var network = Create(kind, Length);
        var rows = Rows(70, Length);
        using var run = Engine.Start(network, rows, Recipe(70, epochs: 1), 1);
        run.TrainEpoch(CancellationToken.None);
        var expected = run.Predict(rows, CancellationToken.None);

        using var predictor = Engine.Load(Network.Parse(network.ToString()), run.SaveWeights());
        var outputs = new float[expected.Length];
        predictor.Predict(rows.Inputs.Span, outputs);
        Assert.Equal(expected, outputs);

        for (var row = 0; row < 5; row++)
        {
            var one = new float[2];
            predictor.Predict(rows.Inputs.Span.Slice(row * Length, Length), one);
            Assert.Equal(expected[(2 * row)..((2 * row) + 2)], one);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Batches_of_several_chunks_have_the_gradient_of_their_rows(string kind)
    {
        // The gradient of a sum is the sum of the gradients: that of 150 rows, which are cut into chunks, and those of 50 each, which are not.
        var network = Create(kind, 6);
        var rows = Rows(150, 6);
        using var run = Engine.Start(network, rows, Recipe(1, epochs: 1), 1);
        var weights = run.SaveWeights();
        var whole = Gradient(rows);
        var parts = Enumerable.Range(0, 3).Select(part => Gradient(rows.Select([.. Enumerable.Range(part * 50, 50)]))).ToArray();

        for (var tensor = 0; tensor < whole.Weights.Length; tensor++)
        {
            for (var i = 0; i < whole.Weights[tensor].Values.Length; i++)
            {
                Assert.Equal(parts.Sum(part => part.Weights[tensor].Values[i]), whole.Weights[tensor].Values[i], 2e-4);
            }
        }

        NetworkGradients Gradient(Dataset some) => Engine.Differentiate(network, weights, some, isTraining: true, outputs => [.. outputs.Select((_, i) => i % 2 == 0 ? 1f : -0.5f)]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fresh_weights_of_every_token_head_and_gate_are_drawn(string kind)
    {
        using var run = Engine.Start(Create(kind, 6), Rows(10, 6), Recipe(10, epochs: 1), 1);
        foreach (var tensor in run.SaveWeights().Tensors.Where(tensor => tensor.Name.Contains("weight", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(0f, tensor.Values);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Vocabulary)]
    [InlineData(1.5f)]
    [InlineData(float.NaN)]
    public void What_is_no_token_is_refused(float token)
    {
        var network = Create("gru", 4);
        var rows = Rows(10, 4);
        using var run = Engine.Start(network, rows, Recipe(10, epochs: 1), 1);
        var classifier = new Classifier(Engine, network, run.SaveWeights(), 1);
        Assert.InRange(classifier.Predict([0, 1, 2, 3]), 0, 1);

        var failure = Assert.Throws<ArgumentException>(() => classifier.Predict([0, 1, token, 3]));
        Assert.StartsWith("The network takes tokens, which are whole numbers from 0 to 4, and gets ", failure.Message, StringComparison.Ordinal);
    }

    private static Network Create(string kind, int length)
    {
        var builder = new GraphBuilder(Shape.Tokens(length, Vocabulary)).Add("embedding", ("size", Value.Of(16)));
        return (kind == "attention"
            ? builder.Add("positional").Add("attention", ("heads", Value.Of(2))).Add("add", [2, 3]).Add("pointwise", ("filters", Value.Of(16))).Add("gelu").Add("globalavgpool")
            : builder.Add(kind, ("units", Value.Of(9)), ("sequence", Value.Of(true))).Add(kind, ("units", Value.Of(16))))
            .Add("linear", ("units", Value.Of(2))).Build();
    }

    private static TrainingRecipe Recipe(int batch, int epochs) => new(epochs, batch, new AdamSettings(0.01, 0.9, 0.999, 1e-8, 0, false), new CosineSchedule());

    /// <summary>The tokens 3 and 4 are there once each, among others.</summary>
    private static Dataset Rows(int count, int length)
    {
        var random = new Random(4);
        var inputs = new float[count * length];
        var targets = new float[count];
        for (var row = 0; row < count; row++)
        {
            var tokens = inputs.AsSpan(row * length, length);
            foreach (ref var token in tokens)
            {
                token = random.Next(3);
            }

            var first = random.Next(length);
            var second = (first + 1 + random.Next(length - 1)) % length;
            tokens[first] = 3;
            tokens[second] = 4;
            targets[row] = first < second ? 1 : 0;
        }

        return new Dataset(Shape.Tokens(length, Vocabulary), inputs, TargetKind.Class, 2, targets);
    }
}
