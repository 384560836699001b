using NasDsl.Engine.Graph;
using NasDsl.Engine.Kernels;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.Tests.Shared;

namespace NasDsl.Engine.Tests.Memory;

/// <summary>What the plan of a predictor takes, against the cost <c>memory</c> of the language, and what it computes in memory that outputs share.</summary>
public sealed unsafe class PlannedMemoryTests
{
    private const int Genomes = 150;
    // More rows than some operations take at once.
    private const int Batch = 17;
    private static readonly bool[] Both = [true, false];

    [Fact]
    public void Plan_of_one_row_needs_the_memory_of_the_language() => ForAll((name, network) =>
    {
        var expected = NetworkCosts.Of(network, CostKind.Memory);
        using var apart = new NetworkPlan(network, VectorKernels.Best, 1, isTrainable: false, isFused: false);
        using var fused = new NetworkPlan(network, VectorKernels.Best, 1, isTrainable: false);

        Assert.True(expected == apart.Memory.Needed, $"{name} takes {apart.Memory}, and its memory is {expected}.");
        Assert.True(fused.Memory.Needed <= expected, $"{name} takes {fused.Memory}, and its memory is {expected}.");
        Assert.Equal(apart.Arena.Bytes, apart.Memory.Total);
        Assert.Equal(fused.Arena.Bytes, fused.Memory.Total);
    });

    /// <summary>The least is not always reached, nor can it be.</summary>
    [Fact]
    public void Places_take_what_is_needed_at_once_or_hardly_more()
    {
        var (networks, more) = (0, 0);
        ForAll((name, network) =>
        {
            using var plan = new NetworkPlan(network, VectorKernels.Best, Batch, isTrainable: false);
            var (taken, least) = plan.Shared is { } shared ? (shared.Bytes, shared.LeastBytes) : default;
            Assert.True(taken >= least && taken <= 1.1 * least, $"{name} takes {taken} bytes for {least}.");
            networks++;
            more += taken > least ? 1 : 0;
        });
        Assert.True(more <= networks / 100, $"{more} of {networks} networks take more than the least.");
    }

    /// <summary>What is in the memory before a pass is of no matter, and neither does anything write over what is still to be read.</summary>
    [Fact]
    public void Outputs_that_share_memory_are_those_that_have_their_own() => ForAll((name, network) =>
    {
        foreach (var isFused in Both)
        {
            using var expected = new NetworkPlan(network, VectorKernels.Best, Batch, isTrainable: true, isFused);
            using var plan = new NetworkPlan(network, VectorKernels.Best, Batch, isTrainable: false, isFused);
            expected.Initialize(7);
            plan.Import(expected.Export());
            plan.Freeze();
            var rows = Rows(network);
            for (var pass = 0; pass < 2; pass++)
            {
                (plan.Shared ?? throw new InvalidOperationException("It is not shared.")).Values.Fill(float.NaN);
                Assert.True(Answer(expected, rows).SequenceEqual(Answer(plan, rows)), name);
            }
        }
    });

    [Fact]
    public void Padding_of_whole_vectors_is_the_room_between_pieces()
    {
        const int Room = 704;
        var network = new GraphBuilder(Shape.Image(6, 6, 8))
            .Add("conv", ("filters", Value.Of(16))).Add("batchnorm").Add("relu")
            .Add("conv", ("filters", Value.Of(8)), ("kernel", Value.Of(1))).Add("add", [0, 4]).Build();
        using var plan = new NetworkPlan(network, VectorKernels.Best, 1, isTrainable: false);

        // The input, the sixteen channels and the sum are alive at once; around them is the room of the whole, and beside them the weights.
        Assert.Equal(4 * 36 * (8 + 16 + 8), plan.Memory.Activations);
        Assert.InRange(plan.Memory.Padding, 1, 5 * Room);
    }

    [Fact]
    public void Padding_is_what_whole_vectors_are_more_than_channels()
    {
        var network = new GraphBuilder(Shape.Image(20, 20, 5)).Add("avgpool", ("kernel", Value.Of(2))).Add("maxpool", ("kernel", Value.Of(2))).Build();
        using var plan = new NetworkPlan(network, VectorKernels.Best, 1, isTrainable: false);
        Assert.Equal(4 * 500 * 5, plan.Memory.Activations);
        Assert.InRange(plan.Memory.Padding, 4 * 500 * 3, (4 * 500 * 3) + (5 * 704));
    }

    [Fact]
    public void What_is_laid_out_for_speed_does_not_grow_with_the_rows()
    {
        var network = new GraphBuilder(Shape.Image(12, 12, 3))
            .Add("conv", ("filters", Value.Of(16))).Add("batchnorm").Add("relu").Add("conv", ("filters", Value.Of(16))).Add("gelu").Add("avgpool").Add("depthwise").Build();
        using var few = new NetworkPlan(network, VectorKernels.Best, 64, isTrainable: false);
        using var many = new NetworkPlan(network, VectorKernels.Best, 512, isTrainable: false);
        Assert.Equal(few.Memory.Working, many.Memory.Working);
        Assert.Equal(8 * few.Memory.Activations, many.Memory.Activations);
    }

    private static void ForAll(Action<string, Network> test)
    {
        foreach (var (name, network) in MemoryNetworks.OfOperations().Concat(MemoryNetworks.OfGenomes(Genomes)))
        {
            test(name, network);
        }
    }

    private static float[] Rows(Network network)
    {
        var random = new Random(11);
        var vocabulary = network.Input.Vocabulary;
        return [.. Enumerable.Range(0, Batch * network.Input.Size).Select(_ => network.Input.IsTokens ? random.Next(vocabulary) : (float)((random.NextDouble() * 4) - 2))];
    }

    private static float[] Answer(NetworkPlan plan, float[] rows)
    {
        var answers = new float[Batch * plan.Network.Output.Size];
        Inference.Run(plan, rows, answers, CancellationToken.None);
        return answers;
    }
}
