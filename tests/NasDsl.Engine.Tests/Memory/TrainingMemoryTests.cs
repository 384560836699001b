using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Memory;

/// <summary>What is said of the memory of a training before it begins, against what it takes.</summary>
public sealed class TrainingMemoryTests
{
    private static readonly SgdSettings Sgd = new(0.1, 0.9, false, 0);
    private readonly ManagedEngine _engine = new();

    [Fact]
    public void Plan_of_a_training_is_what_its_run_takes()
    {
        using var run = (ManagedTrainingRun)_engine.Start(SmallTask.Network, SmallTask.Rows, SmallTask.Recipe, 1);
        var planned = _engine.PlanTraining(SmallTask.Network, SmallTask.Recipe, TargetKind.Class);
        Assert.Equal(planned, run.Memory);
        run.TrainEpoch(CancellationToken.None);
        Assert.Equal(planned, run.Memory);
    }

    [Fact]
    public void Parts_are_those_counted_by_hand()
    {
        // A row has four numbers, and an answer three, each with its gradient; a weight has a gradient and one number of the optimiser.
        var network = new GraphBuilder(Shape.Vector(4)).Add("linear", ("units", Value.Of(3))).Build();
        var planned = _engine.PlanTraining(network, SmallTask.Recipe with { Batch = 32, Optimizer = Sgd }, TargetKind.Class);
        Assert.Equal(4 * 15, planned.Weights);
        Assert.Equal(4 * 32 * (4 + 3 + 3), planned.Activations);
        Assert.Equal(4 * 15 * 2, planned.Learning);
        Assert.Equal(0, planned.Scratch);
        Assert.Equal(planned.Needed + planned.Padding + planned.Working, planned.Total);
    }

    [Fact]
    public void Optimisers_keep_what_they_are_said_to_keep()
    {
        var weights = SmallTask.Network.Cost.Params * sizeof(float);
        Assert.Equal(3 * weights, _engine.PlanTraining(SmallTask.Network, SmallTask.Recipe, TargetKind.Class).Learning);
        Assert.Equal(2 * weights, _engine.PlanTraining(SmallTask.Network, SmallTask.Recipe with { Optimizer = Sgd }, TargetKind.Class).Learning);
    }

    [Fact]
    public void Outputs_grow_with_the_batch_and_weights_do_not()
    {
        var one = _engine.PlanTraining(SmallTask.Network, SmallTask.Recipe with { Batch = 16 }, TargetKind.Class);
        var two = _engine.PlanTraining(SmallTask.Network, SmallTask.Recipe with { Batch = 32 }, TargetKind.Class);
        Assert.Equal(2 * one.Activations, two.Activations);
        Assert.Equal(2 * one.Scratch, two.Scratch);
        Assert.Equal((one.Weights, one.Learning), (two.Weights, two.Learning));
    }

    [Fact]
    public void Plan_of_an_answer_is_the_memory_of_the_network()
    {
        Assert.Equal(NetworkCosts.Of(SmallTask.Network, CostKind.Memory), _engine.PlanAnswers(SmallTask.Network).Needed);
        Assert.True(_engine.PlanAnswers(SmallTask.Network, 64).Activations < _engine.PlanTraining(SmallTask.Network, SmallTask.Recipe with { Batch = 64 }, TargetKind.Class).Activations / 2);
    }

    /// <summary>Systems promise memory that they do not have; what is too much for the machine is refused when it is planned, and not when it is used.</summary>
    [Fact]
    public void Network_that_no_machine_holds_is_refused()
    {
        var network = new GraphBuilder(Shape.Image(8, 8, 1)).Add("pointwise", ("filters", Value.Of(1 << 24))).Add("gelu").Add("gelu").Add("gelu").Add("gelu").Build();
        Assert.Throws<InsufficientMemoryException>(() => _engine.PlanTraining(network, SmallTask.Recipe with { Batch = 512 }, TargetKind.Class));
        Assert.Throws<InsufficientMemoryException>(() => _engine.PlanAnswers(network, 512));
    }
}
