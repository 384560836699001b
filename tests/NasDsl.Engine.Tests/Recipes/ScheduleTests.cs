using NasDsl.Engine.Optimizers;
using NasDsl.Engines;

namespace NasDsl.Engine.Tests.Recipes;

public sealed class ScheduleTests
{
    private const int Steps = 20;

    public static TheoryData<string> FromPyTorch => new(RecipeReference.Instance.Schedules.Keys);

    [Theory]
    [MemberData(nameof(FromPyTorch))]
    public void Schedules_are_those_of_PyTorch(string name)
    {
        var (schedule, warmup) = Of(name);
        var recipe = new TrainingRecipe(5, 32, new SgdSettings(1, 0, false, 0), schedule) { WarmupEpochs = warmup };
        var shares = RecipeReference.Instance.Schedules[name];
        Assert.Equal(Steps, shares.Length);
        for (var step = 0; step < Steps; step++)
        {
            Assert.Equal(shares[step], LearningRate.Share(recipe, step, Steps / recipe.Epochs), 1e-9);
        }
    }

    [Fact]
    public void A_warm_up_may_take_the_whole_training()
    {
        var recipe = new TrainingRecipe(2, 32, new SgdSettings(1, 0, false, 0), new CosineSchedule()) { WarmupEpochs = 2 };
        Assert.Equal([0.25, 0.5, 0.75, 1], Enumerable.Range(0, 4).Select(step => LearningRate.Share(recipe, step, 2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_cycle_fits_into_a_few_steps(int steps)
    {
        var shares = Enumerable.Range(0, steps).Select(step => LearningRate.Share(new OneCycleSchedule(0.3, 0.04, 1e-6), step, steps, steps)).ToArray();
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.Equal(1, shares.Max());
    }

    [Fact]
    public void Steps_may_be_parts_of_epochs()
    {
        var shares = Enumerable.Range(0, 10).Select(step => LearningRate.Share(new StepSchedule(0.5, 0.5), step, 10, 5));
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125, 0.125], shares);
    }

    internal static (ScheduleSettings Schedule, double WarmupEpochs) Of(string? name, int stepsPerEpoch = Steps / 5) => name switch
    {
        null => (new ConstantSchedule(), 0),
        "cosine" => (new CosineSchedule(), 0),
        "step" => (new StepSchedule(stepsPerEpoch == 10 ? 0.4 : 2, 0.3), 0),
        "onecycle" => (new OneCycleSchedule(0.3, 0.04, 4e-6), 0),
        "onecycle early" => (new OneCycleSchedule(0.2, 0.1, 1e-3), 0),
        "warm cosine" => (new CosineSchedule(), stepsPerEpoch == 10 ? 0.3 : 1.5),
        _ => throw new ArgumentException(name),
    };
}
