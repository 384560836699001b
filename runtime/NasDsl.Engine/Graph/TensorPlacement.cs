using System.Collections.Immutable;
using NasDsl.Engine.Memory;
using NasDsl.Engine.Operations;
using NasDsl.Networks;

namespace NasDsl.Engine.Graph;

/// <summary>
/// Where the numbers of a network and their gradients lie: in memory of their own, in that of others that are not read again, or nowhere, where they are computed when they are asked for. Outputs go by the numbers of
/// their nodes; 0 is the input of the network.
/// </summary>
internal sealed unsafe class TensorPlacement
{
    private readonly Network _network;
    private readonly ImmutableArray<NodeGroup> _groups;
    private readonly NativeArena _arena;
    private readonly bool _isTrainable;
    private readonly int _maximumBatch;
    private readonly bool _isFused;
    private readonly GroupFlow _flow;
    private readonly bool[] _usesGradient;
    private readonly ImmutableArray<InputSlot>[] _inputs;
    private readonly ImmutableArray<(Tensor Tensor, nint Scratch)>[] _extraGradients;

    /// <summary>Places all tensors of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="groups">Its nodes as they are computed.</param>
    /// <param name="arena">Where memory comes from.</param>
    /// <param name="shared">The memory that outputs share where there are no backward passes; null where there are.</param>
    /// <param name="maximumBatch">The greatest batch.</param>
    /// <param name="isFused">Whether nodes that can be computed as one are.</param>
    /// <param name="hasInputGradient">Whether a backward pass gives the gradient of the input, too.</param>
    public TensorPlacement(Network network, ImmutableArray<NodeGroup> groups, NativeArena arena, SharedMemory? shared, int maximumBatch, bool isFused, bool hasInputGradient)
    {
        _network = network;
        _groups = groups;
        _arena = arena;
        _maximumBatch = maximumBatch;
        _isFused = isFused;
        _flow = new GroupFlow(network, groups);
        _isTrainable = shared is null;
        _usesGradient = FindGradients(network, _isTrainable, hasInputGradient);
        Tensors =
        [
            .. Enumerable.Range(0, network.Nodes.Length + 1).Select(number =>
            {
                var shape = network.ShapeOf(number);
                return new Tensor(shape, number == 0 && !hasInputGradient && IsReadNumberByNumber(network) ? shape.Channels : Layout.Padded(shape.Channels));
            }),
        ];
        _inputs = new ImmutableArray<InputSlot>[Tensors.Length];
        _extraGradients = new ImmutableArray<(Tensor, nint)>[Tensors.Length];
        if (shared is null)
        {
            PlaceTensors();
        }
        else
        {
            AnswerTensors.Place(this, network, groups, _flow, shared, maximumBatch);
        }

        PlanInputs();
    }

    /// <summary>The output of each node, with the input of the network before them. Those within a group have no memory.</summary>
    public ImmutableArray<Tensor> Tensors { get; }

    /// <summary>The numbers, without padding, that outputs and gradients have in memory that is not shared.</summary>
    public long Numbers { get; private set; }

    /// <summary>The bytes that they take.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether anybody asks for the gradient of an output.</summary>
    /// <param name="number">The number of the node.</param>
    public bool UsesGradient(int number) => _usesGradient[number];

    /// <summary>What a group takes, and where it puts the gradients of that.</summary>
    /// <param name="group">The group.</param>
    public ImmutableArray<InputSlot> InputsOf(NodeGroup group) => _inputs[group.First.Id];

    /// <summary>The tensors whose gradient a node writes to scratch memory, which is then to be added to what others have written.</summary>
    /// <param name="number">The number of the node.</param>
    public ImmutableArray<(Tensor Tensor, nint Scratch)> ExtraGradientsOf(int number) => _extraGradients[number];

    /// <summary>Whether the only consumer of an output takes it, and gives its gradient, a few samples at a time.</summary>
    /// <param name="number">The number of the node.</param>
    public bool IsStreamed(int number) =>
        number > 0
        && TraitsOf(_network.Nodes[number - 1]).HasFlag(KernelTraits.StreamsOutput)
        && HasOneConsumer(number)
        && TraitsOf(_flow.TakersOf(number)[0].First).HasFlag(KernelTraits.StreamsInput);

