using System.Collections.Immutable;
using NasDsl.Engines;
using NasDsl.TorchSharp.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Graph;

/// <summary>
/// The weights of all members of a network on a device, in one buffer: members x numbers of one. Each tensor of weights is a leaf that looks at its part of the buffer; the gradients that a backward pass
/// leaves at the leaves are put together to one buffer. So a step of the optimiser is a handful of operations however many tensors there are.
/// </summary>
internal sealed class FlatWeights : IDisposable
{
    /// <summary>What the loss is multiplied by where gradients are half precision.</summary>
    public const double HalfScale = 1024;

    private readonly WeightPlan _plan;
    private readonly Dictionary<string, Tensor> _statistics = [];
    private readonly List<IDisposable> _kept = [];
    private readonly Tensor? _low;

    private readonly Leaf[] _leaves = [];

    /// <summary>Takes memory.</summary>
    /// <param name="plan">The weights.</param>
    /// <param name="members">How many members there are.</param>
    /// <param name="device">The device.</param>
    /// <param name="precision">What passes compute with.</param>
    /// <param name="isTrainable">Whether there will be backward passes.</param>
    public FlatWeights(WeightPlan plan, int members, Device device, TorchPrecision precision, bool isTrainable)
    {
        using var scope = NewDisposeScope();
        _plan = plan;
        Members = members;
        Device = device;
        IsTrainable = isTrainable;
        LowType = precision switch
        {
            TorchPrecision.BFloat16 => ScalarType.BFloat16,
            TorchPrecision.Half => ScalarType.Float16,
            _ => ScalarType.Float32,
        };
        Scale = isTrainable && precision == TorchPrecision.Half ? HalfScale : 1;
        Values = zeros(members, plan.Count, device: device).DetachFromDisposeScope();
        _low = LowType == ScalarType.Float32 ? null : zeros(members, plan.Count, LowType, device).DetachFromDisposeScope();
        if (isTrainable)
        {
            var ends = plan.InBuffer.Skip(1).Select(place => place.Offset).Append(plan.Count);
            _leaves = [.. plan.InBuffer.Zip(ends, (place, end) => new Leaf(place, end == place.Offset + place.Count ? null : Keep(zeros(members, end - place.Offset - place.Count, device: device))))];
        }

        foreach (var place in plan.Places.Where(place => !place.IsTrainable))
        {
            _statistics[place.Name] = zeros(members, place.Count, device: device).DetachFromDisposeScope();
        }
    }

    /// <summary>How many members there are.</summary>
    public int Members { get; }

    /// <summary>The device.</summary>
    public Device Device { get; }

    /// <summary>Whether there are gradients.</summary>
    public bool IsTrainable { get; }

    /// <summary>The type of numbers that passes compute with, but for normalisations and losses.</summary>
    public ScalarType LowType { get; }

    /// <summary>What the loss is to be multiplied by before it is differentiated.</summary>
    public double Scale { get; }

    /// <summary>The tensors in the order of the nodes.</summary>
    public ImmutableArray<WeightPlace> Places => _plan.Places;

    /// <summary>All trainable weights: members x numbers.</summary>
    public Tensor Values { get; }

    /// <summary>The running statistics, each members x numbers.</summary>
    public IReadOnlyCollection<Tensor> Statistics => _statistics.Values;

    /// <summary>The part of a buffer that belongs to the weights that an optimiser changes: a view.</summary>
    /// <param name="buffer">members x numbers.</param>
    /// <returns>The view, members x fewer numbers.</returns>
    public Tensor Optimized(Tensor buffer) => buffer.narrow(1, 0, _plan.OptimizedCount);

    /// <summary>Running statistics of all members, one after another, which normalisations change in place.</summary>
    /// <param name="name">The name of the weights.</param>
    /// <returns>members * numbers.</returns>
    public Tensor Statistic(string name) => Keep(_statistics[name].view(-1));

    /// <summary>Makes a leaf of weights.</summary>
    /// <param name="place">Which.</param>
    /// <param name="isSingle">Whether it is single precision whatever passes compute with.</param>
    /// <param name="shape">The dimensions for one member; members come before them where there are several.</param>
    /// <returns>The leaf.</returns>
    public Tensor CreateLeaf(WeightPlace place, bool isSingle, long[] shape)
    {
        var leaf = Keep(View(Buffer(isSingle), place, shape).detach());
        if (IsTrainable)
        {
            leaf.requires_grad = true;
            LeafOf(place).Tensor = leaf;
        }

        return leaf;
    }

