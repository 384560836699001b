using System.Collections.Immutable;
using NasDsl.Data;
using NasDsl.Engine.Augmentation;
using NasDsl.Engines;
using NasDsl.Language.Model;
using NasDsl.Networks;
using NasDsl.TorchSharp.Graph;
using NasDsl.TorchSharp.Losses;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Data;

/// <summary>
/// Brings the rows that members are trained on to their network. Rows as they are, are picked on the device; what is augmented or dropped is drawn on the host, by the code and the numbers of the managed engine.
/// </summary>
internal sealed class BatchSource
{
    /// <summary>How rows are taken as they are.</summary>
    public static readonly TrainingRecipe AsIs = new(1, 1, new SgdSettings(0, 0, IsNesterov: false, 0), new ConstantSchedule());

    private readonly Dataset _dataset;
    private readonly ResidentDataset _resident;
    private readonly ImmutableArray<ulong> _seeds;
    private readonly ImmutableArray<TrainingBatch> _augmented;
    private readonly ImmutableArray<NetworkNode> _dropouts;
    private readonly int _batch;
    private readonly FlatWeights _weights;

    /// <summary>Takes the rows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="dataset">The rows.</param>
    /// <param name="resident">The rows on the device.</param>
    /// <param name="recipes">How each member is trained.</param>
    /// <param name="seeds">What the randomness of each is drawn from.</param>
    /// <param name="batch">The greatest batch.</param>
    public BatchSource(
        Network network,
        FlatWeights weights,
        Dataset dataset,
        ResidentDataset resident,
        ImmutableArray<TrainingRecipe> recipes,
        ImmutableArray<ulong> seeds,
        int batch)
    {
        _dataset = dataset;
        _resident = resident;
        _seeds = seeds;
        _batch = batch;
        _weights = weights;
        _dropouts = [.. network.Nodes.Where(node => node.Operation.Name == "dropout" && node.Arguments.Real("rate") > 0)];
        _augmented = [.. recipes.Select((recipe, member) => new TrainingBatch(dataset, recipe, batch, seeds[member]))];
        FloatsPerRow = recipes.Length * (dataset.InputShape.Size + _dropouts.Sum(node => (long)node.Shape.Size));
    }

    /// <summary>How many numbers a row of all members takes on the device.</summary>
    public long FloatsPerRow { get; }

    private int Members => _seeds.Length;

    private bool IsAugmented => _augmented[0].IsAugmented;

    /// <summary>Brings the order of rows to the device.</summary>
    /// <param name="orders">The rows of each member in their order.</param>
    /// <returns>rows x members, flat.</returns>
    public Tensor UploadOrder(int[][] orders)
    {
        var order = new long[orders[0].Length * Members];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = orders[i % Members][i / Members];
        }

        return TorchArrays.Upload(order, _weights.Device, order.Length);
    }

    /// <summary>Brings the rows of some steps.</summary>
    /// <param name="orders">The rows of each member in their order.</param>
    /// <param name="order">The same on the device.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="step">The number of the first step.</param>
    /// <returns>The rows, which the caller disposes of.</returns>
    public TorchChunk Load(int[][] orders, Tensor order, int first, int count, uint epoch, long step)
    {
        using var scope = NewDisposeScope();
        var masks = _dropouts.ToDictionary(node => node.Id, node => DrawMasks(node, count, step).DetachFromDisposeScope());
        if (IsAugmented)
        {
            var (inputs, targets) = Augment(orders, first, count, epoch);
            return new TorchChunk(inputs.DetachFromDisposeScope(), targets, masks);
        }

        var rows = order.narrow(0, (long)first * Members, (long)count * Members);
        return new TorchChunk(
            _resident.Inputs.index_select(0, rows).reshape(TorchLayout.Dimensions(_dataset.InputShape, count, Members)).DetachFromDisposeScope(),
            new TorchTargets(_resident.Targets.index_select(0, rows).reshape(TargetDimensions(count)).DetachFromDisposeScope()),
            masks);
    }

    private long[] TargetDimensions(long rows) => _dataset.TargetKind == TargetKind.Class ? [rows, Members] : [rows, Members, _dataset.TargetWidth];

    private (Tensor Inputs, TorchTargets Targets) Augment(int[][] orders, int first, int count, uint epoch)
    {
        var (size, width) = (_dataset.InputShape.Size, _dataset.TargetWidth);
        var inputs = new float[(long)count * Members * size];
        var targets = new float[(long)count * Members * width];
        var others = new float[count * Members];
        var shares = new float[count * Members];
        var isMixed = false;
        for (var member = 0; member < Members; member++)
        {
            var source = _augmented[member];
            for (var row = 0; row < count; row += _batch)
            {
                var rows = orders[member].AsSpan(first + row, Math.Min(_batch, count - row));
                var batch = source.Augment(rows, epoch);
                isMixed = batch.IsMixed;
                Spread(source.Inputs(rows.Length), size, inputs, row, member);
                Spread(batch.Values, width, targets, row, member);
                Spread(batch.Others, 1, others, row, member);
                Spread(batch.Shares, 1, shares, row, member);
            }
        }

        var device = _weights.Device;
        var values = TorchArrays.Upload(targets, device, TargetDimensions(count));
        return (
            TorchLayout.FromSamples(TorchArrays.Upload(inputs, device, count, Members, size), _dataset.InputShape, count, Members),
            new TorchTargets(
                (_dataset.TargetKind == TargetKind.Class ? values.to_type(ScalarType.Int64) : values).DetachFromDisposeScope(),
                isMixed ? TorchArrays.Upload(others, device, count, Members).to_type(ScalarType.Int64).DetachFromDisposeScope() : null,
                isMixed ? TorchArrays.Upload(shares, device, count, Members).DetachFromDisposeScope() : null));
    }

    private unsafe Tensor DrawMasks(NetworkNode node, int count, long step)
    {
        var shape = node.Shape;
        var pitch = (shape.Channels + 3) / 4 * 4;
        var masks = new float[(long)count * Members * shape.Positions * pitch];
        var drawn = new float[(long)Math.Min(_batch, count) * shape.Positions * pitch];
        for (var row = 0; row < count; row += _batch, step++)
        {
            var rows = Math.Min(_batch, count - row);
            for (var member = 0; member < Members; member++)
            {
                fixed (float* mask = drawn)
                {
                    Engine.Operations.DropoutKernel.Draw(mask, rows * shape.Positions, shape.Channels, pitch, node.Arguments.Real("rate"), node.Id, step, _seeds[member]);
                }

                Spread(drawn.AsSpan(0, rows * shape.Positions * pitch), shape.Positions * pitch, masks, row, member);
            }
        }

        var padded = TorchArrays.Upload(masks, _weights.Device, (long)count * Members * shape.Positions, pitch);
        return TorchLayout.FromSamples(padded.narrow(1, 0, shape.Channels), shape, count, Members).to_type(_weights.LowType);
    }

    /// <summary>Puts the rows of a member between those of the others.</summary>
    private void Spread(ReadOnlySpan<float> source, int size, float[] target, int row, int member)
    {
        for (var place = 0; place < source.Length; place += size, row++)
        {
            source.Slice(place, size).CopyTo(target.AsSpan(((row * Members) + member) * size));
        }
    }
}
