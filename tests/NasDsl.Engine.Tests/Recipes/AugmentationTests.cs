using NasDsl.Data;
using NasDsl.Engine.Augmentation;
using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Recipes;

public sealed unsafe class AugmentationTests
{
    private static readonly Shape Image = Shape.Image(5, 7, 3);

    public static TheoryData<string> Names => new("shift", "crop", "flip", "noise", "scale", "mixup", "all");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_is_the_same_in_every_batch_of_its_epoch(string name)
    {
        var together = Load(name, [4, 1, 7, 2, 5], epoch: 3);
        foreach (var (row, i) in (ReadOnlySpan<(int, int)>)[(4, 0), (7, 2), (5, 4)])
        {
            Assert.Equal(together.Inputs[i], Load(name, [row], epoch: 3).Inputs[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_epoch_and_another_seed_have_other_draws(string name)
    {
        int[] rows = [.. Enumerable.Range(0, 9)];
        var inputs = Load(name, rows, epoch: 3).Inputs.SelectMany(row => row).ToArray();
        Assert.NotEqual(inputs, [.. Load(name, rows, epoch: 4).Inputs.SelectMany(row => row)]);
        Assert.NotEqual(inputs, [.. Load(name, rows, epoch: 3, seed: 2).Inputs.SelectMany(row => row)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Shifts_move_by_all_distances(bool isMirrored)
    {
        var row = Numbers(Image);
        var seen = new HashSet<(int, int)>();
        for (var draw = 0u; draw < 400; draw++)
        {
            var moved = Apply(new ShiftSettings(2, isMirrored), Image, row, draw);
            seen.Add(Assert.Single(
                from down in Enumerable.Range(-2, 5)
                from right in Enumerable.Range(-2, 5)
                where Enumerable.Range(0, Image.Size).All(i => moved[i] == Moved(row, i, down, right, isMirrored))
                select (down, right)));
        }

        Assert.Equal(25, seen.Count);
    }

    [Fact]
    public void A_signal_moves_along_its_length_only()
    {
        var shape = Shape.Signal(4, 2);
        var found = Enumerable.Range(0, 60).Select(draw => string.Join(' ', Apply(new ShiftSettings(1, false), shape, [1, 2, 3, 4, 5, 6, 7, 8], (uint)draw))).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["0 0 1 2 3 4 5 6", "1 2 3 4 5 6 7 8", "3 4 5 6 7 8 0 0"], found);
    }

    [Fact]
    public void A_shift_is_limited_by_what_there_is()
    {
        var shape = Shape.Signal(3, 1);
        var found = Enumerable.Range(0, 200).Select(draw => string.Join(' ', Apply(new ShiftSettings(9, true), shape, [1, 2, 3], (uint)draw))).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["1 2 3", "2 1 2", "2 3 2", "3 2 1"], found);
    }

    [Fact]
    public void Flips_turn_each_axis_by_its_chance()
    {
        var row = Numbers(Image);
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var draw = 0u; draw < 2000; draw++)
        {
            var turned = Apply(new FlipSettings(0.3, true, true), Image, row, draw);
            var name = Assert.Single(
                from across in (bool[])[false, true]
                from down in (bool[])[false, true]
                where Enumerable.Range(0, Image.Size).All(i => turned[i] == Turned(row, i, across, down))
                select $"{across} {down}");
            outcomes[name] = outcomes.GetValueOrDefault(name) + 1;
        }

        Assert.InRange(outcomes["True True"], 140, 220);
        Assert.InRange(outcomes["False False"], 910, 1050);
        Assert.Equal(4, outcomes.Count);
        Assert.All(Enumerable.Range(0, 20), draw => Assert.Equal(row, Apply(new FlipSettings(0, true, true), Image, row, (uint)draw)));
        Assert.All(Enumerable.Range(0, 20), draw => Assert.Equal(Turned(row, 4, true, false), Apply(new FlipSettings(1, true, false), Image, row, (uint)draw)[4]));
    }

    [Fact]
    public void Noise_is_normal()
    {
        var shape = Shape.Vector(40_001);
        var row = Apply(new NoiseSettings(0.5), shape, [.. Enumerable.Repeat(3f, shape.Size)], 1).Select(number => (number - 3.0) / 0.5).ToArray();
        Assert.Equal(0, row.Average(), 0.02);
        Assert.Equal(1, row.Average(number => number * number), 0.03);
        Assert.Equal(3, row.Average(number => Math.Pow(number, 4)), 0.15);
        Assert.Equal(0.6827, row.Average(number => Math.Abs(number) < 1 ? 1.0 : 0), 0.01);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963985)]
    [InlineData(0.001, -3.090232306)]
    [InlineData(0.9, 1.281551566)]
    public void Quantiles_are_those_of_the_normal_distribution(double probability, double quantile) =>
        Assert.Equal(quantile, NormalQuantiles.Quantile(probability), 1e-8);

    [Fact]
    public void Quantiles_have_variance_one()
    {
        Assert.Equal(4096, NormalQuantiles.All.Length);
        Assert.Equal(1, NormalQuantiles.All.Average(quantile => (double)quantile * quantile), 1e-6);
        Assert.Equal(NormalQuantiles.All.Order(), NormalQuantiles.All);
    }

    [Fact]
    public void A_scale_is_one_number_for_a_whole_row()
    {
        var factors = Enumerable.Range(0, 2000).Select(draw =>
        {
            var row = Apply(new ScaleSettings(0.2), Shape.Vector(3), [1, 2, -4], (uint)draw);
            Assert.Equal([row[0], 2 * row[0], -4 * row[0]], row);
            return (double)row[0];
        }).ToArray();
        Assert.InRange(factors.Min(), 0.8, 0.81);
        Assert.InRange(factors.Max(), 1.19, 1.2);
        Assert.Equal(1, factors.Average(), 0.01);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    public void Shares_of_mixed_rows_have_the_beta_distribution(double alpha)
    {
        var random = new RowStream(1, 2, 3);
        var shares = Enumerable.Range(0, 8000).Select(_ => 0.0).ToArray();
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = random.NextBeta(alpha);
        }

        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.Equal(0.5, shares.Average(), 0.02);
        Assert.Equal(1 / (4 * ((2 * alpha) + 1)), shares.Average(share => (share - 0.5) * (share - 0.5)), 0.01);
    }

    [Fact]
    public void Mixed_rows_have_mixed_targets()
    {
        var classes = Load("mixup", [.. Enumerable.Range(0, 9)], epoch: 0);
        for (var row = 0; row < 9; row++)
        {
            // Each row of the task holds its own number everywhere, and has its number as its class.
            Assert.Equal(row, classes.Targets[row]);
            Assert.All(classes.Inputs[row], number => Assert.Equal((classes.Shares[row] * row) + ((1 - classes.Shares[row]) * classes.Others[row]), number, 1e-5f));
        }

        Assert.True(classes.Others.Zip(classes.Targets).Count(pair => pair.First != pair.Second) >= 6);
        var numbers = Load("mixup", [.. Enumerable.Range(0, 9)], epoch: 0, kind: TargetKind.Number);
        Assert.Empty(numbers.Shares);
        for (var row = 0; row < 9; row++)
        {
            Assert.Equal(numbers.Inputs[row][0], numbers.Targets[row], 1e-5f);
            Assert.Equal(classes.Inputs[row], numbers.Inputs[row]);
        }
    }

    [Fact]
    public void Rows_that_are_brought_as_they_are_are_not_changed()
    {
        var task = Constants(TargetKind.Class);
        using var plan = Plan(task);
        var batch = new TrainingBatch(task, Recipe("all"), 4, 1);
        var targets = batch.Load(plan, task, [3, 8]);
        Assert.False(targets.IsMixed);
        Assert.Equal([3f, 8f], targets.Values.ToArray());
        Assert.All(Read(plan, 2)[1], number => Assert.Equal(8, number));
    }

    [Fact]
    public void Training_learns_from_augmented_rows_and_gives_the_same_bits_again()
    {
        var recipe = SmallTask.Recipe with { Epochs = 12, Augmentations = new EquatableArray<AugmentationSettings>([new NoiseSettings(0.1), new ScaleSettings(0.1), new MixupSettings(0.2)]) };
        Assert.Equal(Train(recipe).Hash, Train(recipe).Hash);
        Assert.NotEqual(Train(recipe).Hash, Train(recipe with { Augmentations = EquatableArray<AugmentationSettings>.Empty }).Hash);
        Assert.InRange(Train(recipe).Accuracy, 0.95, 1);
    }

    [Fact]
    public void A_network_that_has_been_trained_on_shifted_rows_reads_shifted_rows()
    {
        var network = new GraphBuilder(Shape.Image(8, 8, 1)).Add("flatten").Add("linear", ("units", Value.Of(32))).Add("relu").Add("linear", ("units", Value.Of(2))).Build();
        var shifted = Signs(200, by: 2, seed: 2);
        double Accuracy(params AugmentationSettings[] augmentations)
        {
            var recipe = new TrainingRecipe(40, 16, new AdamSettings(0.005, 0.9, 0.999, 1e-8, 0, false), new CosineSchedule()) { Augmentations = augmentations.ToEquatableArray() };
            using var run = new ManagedEngine().Start(network, Signs(128, by: 0, seed: 1), recipe, 1);
            while (run.Epoch < recipe.Epochs)
            {
                run.TrainEpoch(CancellationToken.None);
            }

            var answers = run.Predict(shifted, CancellationToken.None);
            return Enumerable.Range(0, shifted.Count).Average(row => (answers[2 * row] < answers[(2 * row) + 1] ? 1 : 0) == (int)shifted.Targets.Span[row] ? 1.0 : 0);
        }

        var (without, with) = (Accuracy(), Accuracy(new ShiftSettings(2, false)));
        Assert.True(without < 0.7 && with > 0.85, $"{without} without, {with} with");
    }

    /// <summary>A plus or a times in the middle, or up to some places beside it, with noise around.</summary>
    private static Dataset Signs(int rows, int by, int seed)
    {
        (int Y, int X)[][] signs = [[(0, 1), (1, 0), (1, 1), (1, 2), (2, 1)], [(0, 0), (0, 2), (1, 1), (2, 0), (2, 2)]];
        var random = new Random(seed);
        var inputs = new float[rows * 64];
        var targets = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            targets[row] = row % 2;
            var (down, right) = (random.Next(-by, by + 1), random.Next(-by, by + 1));
            for (var i = 0; i < 64; i++)
            {
                inputs[(row * 64) + i] = 0.3f * random.NextSingle();
            }

            foreach (var (y, x) in signs[row % 2])
            {
                inputs[(row * 64) + ((y + 2 + down) * 8) + x + 2 + right] += 1;
            }
        }

        return new Dataset(Shape.Image(8, 8, 1), inputs, TargetKind.Class, 2, targets);
    }

    private static (string Hash, double Accuracy) Train(TrainingRecipe recipe)
    {
        using var run = new ManagedEngine().Start(SmallTask.Network, SmallTask.Rows, recipe, 1);
        while (run.Epoch < recipe.Epochs)
        {
            run.TrainEpoch(CancellationToken.None);
        }

        var fresh = SmallTask.Create(300, 2);
        return (run.SaveWeights().Hash(), SmallTask.Accuracy(run.Predict(fresh, CancellationToken.None), fresh));
    }

    private static float[] Apply(AugmentationSettings settings, Shape shape, float[] row, uint draw)
    {
        var changed = (float[])row.Clone();
        var random = new RowStream(9, 0, draw);
        RowAugmentation.Create(settings, shape).Apply(changed, ref random);
        return changed;
    }

    private static float[] Numbers(Shape shape) => [.. Enumerable.Range(1, shape.Size).Select(number => (float)number)];

    private static float Moved(float[] row, int i, int down, int right, bool isMirrored)
    {
        var (y, x, c) = PlaceOf(i);
        return At(Mirror(y - down, Image.Height), Mirror(x - right, Image.Width));

        int Mirror(int place, int places) => !isMirrored ? place : place < 0 ? -place : place >= places ? (2 * places) - 2 - place : place;
        float At(int fromY, int fromX) =>
            fromY < 0 || fromY >= Image.Height || fromX < 0 || fromX >= Image.Width ? 0 : row[(((fromY * Image.Width) + fromX) * Image.Channels) + c];
    }

    private static float Turned(float[] row, int i, bool isAcross, bool isDown)
    {
        var (y, x, c) = PlaceOf(i);
        return row[((((isDown ? Image.Height - 1 - y : y) * Image.Width) + (isAcross ? Image.Width - 1 - x : x)) * Image.Channels) + c];
    }

    private static (int Y, int X, int Channel) PlaceOf(int i) => (i / (Image.Width * Image.Channels), i / Image.Channels % Image.Width, i % Image.Channels);

    private static TrainingRecipe Recipe(string name)
    {
        AugmentationSettings[] all =
        [
            new ShiftSettings(2, false), new ShiftSettings(2, true), new FlipSettings(0.5, true, false), new NoiseSettings(0.1), new ScaleSettings(0.3), new MixupSettings(0.4),
        ];
        var one = Array.IndexOf(["shift", "crop", "flip", "noise", "scale", "mixup"], name);
        return SmallTask.Recipe with { Augmentations = (one < 0 ? all : [all[one]]).ToEquatableArray() };
    }

    private static Batch Load(string name, int[] rows, uint epoch, ulong seed = 1, TargetKind kind = TargetKind.Class)
    {
        var task = name == "mixup" ? Constants(kind) : Images();
        using var plan = Plan(task);
        var targets = new TrainingBatch(task, Recipe(name), 16, seed).LoadAugmented(plan, rows, epoch);
        return new Batch(Read(plan, rows.Length), targets.Values.ToArray(), targets.Others.ToArray(), targets.Shares.ToArray());
    }

    private static float[][] Read(NetworkPlan plan, int rows) =>
        [.. Enumerable.Range(0, rows).Select(row => new ReadOnlySpan<float>(plan.Input.Values + (row * plan.Input.SamplePitch), plan.Network.Input.Size).ToArray())];

    private static NetworkPlan Plan(Dataset task) => new(
        new GraphBuilder(task.InputShape).Add("flatten").Add("linear", ("units", Value.Of(task.TargetSize))).Build(),
        VectorKernels.Best,
        16,
        isTrainable: true);

    /// <summary>Nine rows, each of which holds its number everywhere and has it as its target.</summary>
    private static Dataset Constants(TargetKind kind) => new(
        Image,
        [.. Enumerable.Range(0, 9).SelectMany(row => Enumerable.Repeat((float)row, Image.Size))],
        kind,
        kind == TargetKind.Class ? 9 : 1,
        [.. Enumerable.Range(0, 9).Select(row => (float)row)]);

    private static Dataset Images() => new(
        Image,
        [.. Enumerable.Range(0, 9 * Image.Size).Select(i => (float)(i * 37 % 101))],
        TargetKind.Class,
        9,
        [.. Enumerable.Range(0, 9).Select(row => (float)row)]);

    private sealed record Batch(float[][] Inputs, float[] Targets, float[] Others, float[] Shares);
}
