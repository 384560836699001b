using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Training;

public sealed class TrainingRunTests
{
    private readonly ManagedEngine _engine = new();

    [Fact]
    public void Training_learns()
    {
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        var first = run.TrainEpoch(CancellationToken.None);
        var last = TrainToTheEnd(run);
        Assert.True(last < first / 2, $"{first} to {last}");
        var fresh = SmallTask.Create(300, 2);
        Assert.InRange(SmallTask.Accuracy(run.Predict(fresh, CancellationToken.None), fresh), 0.95, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_gives_others()
    {
        Assert.Equal(TrainedHash(1), TrainedHash(1));
        Assert.NotEqual(TrainedHash(1), TrainedHash(2));
    }

    [Fact]
    public void Predicting_between_epochs_changes_nothing()
    {
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        while (run.Epoch < SmallTask.Recipe.Epochs)
        {
            run.TrainEpoch(CancellationToken.None);
            run.Predict(SmallTask.Rows, CancellationToken.None);
        }

        Assert.Equal(TrainedHash(1), run.SaveWeights().Hash());
    }

    [Fact]
    public void Answers_do_not_depend_on_the_batch_that_a_row_is_in()
    {
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        TrainToTheEnd(run);
        var all = run.Predict(SmallTask.Rows, CancellationToken.None);
        var one = run.Predict(SmallTask.Rows.Select([77]), CancellationToken.None);
        Assert.Equal(all[(77 * 4)..(78 * 4)], one);
    }

    [Fact]
    public void A_predictor_answers_like_the_run_that_trained_also_on_many_threads()
    {
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        TrainToTheEnd(run);
        var expected = run.Predict(SmallTask.Rows, CancellationToken.None);
        using var predictor = _engine.Load(SmallTask.Network, run.SaveWeights());
        Parallel.For(0, 16, _ => Assert.Equal(expected, predictor.Predict(SmallTask.Rows, CancellationToken.None)));
    }

    [Fact]
    public void Weights_have_the_names_and_layouts_of_PyTorch()
    {
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        Assert.Equal(
            [
                "1.conv.weight 8x1x3x3", "1.conv.bias 8",
                "2.batchnorm.weight 8", "2.batchnorm.bias 8", "2.batchnorm.running_mean 8", "2.batchnorm.running_var 8",
                "4.conv.weight 8x8x3x3", "4.conv.bias 8",
                "9.linear.weight 4x32", "9.linear.bias 4",
            ],
            run.SaveWeights().Tensors.Select(tensor => $"{tensor.Name} {string.Join('x', tensor.Shape)}"));
    }

    [Fact]
    public void Fresh_weights_are_within_their_bounds()
    {
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        var tensors = run.SaveWeights().Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Values);
        AssertUniform(Math.Sqrt(6.0 / 72), tensors["4.conv.weight"]);
        AssertUniform(Math.Sqrt(1.0 / 32), tensors["9.linear.weight"]);
        Assert.All(tensors["4.conv.bias"], value => Assert.Equal(0, value));
        Assert.All(tensors["2.batchnorm.weight"], value => Assert.Equal(1, value));
        Assert.All(tensors["2.batchnorm.running_var"], value => Assert.Equal(1, value));
    }

    [Fact]
    public void Weights_of_another_network_are_refused()
    {
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        var weights = run.SaveWeights();
        Assert.Throws<ArgumentException>(() => _engine.Load(SmallTask.Network, new NetworkWeights(weights.Tensors[1..])));
        var renamed = weights.Tensors.SetItem(0, weights.Tensors[0] with { Name = "1.conv.kernel" });
        Assert.Contains("1.conv.weight", Assert.Throws<ArgumentException>(() => _engine.Load(SmallTask.Network, new NetworkWeights(renamed))).Message, StringComparison.Ordinal);
        var reshaped = weights.Tensors.SetItem(0, weights.Tensors[0] with { Shape = [8, 9] });
        Assert.Throws<ArgumentException>(() => _engine.Load(SmallTask.Network, new NetworkWeights(reshaped)));
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        var network = SmallTask.Network;
        Dataset Rows(Shape shape, int classes, params float[] targets) => new(shape, new float[targets.Length * shape.Size], TargetKind.Class, classes, targets);
        Assert.Throws<ArgumentException>(() => _engine.Start(network, Rows(Shape.Image(4, 4, 1), 4), SmallTask.Recipe, 1));
        Assert.Throws<ArgumentException>(() => _engine.Start(network, Rows(Shape.Image(4, 5, 1), 4, 0), SmallTask.Recipe, 1));
        Assert.Throws<ArgumentException>(() => _engine.Start(network, Rows(Shape.Image(4, 4, 1), 5, 0), SmallTask.Recipe, 1));
        Assert.Throws<ArgumentException>(() => _engine.Start(network, Rows(Shape.Image(4, 4, 1), 4, 4), SmallTask.Recipe, 1));
        Assert.Throws<ArgumentException>(() => _engine.Start(network, Rows(Shape.Image(4, 4, 1), 4, 0.5f), SmallTask.Recipe, 1));
        Assert.Throws<ArgumentException>(() => _engine.Start(network, SmallTask.Rows, SmallTask.Recipe with { Batch = 0 }, 1));
        using var run = _engine.Start(network, SmallTask.Rows, SmallTask.Recipe, 1);
        Assert.Throws<ArgumentException>(() => run.Predict(Rows(Shape.Image(4, 5, 1), 4, 0), CancellationToken.None));
    }

    [Fact]
    public void Losses_that_do_not_fit_the_rows_are_refused()
    {
        var numbers = new Dataset(Shape.Image(4, 4, 1), new float[32], TargetKind.Number, 4, [0, 1, 0.5f, 0, 0, 0, 0, 1.5f]);
        void Refuse(Dataset rows, LossSettings loss) => Assert.Throws<ArgumentException>(() => _engine.Start(SmallTask.Network, rows, SmallTask.Recipe with { Loss = loss }, 1));
        Refuse(SmallTask.Rows, new HuberSettings(1));
        Refuse(SmallTask.Rows, new CrossEntropySettings(false, new EquatableArray<double>([1, 2, 3]), 0));
        Refuse(numbers, CrossEntropySettings.Plain);
        Refuse(numbers, new BinarySettings());
    }

    [Fact]
    public void A_rate_that_is_far_too_high_diverges_with_the_step_and_what_became_infinite()
    {
        var recipe = SmallTask.Recipe with { Optimizer = new SgdSettings(1e20, 0.9, false, 0) };
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, recipe, 1);
        var exception = Assert.Throws<TrainingDivergedException>(() => TrainToTheEnd(run));
        Assert.Contains("step", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_is_not_a_number_diverges_at_once()
    {
        var inputs = SmallTask.Rows.Inputs.ToArray();
        inputs[5] = float.NaN;
        var rows = new Dataset(SmallTask.Rows.InputShape, inputs, TargetKind.Class, 4, SmallTask.Rows.Targets.ToArray());
        using var run = _engine.Start(SmallTask.Network, rows, SmallTask.Recipe, 1);
        Assert.Throws<TrainingDivergedException>(() => run.TrainEpoch(CancellationToken.None));
    }

    [Fact]
    public void Cancellation_stops_training_and_answering()
    {
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        var cancelled = new CancellationToken(true);
        Assert.Throws<OperationCanceledException>(() => run.TrainEpoch(cancelled));
        Assert.Throws<OperationCanceledException>(() => run.Predict(SmallTask.Rows, cancelled));
    }

    [Fact]
    public void There_are_no_more_epochs_than_the_recipe_has()
    {
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        TrainToTheEnd(run);
        Assert.Throws<InvalidOperationException>(() => run.TrainEpoch(CancellationToken.None));
    }

    [Fact]
    public void A_disposed_run_says_so()
    {
        var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        run.Dispose();
        run.Dispose();
        Assert.Throws<ObjectDisposedException>(() => run.TrainEpoch(CancellationToken.None));
        Assert.Throws<ObjectDisposedException>(() => run.SaveWeights());
        Assert.Throws<ObjectDisposedException>(() => run.Predict(SmallTask.Rows, CancellationToken.None));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var run = Assert.IsType<ManagedTrainingRun>(_engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1));
        int[] rows = [.. Enumerable.Range(0, 32)];
        run.Step(rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            run.Step(rows);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_step_with_all_that_a_recipe_can_say_allocates_nothing()
    {
        var recipe = SmallTask.Recipe with
        {
            Optimizer = new RmsPropSettings(0.001, 0.99, 1e-8, 0.5, 0.01),
            Schedule = new OneCycleSchedule(0.3, 0.04, 1e-6),
            Loss = new CrossEntropySettings(true, EquatableArray<double>.Empty, 0.1),
            WarmupEpochs = 0.5,
            GreatestNorm = 0.1,
            Augmentations = new EquatableArray<AugmentationSettings>(
            [
                new ShiftSettings(1, false), new ShiftSettings(1, true), new FlipSettings(0.5, true, true), new NoiseSettings(0.1), new ScaleSettings(0.1), new MixupSettings(0.2),
            ]),
        };
        using var run = Assert.IsType<ManagedTrainingRun>(_engine.Start(SmallTask.Network, SmallTask.Rows, recipe, 1));
        int[] rows = [.. Enumerable.Range(0, 32)];
        run.Step(rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            run.Step(rows);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 200)]
    [InlineData(7, 2)]
    public void Batches_of_any_size_train(int rows, int batch)
    {
        var data = SmallTask.Create(rows, 3);
        using var run = _engine.Start(SmallTask.Network, data, SmallTask.Recipe with { Batch = batch }, 1);
        Assert.True(double.IsFinite(TrainToTheEnd(run)));
    }

    [Fact]
    public void A_network_without_weights_can_be_trained_to_no_effect()
    {
        var network = new GraphBuilder(Shape.Image(2, 2, 4)).Add("globalavgpool").Build();
        var rows = new Dataset(network.Input, new float[32], TargetKind.Class, 4, [0, 1]);
        using var run = _engine.Start(network, rows, SmallTask.Recipe, 1);
        Assert.Equal(Math.Log(4), run.TrainEpoch(CancellationToken.None), 6);
        Assert.Empty(run.SaveWeights().Tensors);
    }

    private static double TrainToTheEnd(ITrainingRun run)
    {
        var loss = 0.0;
        while (run.Epoch < SmallTask.Recipe.Epochs)
        {
            loss = run.TrainEpoch(CancellationToken.None);
        }

        return loss;
    }

    private static void AssertUniform(double bound, IReadOnlyCollection<float> values)
    {
        Assert.All(values, value => Assert.InRange(value, -bound, bound));
        Assert.True(values.Max() > 0.9 * bound && values.Min() < -0.9 * bound);
    }

    private string TrainedHash(ulong seed)
    {
        using var run = _engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, seed);
        TrainToTheEnd(run);
        return run.SaveWeights().Hash();
    }
}