    /// <summary>Whether an output is computed when its consumers ask for it, and kept nowhere. In answers that must not take more memory: what is asked for then is the input, which is kept for longer.</summary>
    /// <param name="number">The number of the node.</param>
    public bool IsOnDemand(int number) =>
        _isFused
        && _flow.MakerOf(number) is { } maker
        && _flow.TakersOf(number) is { Count: > 0 } takers
        && takers.All(taker => FusionCatalog.IsOnDemand(maker, taker))
        && (HasOneConsumer(number) || !IsMap(maker))
        && (_isTrainable || Tensors[maker.First.Inputs[0]].SamplePitch <= Tensors[number].SamplePitch || !IsMap(maker));

    /// <summary>Whether the consumer of an output on demand hands its gradient back a few samples at a time, and not as a whole.</summary>
    /// <param name="number">The number of the node.</param>
    public bool IsGradientReturned(int number) =>
        IsOnDemand(number) && HasOneConsumer(number) && TraitsOf(_flow.TakersOf(number)[0].First).HasFlag(KernelTraits.StreamsOutput);

    /// <summary>A gradient is wanted where there are weights at or before a node, and of the output, since the loss gives one.</summary>
    private static bool[] FindGradients(Network network, bool isTrainable, bool hasInputGradient)
    {
        var uses = new bool[network.Nodes.Length + 1];
        uses[0] = hasInputGradient;
        for (var i = 0; isTrainable && i < network.Nodes.Length; i++)
        {
            uses[i + 1] = network.Nodes[i].Operation.HasWeights || network.Nodes[i].Inputs.Any(input => uses[input]);
        }

        uses[^1] = isTrainable;
        return uses;
    }

    // Of many channels Winograd's transformation may read whole vectors.
    private static bool IsReadNumberByNumber(Network network) =>
        network.Input.Channels < WinogradConvolution.LeastChannels
        && network.Nodes.Where(node => node.Inputs.Contains(0)).All(node => TraitsOf(node).HasFlag(KernelTraits.ReadsSingleNumbers));

    private static KernelTraits TraitsOf(NetworkNode node) => OperationKernelCatalog.Get(node).Traits;

    /// <summary>Gives tensors memory: their own, or that of the tensor beside them where the operation between works in place and nobody else needs what it overwrites.</summary>
    private void PlaceTensors()
    {
        Tensors[0].Values = Place(Tensors[0], isCleared: true);
        foreach (var group in _groups)
        {
            var output = Tensors[group.Last.Id];
            output.Values = IsOnDemand(group.Last.Id) ? null
                : IsOverwritten(group, KernelTraits.OverwritesInput)
                ? Tensors[group.First.Inputs[0]].Values
                : Place(output);
        }

        if (_usesGradient[0])
        {
            Tensors[0].Gradient = Place(Tensors[0]);
        }

        for (var i = _groups.Length - 1; i >= 0; i--)
        {
            var number = _groups[i].Last.Id;
            if (_usesGradient[number] && !IsStreamed(number) && !(IsOnDemand(number) && IsMap(_groups[i])))
            {
                Tensors[number].Gradient = PlaceGradient(number);
            }
        }
    }

    private float* PlaceGradient(int number)
    {
        var tensor = Tensors[number];
        var takers = _flow.TakersOf(number);
        if (takers.Count == 0)
        {
            // The loss writes the gradient of the last output; nobody writes that of others which lead nowhere.
            return Place(tensor, isCleared: number < _network.Nodes.Length);
        }

        if (takers.FirstOrDefault(SharesGradient) is { } sum)
        {
            return Tensors[sum.Last.Id].Gradient;
        }

        var taker = takers.FirstOrDefault(group => group.First.Inputs[0] == number);
        return taker is not null && IsOverwritten(taker, KernelTraits.OverwritesGradient) ? Tensors[taker.Last.Id].Gradient
            : taker is not null && SpentOutput(taker) is { } spent ? spent.Values
            : taker is not null && IsInputSpent(taker) ? tensor.Values
            : Place(tensor);
    }

    /// <summary>Takes memory for the numbers of a tensor or for their gradient. Only padding is not written before it is read, if it is not said otherwise.</summary>
    private float* Place(Tensor tensor, bool isCleared = false)
    {
        var count = (long)_maximumBatch * tensor.SamplePitch;
        Numbers += (long)_maximumBatch * tensor.Shape.Size;
        Bytes += NativeArena.SizeOf(count * sizeof(float));
        return !isCleared && tensor.Shape.Channels == tensor.ChannelPitch ? _arena.FloatsToWrite(count) : _arena.Floats(count);
    }

