using NasDsl.Data;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.Tests.Shared;
using NasDsl.TorchSharp.Tests.Programs;
using NasDsl.TorchSharp.Tests.Training;

namespace NasDsl.TorchSharp.Tests.Groups;

/// <summary>Trainings of a group give what each gives alone, whatever their users do with them.</summary>
public sealed class GroupTests
{
    private const double Tolerance = 1e-5;

    private static readonly TrainingRecipe Recipe = RecipeCases.OfClasses["momentum"] with { Epochs = 6 };

    /// <summary>Recipes that differ in all that a group keeps apart.</summary>
    private static readonly TrainingRecipe[] Recipes =
    [
        Recipe,
        Recipe with { Optimizer = new SgdSettings(0.02, 0.9, false, 0.01) },
        Recipe with { Optimizer = new SgdSettings(0.05, 0.5, false, 0), GreatestNorm = 0.3 },
        Recipe with { Schedule = new CosineSchedule(), WarmupEpochs = 1.5 },
        Recipe with { Optimizer = new SgdSettings(0.01, 0, false, 0.1), Schedule = new StepSchedule(2, 0.5) },
    ];

    public static TheoryData<string> Names => new("momentum", "adam", "adamw", "rmsprop with momentum", "clipped adam", "balanced", "weighted and smoothed", "binary", "mixup, weighted and smoothed", "all at once");

    public static TheoryData<string, string, int> Architectures() => new()
    {
        { "digits.nas", "DigitsNet", 0 }, { "digits.nas", "DigitsNet", 1 }, { "digits.nas", "DigitsNet", 2 }, { "digits.nas", "DigitsNet", 3 }, { "spaces.nas", "NasBench201", 0 }, { "spaces.nas", "Darts", 0 },
        { "sequences.nas", "TableNet", 0 }, { "sequences.nas", "TableNet", 1 }, { "sequences.nas", "TableNet", 2 },
    };

    [TorchTheory]
    [MemberData(nameof(Names))]
    public void Losses_and_weights_are_those_of_each_alone(string name)
    {
        var recipe = RecipeCases.OfClasses[name] with { Epochs = 4 };
        AssertAlike(RecipeCases.ClassNetwork, RecipeCases.Classes, [.. Enumerable.Repeat(recipe, 3)]);
    }

    [TorchFact]
    public void Numbers_of_recipes_are_kept_apart() => AssertAlike(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipes);

    [TorchTheory]
    [MemberData(nameof(Architectures))]
    public void Architectures_of_spaces_train_as_groups(string file, string space, int draw)
    {
        var network = TestPrograms.Read(file).GetSpace(space).Sample(new RandomStream(5, RandomPurpose.User, (uint)draw)).Network;
        var random = new Random(3);
        var rows = new Dataset(
            network.Input,
            [.. Enumerable.Range(0, 24 * network.Input.Size).Select(_ => random.NextSingle())],
            TargetKind.Class,
            network.Output.Size,
            [.. Enumerable.Range(0, 24).Select(_ => (float)random.Next(network.Output.Size))]);
        AssertAlike(network, rows, [.. Enumerable.Range(1, 3).Select(i => Recipe with { Epochs = 3, Batch = 16, Optimizer = new SgdSettings(0.01 * i, 0.9, true, 0) })]);
    }

    [TorchFact]
    public void A_training_that_lags_is_seen_as_it_was()
    {
        var engine = TestEngine.Create();
        var runs = engine.StartGroup(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipes, [1, 2, 3, 4, 5]);
        var expected = Alone(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipes);
        var epochs = new int[runs.Count];

        // Each in an order of its own, some far ahead of others; whoever asks sees what belongs to his own epoch.
        var random = new Random(2);
        while (epochs.Any(epoch => epoch < Recipe.Epochs))
        {
            var member = random.Next(runs.Count);
            if (epochs[member] < Recipe.Epochs)
            {
                Near.AssertLosses([expected[member].Losses[epochs[member]]], [runs[member].TrainEpoch(CancellationToken.None)], Tolerance, $"member {member}");
                epochs[member]++;
            }

            var seen = random.Next(runs.Count);
            Assert.Equal(epochs[seen], runs[seen].Epoch);
            Assert.Equal(epochs[seen], runs[seen].SaveState()?.Epoch);
            Near.Assert(expected[seen].Weights[epochs[seen]].Tensors, runs[seen].SaveWeights().Tensors, Tolerance, $"member {seen} after {epochs[seen]}");
            Near.Assert(expected[seen].Answers[epochs[seen]], runs[seen].Predict(RecipeCases.Classes, CancellationToken.None), 10 * Tolerance, $"answers of member {seen} after {epochs[seen]}");
        }

        Assert.All(runs, run => Assert.Throws<InvalidOperationException>(() => run.TrainEpoch(CancellationToken.None)));
        Dispose(runs);
    }

