using System.Collections.Immutable;
using NasDsl.Data;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Engine.Operations;
using NasDsl.Engines;
using NasDsl.Networks;
using NasDsl.Randomness;

namespace NasDsl.Engine.Graph;

/// <summary>A network laid out for execution: its tensors, parameters and kernels, with all memory taken. Serves one thread at a time.</summary>
internal sealed unsafe class NetworkPlan : IDisposable
{
    private readonly VectorKernels _kernels;
    private readonly NativeArena _arena = new();
    private readonly Tensor[] _tensors;
    private readonly ImmutableArray<NodeGroup> _groups;
    private readonly NodeKernel?[] _nodes;
    private readonly GroupFlow _flow;
    private readonly bool _isFused;
    private readonly bool[] _usesGradient;
    private readonly List<(Tensor Tensor, nint Scratch)>[] _extraGradients;
    private readonly ImmutableArray<Parameter> _parameters;

    /// <summary>Lays a network out.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kernels">The kernels to compose it of.</param>
    /// <param name="maximumBatch">The greatest batch.</param>
    /// <param name="isTrainable">Whether there will be backward passes.</param>
    /// <param name="isFused">Whether nodes that can be computed as one are.</param>
    /// <param name="hasInputGradient">Whether a backward pass gives the gradient of the input, too.</param>
    public NetworkPlan(Network network, VectorKernels kernels, int maximumBatch, bool isTrainable, bool isFused = true, bool hasInputGradient = false)
    {
        Network = network;
        MaximumBatch = maximumBatch;
        _kernels = kernels;
        _isFused = isFused;
        _groups = isFused ? FusionCatalog.Group(network) : [.. network.Nodes.Select(node => new NodeGroup([node]))];
        _flow = new GroupFlow(network, _groups);
        _usesGradient = FindGradients(network, isTrainable, hasInputGradient);
        _tensors = new Tensor[network.Nodes.Length + 1];
        for (var i = 0; i < _tensors.Length; i++)
        {
            var shape = network.ShapeOf(i);
            _tensors[i] = new Tensor(shape, i == 0 && !hasInputGradient && IsReadNumberByNumber(network) ? shape.Channels : Layout.Padded(shape.Channels));
        }

        PlaceTensors();

        _extraGradients = new List<(Tensor, nint)>[network.Nodes.Length];
        var inputs = PlanInputs(network);
        _nodes = new NodeKernel?[network.Nodes.Length];
        var parameters = new IReadOnlyList<Parameter>[network.Nodes.Length];
        foreach (var group in _groups)
        {
            var context = new NodeContext
            {
                Group = group,
                Inputs = inputs[group.First.Id - 1],
                Output = _tensors[group.Last.Id],
                IsInputStreamed = IsStreamed(group.First.Inputs[0]),
                IsOutputStreamed = IsStreamed(group.Last.Id),
                IsInputOnDemand = IsOnDemand(group.First.Inputs[0]),
                IsOutputOnDemand = IsOnDemand(group.Last.Id),
                MaximumBatch = maximumBatch,
                IsTrainable = isTrainable,
                Kernels = kernels,
                Arena = _arena,
            };
            var kernel = FusionCatalog.Create(context);
            _nodes[group.Last.Id - 1] = kernel;
            if (context.IsInputStreamed && _nodes[group.First.Inputs[0] - 1] is AffineKernel maker && kernel is IOutputStream stream)
            {
                maker.Connect(stream);
            }

            if (context.IsInputOnDemand && _nodes[group.First.Inputs[0] - 1] is IInputSource source && kernel is AffineKernel taker)
            {
                taker.Connect(source);
            }

            parameters[group.First.Id - 1] = context.Parameters;
        }

        _parameters = [.. parameters.SelectMany(ofNode => ofNode ?? [])];
        TrainableCount = _parameters.Where(parameter => parameter is { IsTrainable: true, IsMixture: false }).Sum(parameter => parameter.Layout.PaddedCount);
        var mixtures = _parameters.Where(parameter => parameter.IsMixture).Sum(parameter => parameter.Layout.PaddedCount);
        Weights = _arena.Floats(TrainableCount + mixtures);
        Gradients = isTrainable ? _arena.Floats(TrainableCount + mixtures) : null;
        PlaceParameters();
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>The greatest batch.</summary>
    public int MaximumBatch { get; }

    /// <summary>Where the network's memory comes from.</summary>
    public NativeArena Arena => _arena;

    /// <summary>The parameters in the order of the nodes.</summary>
    public ImmutableArray<Parameter> Parameters => _parameters;

    /// <summary>How many floats the weights that an optimiser changes take, padding included.</summary>
    public int TrainableCount { get; }

    /// <summary>All trainable weights, one after the other; the weights of mixtures come last.</summary>
    public float* Weights { get; }

    /// <summary>Their gradients.</summary>
    public float* Gradients { get; }

    /// <summary>Where inputs go.</summary>
    public Tensor Input => _tensors[0];

    /// <summary>Where outputs come from.</summary>
    public Tensor Output => _tensors[^1];

    /// <summary>Draws fresh weights: each node from a stream of its own.</summary>
    /// <param name="seed">The seed of the run.</param>
    public void Initialize(ulong seed)
    {
        foreach (var node in _parameters.GroupBy(parameter => parameter.Name[..parameter.Name.IndexOf('.', StringComparison.Ordinal)]))
        {
            var random = new RandomStream(seed, RandomPurpose.Weights, uint.Parse(node.Key, System.Globalization.CultureInfo.InvariantCulture));
            foreach (var parameter in node)
            {
                parameter.Initialize(random);
            }
        }
    }

    /// <summary>Copies weights out.</summary>
    /// <returns>The weights.</returns>
    public NetworkWeights Export() => new([.. _parameters.Select(parameter => parameter.Export())]);

    /// <summary>Copies weights in.</summary>
    /// <param name="weights">The weights.</param>
    /// <exception cref="ArgumentException">They are not those of this network.</exception>
    public void Import(NetworkWeights weights)
    {
        if (weights.Tensors.Length != _parameters.Length)
        {
            throw new ArgumentException($"The network has {_parameters.Length} weight tensors, and gets {weights.Tensors.Length}.", nameof(weights));
        }

        for (var i = 0; i < _parameters.Length; i++)
        {
            _parameters[i].Import(weights.Tensors[i]);
        }
    }

    /// <summary>Copies rows to the input.</summary>
    /// <param name="dataset">The rows.</param>
    /// <param name="rows">Which of them.</param>
    public void Load(Dataset dataset, ReadOnlySpan<int> rows)
    {
        var all = dataset.Inputs.Span;
        var size = Network.Input.Size;
        for (var i = 0; i < rows.Length; i++)
        {
            LoadRow(all.Slice(rows[i] * size, size), i);
        }
    }

    /// <summary>Copies rows that lie one after another to the input.</summary>
    /// <param name="inputs">The rows.</param>
    public void Load(ReadOnlySpan<float> inputs)
    {
        var size = Network.Input.Size;
        for (var i = 0; i * size < inputs.Length; i++)
        {
            LoadRow(inputs.Slice(i * size, size), i);
        }
    }

    private void LoadRow(ReadOnlySpan<float> source, int sample)
    {
        if (Network.Input.IsTokens)
        {
            CheckTokens(source);
        }

        var channels = Network.Input.Channels;
        var pitch = Input.ChannelPitch;
        var target = Input.Values + ((nint)sample * Input.SamplePitch);
        if (channels == pitch)
        {
            source.CopyTo(new Span<float>(target, source.Length));
            return;
        }

        for (var position = 0; position < source.Length; position += channels, target += pitch)
        {
            source.Slice(position, channels).CopyTo(new Span<float>(target, channels));
        }
    }

    /// <summary>The nodes that are computed as one.</summary>
    public ImmutableArray<NodeGroup> Groups => _groups;

    /// <summary>The output of a node that is the last of its group, or the input.</summary>
    /// <param name="number">The number of the node; 0 for the input.</param>
    /// <returns>The tensor.</returns>
    public Tensor TensorOf(int number) => _tensors[number];

    /// <summary>Tokens are read as places of a table, so that none may lie outside of it.</summary>
    private void CheckTokens(ReadOnlySpan<float> tokens)
    {
        var vocabulary = Network.Input.Vocabulary;
        foreach (var token in tokens)
        {
            if (!(token >= 0 && token < vocabulary && MathF.Floor(token) == token))
            {
                throw new ArgumentException($"The network takes tokens, which are whole numbers from 0 to {vocabulary - 1}, and gets {token}.", nameof(tokens));
            }
        }
    }

    /// <summary>Says that from now on only answers are asked for, with the weights as they are.</summary>
    public void Freeze()
    {
        foreach (var node in _nodes)
        {
            node?.Freeze();
        }
    }

    /// <summary>Computes the outputs.</summary>
    /// <param name="step">What the pass depends on.</param>
    public void Forward(in StepContext step)
    {
        for (var i = 0; i < _nodes.Length; i++)
        {
            Forward(i, step);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Computes all gradients from that of the output.</summary>
    /// <param name="step">What the pass depends on.</param>
    public void Backward(in StepContext step)
    {
        for (var i = _nodes.Length - 1; i >= 0; i--)
        {
            Backward(i, step);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Computes the output of one node, with those before it that are computed along with it.</summary>
    /// <param name="node">Its place in the network.</param>
    /// <param name="step">What the pass depends on.</param>
    public void Forward(int node, in StepContext step) => _nodes[node]?.Forward(step);

    /// <summary>Computes the gradients of one node.</summary>
    /// <param name="node">Its place in the network.</param>
    /// <param name="step">What the pass depends on.</param>
    public void Backward(int node, in StepContext step)
    {
        if (!_usesGradient[node + 1] || _nodes[node] is not { } kernel)
        {
            return;
        }

        kernel.Backward(step);
        foreach (var (tensor, scratch) in _extraGradients[node])
        {
            _kernels.Add((float*)scratch, (nint)step.Batch * tensor.SamplePitch, tensor.Gradient);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _arena.Dispose();

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

    /// <summary>Whether the input needs no padding behind its channels. Of many channels Winograd's transformation may read whole vectors.</summary>
    private static bool IsReadNumberByNumber(Network network) =>
        network.Input.Channels < WinogradConvolution.LeastChannels
        && network.Nodes.Where(node => node.Inputs.Contains(0)).All(node => TraitsOf(node).HasFlag(KernelTraits.ReadsSingleNumbers));

    private static KernelTraits TraitsOf(NetworkNode node) => OperationKernelCatalog.Get(node).Traits;

    /// <summary>Gives tensors memory: their own, or that of the tensor beside them where the operation between works in place and nobody else needs what it overwrites.</summary>
    private void PlaceTensors()
    {
        _tensors[0].Values = _arena.Floats((long)MaximumBatch * _tensors[0].SamplePitch);
        foreach (var group in _groups)
        {
            var output = _tensors[group.Last.Id];
            output.Values = IsOnDemand(group.Last.Id) ? null
                : IsOverwritten(group, KernelTraits.OverwritesInput)
                ? _tensors[group.First.Inputs[0]].Values
                : Place(output);
        }

        if (_usesGradient[0])
        {
            _tensors[0].Gradient = Place(_tensors[0]);
        }

        for (var i = _groups.Length - 1; i >= 0; i--)
        {
            var number = _groups[i].Last.Id;
            if (_usesGradient[number] && !IsStreamed(number) && !(IsOnDemand(number) && TraitsOf(_groups[i].First).HasFlag(KernelTraits.StreamsOutput)))
            {
                _tensors[number].Gradient = PlaceGradient(number);
            }
        }
    }

    private float* PlaceGradient(int number)
    {
        var tensor = _tensors[number];
        var takers = _flow.TakersOf(number);
        if (takers.Count == 0)
        {
            // The loss writes the gradient of the last output; nobody writes that of others which lead nowhere.
            return number == Network.Nodes.Length ? Place(tensor) : _arena.Floats((long)MaximumBatch * tensor.SamplePitch);
        }

        if (takers.FirstOrDefault(SharesGradient) is { } sum)
        {
            return _tensors[sum.Last.Id].Gradient;
        }

        var taker = takers.FirstOrDefault(group => group.First.Inputs[0] == number);
        return taker is not null && IsOverwritten(taker, KernelTraits.OverwritesGradient) ? _tensors[taker.Last.Id].Gradient
            : taker is not null && IsOutputSpent(taker) ? _tensors[taker.Last.Id].Values
            : Place(tensor);
    }

    /// <summary>Takes memory for the numbers of a tensor or for their gradient. Only padding is not written before it is read.</summary>
    private float* Place(Tensor tensor)
    {
        var count = (long)MaximumBatch * tensor.SamplePitch;
        return tensor.Shape.Channels == tensor.ChannelPitch ? _arena.FloatsToWrite(count) : _arena.Floats(count);
    }

    /// <summary>Whether a group works in place on its first input, or on its gradient: it is the only one that takes it, and what made it does not read it again.</summary>
    private bool IsOverwritten(NodeGroup group, KernelTraits trait)
    {
        var input = group.First.Inputs[0];
        return input > 0
            && TraitsOf(group.First).HasFlag(trait)
            && _tensors[input].SamplePitch == _tensors[group.Last.Id].SamplePitch
            && HasOneConsumer(input)
            && (trait == KernelTraits.OverwritesGradient || !TraitsOf(Network.Nodes[input - 1]).HasFlag(KernelTraits.ReadsOutput));
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
    /// Whether the gradient of the input may lie where the output lies: the output has been read for the last time, a few samples at a time, when the gradient of the same samples is written.
    /// </summary>
    private bool IsOutputSpent(NodeGroup group)
    {
        var input = group.First.Inputs[0];
        return IsStreamed(group.Last.Id) && HasOneConsumer(input) && _tensors[input].SamplePitch <= _tensors[group.Last.Id].SamplePitch;
    }

    /// <summary>Whether the only consumer of an output takes it, and gives its gradient, a few samples at a time.</summary>
    private bool IsStreamed(int number) =>
        number > 0
        && TraitsOf(Network.Nodes[number - 1]).HasFlag(KernelTraits.StreamsOutput)
        && HasOneConsumer(number)
        && TraitsOf(_flow.TakersOf(number)[0].First).HasFlag(KernelTraits.StreamsInput);

    /// <summary>Whether an output is computed when its only consumer asks for it.</summary>
    private bool IsOnDemand(int number) =>
        _isFused
        && number > 0
        && HasOneConsumer(number)
        && _flow.MakerOf(number) is { } maker
        && FusionCatalog.IsOnDemand(maker, _flow.TakersOf(number)[0]);

    private bool HasOneConsumer(int number) => _flow.IsTakenOnce(number);

    /// <summary>
    /// The backward pass visits consumers from the last to the first: the last one writes the gradient of its input, the others write to scratch memory that is added to it.
    /// </summary>
    private ImmutableArray<InputSlot>[] PlanInputs(Network network)
    {
        var written = new bool[_tensors.Length];
        var inputs = new ImmutableArray<InputSlot>[network.Nodes.Length];
        for (var i = _groups.Length - 1; i >= 0; i--)
        {
            List<(Tensor, nint)> extra = [];
            var slots = ImmutableArray.CreateBuilder<InputSlot>();
            foreach (var number in _groups[i].First.Inputs)
            {
                var tensor = _tensors[number];
                var gradient = tensor.Gradient;
                var isAdded = gradient != null && written[number] && TraitsOf(_groups[i].First).HasFlag(KernelTraits.StreamsOutput);
                if (gradient != null && written[number] && !isAdded)
                {
                    gradient = Place(tensor);
                    extra.Add((tensor, (nint)gradient));
                }

                written[number] = true;
                slots.Add(new InputSlot(tensor, gradient, isAdded));
            }

            _extraGradients[_groups[i].Last.Id - 1] = extra;
            inputs[_groups[i].First.Id - 1] = slots.ToImmutable();
        }

        return inputs;
    }

    private void PlaceParameters()
    {
        nint place = 0;
        foreach (var parameter in _parameters.OrderBy(parameter => parameter.IsMixture))
        {
            if (!parameter.IsTrainable)
            {
                parameter.Values = _arena.Floats(parameter.Layout.PaddedCount);
                continue;
            }

            parameter.Values = Weights + place;
            parameter.Gradient = Gradients == null ? null : Gradients + place;
            place += parameter.Layout.PaddedCount;
        }
    }
}