    /// <summary>Whether a group works in place on its first input, or on its gradient: it is the only one that takes it, and what made it does not read it again.</summary>
    private bool IsOverwritten(NodeGroup group, KernelTraits trait)
    {
        var input = group.First.Inputs[0];
        return input > 0
            && TraitsOf(group.First).HasFlag(trait)
            && Tensors[input].SamplePitch == Tensors[group.Last.Id].SamplePitch
            && HasOneConsumer(input)
            && (trait == KernelTraits.OverwritesGradient || !TraitsOf(_network.Nodes[input - 1]).HasFlag(KernelTraits.ReadsOutput));
    }

    /// <summary>
    /// Whether the inputs of a sum may have one gradient, that of the sum: all but one of them are only read, by normalisations whose maps ask for it, and the one is written by nodes that come before these
    /// maps, or by the maps themselves once they have read the same samples.
    /// </summary>
    private bool SharesGradient(NodeGroup sum)
    {
        var inputs = sum.First.Inputs;
        if (!_isFused || !TraitsOf(sum.First).HasFlag(KernelTraits.PassesGradient) || inputs.Distinct().Count() < inputs.Length || inputs.Any(input => !_usesGradient[input]))
        {
            return false;
        }

        var readers = inputs.Select(ReaderOf).OfType<int>().ToArray();
        var written = inputs.Where(input => ReaderOf(input) is null).ToArray();
        return written.Length == 0
            || (written is [var one] && readers.All(reader => one <= reader && _flow.TakersOf(one).All(group => group == sum || group.Last.Id <= reader)));

        // The map whose backward pass reads the gradient of an output last; null where it is not only read.
        int? ReaderOf(int output) =>
            HasOneConsumer(output) && _flow.MakerOf(output) is { } group && TraitsOf(group.First).HasFlag(KernelTraits.StreamsInput) && IsStreamed(group.First.Inputs[0])
                ? group.First.Inputs[0]
                : null;
    }

    /// <summary>
    /// The output of a map where the gradient of its input may lie, or null: it has been read for the last time, a few samples at a time, when the gradient of the same samples is written. A map on demand
    /// gets its gradient from the next.
    /// </summary>
    private Tensor? SpentOutput(NodeGroup group)
    {
        var input = group.First.Inputs[0];
        var output = group.Last.Id;
        while (IsMap(group) && IsGradientReturned(output))
        {
            group = _flow.TakersOf(output)[0];
            output = group.Last.Id;
        }

        return IsStreamed(output) && HasOneConsumer(input) && Tensors[input].SamplePitch <= Tensors[output].SamplePitch ? Tensors[output] : null;
    }

    /// <summary>Whether the gradient of the input may lie where the input lies.</summary>
    private bool IsInputSpent(NodeGroup group)
    {
        var input = group.First.Inputs[0];
        return input > 0
            && TraitsOf(group.First).HasFlag(KernelTraits.SpendsInput)
            && HasOneConsumer(input)
            && !TraitsOf(_network.Nodes[input - 1]).HasFlag(KernelTraits.ReadsOutput)
            && SlidingWindow.OfPool(Tensors[input].Shape, group.First).IsPartition;
    }

    private static bool IsMap(NodeGroup group) => TraitsOf(group.First).HasFlag(KernelTraits.StreamsOutput);

    private bool HasOneConsumer(int number) => _flow.IsTakenOnce(number);

    /// <summary>
    /// The backward pass visits consumers from the last to the first: the last one writes the gradient of its input, the others write to scratch memory that is added to it.
    /// </summary>
    private void PlanInputs()
    {
        var written = new bool[Tensors.Length];
        for (var i = _groups.Length - 1; i >= 0; i--)
        {
            List<(Tensor, nint)> extra = [];
            var slots = ImmutableArray.CreateBuilder<InputSlot>();
            foreach (var number in _groups[i].First.Inputs)
            {
                var tensor = Tensors[number];
                var gradient = tensor.Gradient;
                var isAdded = gradient != null && written[number] && IsMap(_groups[i]);
                if (gradient != null && written[number] && !isAdded)
                {
                    gradient = Place(tensor);
                    extra.Add((tensor, (nint)gradient));
                }

                written[number] = true;
                slots.Add(new InputSlot(tensor, gradient, isAdded));
            }

            _extraGradients[_groups[i].Last.Id] = [.. extra];
            _inputs[_groups[i].First.Id] = slots.ToImmutable();
        }
    }
}
