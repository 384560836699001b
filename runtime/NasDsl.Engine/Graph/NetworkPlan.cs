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
    private readonly TensorPlacement _placement;
    private readonly ImmutableArray<NodeGroup> _groups;
    private readonly NodeKernel?[] _nodes;
    private readonly ImmutableArray<Parameter> _parameters;
    private readonly long _scratchNumbers;

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
        _groups = isFused ? FusionCatalog.Group(network) : [.. network.Nodes.Select(node => new NodeGroup([node]))];
        Shared = isTrainable ? null : new SharedMemory();
        _placement = new TensorPlacement(network, _groups, _arena, Shared, maximumBatch, isFused, hasInputGradient);
        _nodes = new NodeKernel?[network.Nodes.Length];
        var parameters = new IReadOnlyList<Parameter>[network.Nodes.Length];
        for (var i = 0; i < _groups.Length; i++)
        {
            var group = _groups[i];
            var context = new NodeContext
            {
                Group = group,
                Inputs = _placement.InputsOf(group),
                Output = _placement.Tensors[group.Last.Id],
                IsInputStreamed = _placement.IsStreamed(group.First.Inputs[0]),
                IsOutputStreamed = _placement.IsStreamed(group.Last.Id),
                IsInputOnDemand = _placement.IsOnDemand(group.First.Inputs[0]),
                IsOutputOnDemand = _placement.IsOnDemand(group.Last.Id),
                IsGradientReturned = _placement.IsGradientReturned(group.Last.Id),
                MaximumBatch = maximumBatch,
                IsTrainable = isTrainable,
                Kernels = kernels,
                Arena = _arena,
                Shared = Shared,
                Step = i,
            };
            var kernel = FusionCatalog.Create(context);
            _nodes[group.Last.Id - 1] = kernel;
            Connect(group, kernel);
            parameters[group.First.Id - 1] = context.Parameters;
            _scratchNumbers += context.ScratchNumbers;
        }

        Shared?.Place(_arena);
        _arena.Workspace.Place(_arena);
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

    /// <summary>The memory of outputs and of what operations keep, where there are no backward passes; else all of them have memory of their own, which is null here.</summary>
    public SharedMemory? Shared { get; }

    /// <summary>What the plan takes.</summary>
    public PlannedMemory Memory
    {
        get
        {
            var trainable = _parameters.Where(parameter => parameter.IsTrainable).ToArray();
            var weights = sizeof(float) * trainable.Sum(parameter => (long)parameter.Layout.Count);
            var weightBytes = NativeArena.SizeOf(sizeof(float) * trainable.Sum(parameter => (long)parameter.Layout.PaddedCount));
            var learning = Shared is null ? weights : 0;
            var (outputs, scratch) = Shared?.Numbers ?? (_placement.Numbers, _scratchNumbers);
            var padded = weightBytes + (learning > 0 ? weightBytes : 0) + (Shared is { } shared ? NativeArena.SizeOf(shared.Bytes) : _placement.Bytes + (sizeof(float) * scratch));
            var needed = weights + learning + (sizeof(float) * (outputs + scratch));
            return new PlannedMemory(weights, sizeof(float) * outputs, sizeof(float) * scratch, learning, padded - needed, _arena.Bytes - padded);
        }
    }

    /// <summary>The parameters in the order of the nodes.</summary>
    public ImmutableArray<Parameter> Parameters => _parameters;

    /// <summary>How many floats the weights that an optimiser changes take, padding included.</summary>
    public int TrainableCount { get; }

    /// <summary>All trainable weights, one after the other; the weights of mixtures come last.</summary>
    public float* Weights { get; }

    /// <summary>Their gradients.</summary>
    public float* Gradients { get; }

    /// <summary>Where inputs go.</summary>
    public Tensor Input => _placement.Tensors[0];

    /// <summary>Where outputs come from.</summary>
    public Tensor Output => _placement.Tensors[^1];

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
            InputRows.CheckTokens(Network.Input, source);
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
    public Tensor TensorOf(int number) => _placement.Tensors[number];

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
        if (!_placement.UsesGradient(node + 1) || _nodes[node] is not { } kernel)
        {
            return;
        }

        kernel.Backward(step);
        foreach (var (tensor, scratch) in _placement.ExtraGradientsOf(node + 1))
        {
            _kernels.Add((float*)scratch, (nint)step.Batch * tensor.SamplePitch, tensor.Gradient);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _arena.Dispose();

    /// <summary>Makes the kernels before one known to it, and it to them, where one asks the other for a few samples at a time.</summary>
    private void Connect(NodeGroup group, NodeKernel kernel)
    {
        for (var i = 0; i < group.First.Inputs.Length; i++)
        {
            var number = group.First.Inputs[i];
            var maker = number == 0 ? null : _nodes[number - 1];
            if (_placement.IsStreamed(number) && maker is AffineKernel streaming && kernel is IOutputStream stream)
            {
                streaming.Connect(stream);
            }

            if (_placement.IsOnDemand(number) && maker is IInputSource source && kernel is AffineKernel map)
            {
                map.Connect(source);
            }

            if (_placement.IsOnDemand(number) && maker is ISummand summand && kernel is ISum sum)
            {
                sum.Connect(i, summand);
            }
        }
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