    [TorchFact]
    public void Trainings_that_leave_do_not_matter_to_the_others()
    {
        var engine = TestEngine.Create();
        var runs = engine.StartGroup(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipes, [1, 2, 3, 4, 5]);
        var expected = Alone(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipes);
        for (var epoch = 0; epoch < Recipe.Epochs; epoch++)
        {
            for (var member = 0; member < runs.Count; member++)
            {
                // 3 leaves after one epoch, 0 and 1 after two: fewer than half are left then; 4 after four.
                var last = member switch { 3 => 1, 0 or 1 => 2, 4 => 4, _ => Recipe.Epochs };
                if (epoch == last)
                {
                    runs[member].Dispose();
                }
                else if (epoch < last)
                {
                    Near.AssertLosses([expected[member].Losses[epoch]], [runs[member].TrainEpoch(CancellationToken.None)], Tolerance, $"member {member}, epoch {epoch}");
                }
            }
        }

        Assert.Throws<ObjectDisposedException>(() => runs[3].TrainEpoch(CancellationToken.None));
        Near.Assert(expected[2].Weights[^1].Tensors, runs[2].SaveWeights().Tensors, Tolerance, "the last one");
        Dispose(runs);
    }

    [TorchFact]
    public void A_group_goes_on_from_states_and_what_is_elsewhere_goes_on_alone()
    {
        var engine = TestEngine.Create();
        var expected = Alone(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipes);
        TrainingState[] states = [.. Enumerable.Range(0, 3).Select(member =>
        {
            using var run = engine.Start(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipes[member], (ulong)member + 1);
            for (var epoch = 0; epoch < (member == 2 ? 1 : 2); epoch++)
            {
                run.TrainEpoch(CancellationToken.None);
            }

            return run.SaveState() ?? throw new InvalidOperationException();
        })];

        var runs = engine.StartGroup(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipes, [1, 2, 3, 4, 5]);
        for (var member = 0; member < 3; member++)
        {
            runs[member].LoadState(states[member]);
        }

        for (var member = 0; member < runs.Count; member++)
        {
            Assert.Equal(member < 2 ? 2 : member == 2 ? 1 : 0, runs[member].Epoch);
            Near.AssertLosses(expected[member].Losses[runs[member].Epoch..], Trainings.TrainToTheEnd(runs[member], Recipe), Tolerance, $"member {member}");
        }

        Dispose(runs);
    }

    [TorchFact]
    public void Weights_can_be_given_before_and_after_the_group_has_begun()
    {
        var engine = TestEngine.Create();
        using var other = engine.Start(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipe, 9);
        other.TrainEpoch(CancellationToken.None);
        using var alone = engine.Start(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipe, 2);
        alone.LoadWeights(other.SaveWeights());
        var expected = Trainings.TrainToTheEnd(alone, Recipe);

        var runs = engine.StartGroup(RecipeCases.ClassNetwork, RecipeCases.Classes, [Recipe, Recipe, Recipe], [2, 3, 2]);
        runs[0].LoadWeights(other.SaveWeights());
        runs[1].TrainEpoch(CancellationToken.None);
        runs[2].LoadWeights(other.SaveWeights());
        Near.AssertLosses(expected, Trainings.TrainToTheEnd(runs[0], Recipe), Tolerance, "before");
        Near.AssertLosses(expected, Trainings.TrainToTheEnd(runs[2], Recipe), Tolerance, "after");
        Dispose(runs);
    }

    [TorchFact]
    public void One_that_diverges_fails_alone()
    {
        var engine = TestEngine.Create();
        TrainingRecipe[] recipes = [Recipe, Recipe with { Optimizer = new SgdSettings(1e30, 0.9, false, 0) }, Recipe];
        var runs = engine.StartGroup(SmallTask.Network, SmallTask.Rows, recipes, [1, 2, 3]);
        using var alone = engine.Start(SmallTask.Network, SmallTask.Rows, recipes[1], 2);
        var expected = Assert.Throws<TrainingDivergedException>(() => Trainings.TrainToTheEnd(alone, Recipe));
        var found = Assert.Throws<TrainingDivergedException>(() => Trainings.TrainToTheEnd(runs[1], Recipe));
        Assert.Equal((expected.Step, expected.Layer), (found.Step, found.Layer));
        foreach (var member in (int[])[0, 2])
        {
            using var one = engine.Start(SmallTask.Network, SmallTask.Rows, Recipe, (ulong)member + 1);
            Near.AssertLosses(Trainings.TrainToTheEnd(one, Recipe), Trainings.TrainToTheEnd(runs[member], Recipe), Tolerance, $"member {member}");
        }

        Dispose(runs);
    }

    [TorchFact]
    public void A_request_to_stop_one_leaves_the_others_as_they_were()
    {
        var engine = TestEngine.Create();
        var runs = engine.StartGroup(RecipeCases.ClassNetwork, RecipeCases.Classes, [Recipe, Recipe], [1, 2]);
        var expected = Alone(RecipeCases.ClassNetwork, RecipeCases.Classes, [Recipe, Recipe]);
        runs[0].TrainEpoch(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => runs[0].TrainEpoch(stop.Token));
        Near.AssertLosses(expected[1].Losses, Trainings.TrainToTheEnd(runs[1], Recipe), Tolerance, "the other");
        Dispose(runs);
    }