    /// <summary>Makes a tensor that a native module owns look at weights.</summary>
    /// <param name="place">Which.</param>
    /// <param name="parameter">The tensor, of the same dimensions; there is one member.</param>
    public void Connect(WeightPlace place, Tensor parameter)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        long[] shape = [.. place.Shape.Select(size => (long)size)];
        parameter.set_(View(Buffer(isSingle: false), place, shape));
        parameter.requires_grad = IsTrainable;
        if (IsTrainable)
        {
            LeafOf(place).Tensor = Keep(parameter);
        }
    }

    /// <summary>Brings changed weights to the numbers that passes compute with.</summary>
    public void Refresh()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        _low?.copy_(Values);
    }

    /// <summary>Takes the gradients that a backward pass has left.</summary>
    /// <returns>members x numbers, laid out as the weights are, in single precision, without what the loss was multiplied by.</returns>
    public Tensor TakeGradients()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var pieces = new List<Tensor>(2 * _leaves.Length);
        foreach (var leaf in _leaves)
        {
            pieces.Add(TakeGradient(leaf));
            if (leaf.Gap is { } gap)
            {
                pieces.Add(gap);
            }
        }

        if (pieces.Count == 0)
        {
            return zeros_like(Values).MoveToOuterDisposeScope();
        }

        var whole = cat(pieces, 1);
        var gradients = LowType == ScalarType.Float32 ? whole : whole.to_type(ScalarType.Float32);
        using Scalar share = 1 / Scale;
        return (Scale == 1 ? gradients : gradients.mul_(share)).MoveToOuterDisposeScope();
    }

    /// <summary>Forgets the gradients that a backward pass has left.</summary>
    public void ForgetGradients()
    {
        foreach (var tensor in _leaves.Select(leaf => leaf.Tensor).OfType<Tensor>())
        {
            tensor.grad = null;
        }
    }

    /// <summary>Copies the weights of a member in.</summary>
    /// <param name="member">The member.</param>
    /// <param name="weights">The weights.</param>
    /// <exception cref="ArgumentException">They are not those of this network.</exception>
    public void Import(int member, NetworkWeights weights)
    {
        WeightPlan.Check(weights.Tensors, "", Places);
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        Values.select(0, member).copy_(TorchArrays.Upload(Flatten(weights.Tensors, Places, _plan.Count), Device, _plan.Count));
        for (var i = 0; i < Places.Length; i++)
        {
            if (!Places[i].IsTrainable)
            {
                _statistics[Places[i].Name].select(0, member).copy_(TorchArrays.Upload(weights.Tensors[i].Values.AsSpan(), Device, Places[i].Count));
            }
        }

        Refresh();
    }

    /// <summary>Copies the weights of a member out.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The weights.</returns>
    public NetworkWeights Export(int member)
    {
        using var scope = NewDisposeScope();
        var values = TorchArrays.Download(Values.select(0, member));
        return new NetworkWeights([.. Places.Select(place => new WeightTensor(
            place.Name,
            place.Shape,
            place.IsTrainable ? [.. values.AsSpan((int)place.Offset, place.Count)] : [.. TorchArrays.Download(_statistics[place.Name].select(0, member))]))]);
    }

    /// <summary>Cuts a buffer into tensors.</summary>
    /// <param name="buffer">The numbers of one member, laid out as its weights are.</param>
    /// <param name="places">The tensors.</param>
    /// <param name="suffix">What their names have after those of the weights.</param>
    /// <returns>The tensors.</returns>
    public static IEnumerable<WeightTensor> Cut(float[] buffer, IEnumerable<WeightPlace> places, string suffix = "") =>
        places.Select(place => new WeightTensor(place.Name + suffix, place.Shape, [.. buffer.AsSpan((int)place.Offset, place.Count)]));

    /// <summary>Puts tensors into a buffer.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="places">Where they lie; those that are not trainable are left out.</param>
    /// <param name="count">The length of the buffer.</param>
    /// <returns>The buffer.</returns>
    public static float[] Flatten(IReadOnlyList<WeightTensor> tensors, IReadOnlyList<WeightPlace> places, long count)
    {
        var buffer = new float[count];
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i].IsTrainable)
            {
                tensors[i].Values.CopyTo(buffer, (int)places[i].Offset);
            }
        }

        return buffer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in _kept)
        {
            one.Dispose();
        }

        foreach (var statistic in _statistics.Values)
        {
            statistic.Dispose();
        }

        Values.Dispose();
        _low?.Dispose();
    }

    private Tensor Buffer(bool isSingle) => isSingle || _low is null ? Values : _low;

    private Leaf LeafOf(WeightPlace place) => Array.Find(_leaves, leaf => leaf.Place == place) ?? throw new ArgumentException($"{place.Name} is not trained.", nameof(place));

    private Tensor TakeGradient(Leaf leaf)
    {
        if (leaf.Tensor is not { } tensor || tensor.grad is not { } gradient)
        {
            return zeros(Members, leaf.Place.Count, device: Device);
        }

        tensor.grad = null;
        return gradient.reshape(Members, leaf.Place.Count);
    }

    private Tensor View(Tensor buffer, WeightPlace place, long[] shape)
    {
        using var part = buffer.narrow(1, place.Offset, place.Count);
        return part.view(Members == 1 ? shape : [Members, .. shape]);
    }

    private Tensor Keep(Tensor tensor)
    {
        _kept.Add(tensor);
        return tensor.DetachFromDisposeScope();
    }

    /// <summary>What passes leave the gradient of some weights at.</summary>
    private sealed class Leaf(WeightPlace place, Tensor? gap)
    {
        public WeightPlace Place { get; } = place;

        /// <summary>Zeros for what lies between these weights and the next ones; null where nothing does.</summary>
        public Tensor? Gap { get; } = gap;

        public Tensor? Tensor { get; set; }
    }
}