    [TorchFact]
    public void Threads_can_use_the_trainings_of_a_group_at_the_same_time()
    {
        var engine = TestEngine.Create();
        var runs = engine.StartGroup(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipes, [1, 2, 3, 4, 5]);
        var expected = Alone(RecipeCases.ClassNetwork, RecipeCases.Classes, Recipes);
        Parallel.ForEach(Enumerable.Range(0, runs.Count), new ParallelOptions { MaxDegreeOfParallelism = 5 }, member =>
        {
            for (var epoch = 0; epoch < Recipe.Epochs; epoch++)
            {
                Near.AssertLosses([expected[member].Losses[epoch]], [runs[member].TrainEpoch(CancellationToken.None)], Tolerance, $"member {member}");
                Near.Assert(expected[member].Answers[epoch + 1], runs[member].Predict(RecipeCases.Classes, CancellationToken.None), 10 * Tolerance, $"member {member}");
            }

            runs[member].Dispose();
        });
    }

    [TorchFact]
    public void What_cannot_be_grouped_is_refused()
    {
        var engine = TestEngine.Create();
        var (network, rows) = (RecipeCases.ClassNetwork, RecipeCases.Classes);
        Assert.Equal(8, engine.GreatestGroup);
        Assert.True(engine.CanGroup(network, Recipes[0], Recipes[3]));
        Assert.False(engine.CanGroup(network, Recipe, Recipe with { Batch = 16 }));
        Assert.False(engine.CanGroup(network, Recipe, RecipeCases.OfClasses["adam"]));
        Assert.False(engine.CanGroup(network, Recipe, Recipe with { Loss = new BinarySettings() }));
        var recurrent = new GraphBuilder(Shape.Signal(4, 2)).Add("gru", ("units", Value.Of(4))).Add("linear", ("units", Value.Of(2))).Build();
        Assert.Equal(engine.CanGroup(recurrent, Recipe, Recipe), engine.CanGroup(recurrent, Recipe, Recipes[1]));
        Assert.Throws<ArgumentException>(() => engine.StartGroup(network, rows, [], []));
        Assert.Throws<ArgumentException>(() => engine.StartGroup(network, rows, [Recipe, Recipe], [1]));
        Assert.Throws<ArgumentException>(() => engine.StartGroup(network, rows, [Recipe, Recipe with { Batch = 16 }], [1, 2]));
        var many = engine.GreatestGroup + 1;
        Assert.Throws<ArgumentException>(() => engine.StartGroup(network, rows, [.. Enumerable.Repeat(Recipe, many)], [.. Enumerable.Range(0, many).Select(i => (ulong)i)]));
    }

    private static void AssertAlike(Network network, Dataset rows, TrainingRecipe[] recipes)
    {
        var engine = TestEngine.Create();
        Assert.All(recipes, recipe => Assert.True(engine.CanGroup(network, recipes[0], recipe)));
        var runs = engine.StartGroup(network, rows, recipes, [.. Enumerable.Range(1, recipes.Length).Select(seed => (ulong)seed)]);
        var expected = Alone(network, rows, recipes);
        for (var epoch = 0; epoch < recipes[0].Epochs; epoch++)
        {
            for (var member = 0; member < recipes.Length; member++)
            {
                Near.AssertLosses([expected[member].Losses[epoch]], [runs[member].TrainEpoch(CancellationToken.None)], Tolerance, $"{network}\nmember {member}, epoch {epoch}");
            }
        }

        for (var member = 0; member < recipes.Length; member++)
        {
            Near.Assert(expected[member].Weights[^1].Tensors, runs[member].SaveWeights().Tensors, 10 * Tolerance, $"{network}\nmember {member}");
            Near.Assert(expected[member].Answers[^1], runs[member].Predict(rows, CancellationToken.None), 10 * Tolerance, $"{network}\nanswers of member {member}");
        }

        Dispose(runs);
    }

    /// <summary>Each training by itself: its losses, and what it is after each number of epochs. Seeds count from 1.</summary>
    private static (double[] Losses, NetworkWeights[] Weights, float[][] Answers)[] Alone(Network network, Dataset rows, TrainingRecipe[] recipes)
    {
        var engine = TestEngine.Create();
        return [.. recipes.Select((recipe, member) =>
        {
            using var run = engine.Start(network, rows, recipe, (ulong)member + 1);
            var losses = new List<double>();
            var weights = new List<NetworkWeights> { run.SaveWeights() };
            var answers = new List<float[]> { run.Predict(rows, CancellationToken.None) };
            while (run.Epoch < recipe.Epochs)
            {
                losses.Add(run.TrainEpoch(CancellationToken.None));
                weights.Add(run.SaveWeights());
                answers.Add(run.Predict(rows, CancellationToken.None));
            }

            return (losses.ToArray(), weights.ToArray(), answers.ToArray());
        })];
    }

    private static void Dispose(IReadOnlyList<ITrainingRun> runs)
    {
        foreach (var run in runs)
        {
            run.Dispose();
        }
    }
}
