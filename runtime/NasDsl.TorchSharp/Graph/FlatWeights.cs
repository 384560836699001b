using System.Collections.Immutable;
using NasDsl.Engines;
using NasDsl.TorchSharp.Data;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Graph;

/// <summary>
/// The weights of all members of a network on a device, in one buffer: members x numbers of one. Each tensor of weights is a leaf that looks at its part of the buffer, and its gradient looks at the same
/// part of a buffer of gradients. So a backward pass adds where the optimiser reads, and a step of it is a handful of operations however many tensors there are.
/// </summary>
internal sealed class FlatWeights : IDisposable
{
    /// <summary>What the loss is multiplied by where gradients are half precision.</summary>
    public const double HalfScale = 1024;

    private readonly WeightPlan _plan;
    private readonly Dictionary<string, Tensor> _statistics = [];
    private readonly List<IDisposable> _leaves = [];
    private readonly Tensor? _low;
    private readonly Tensor? _lowGradients;

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
        Gradients = isTrainable ? zeros_like(Values).DetachFromDisposeScope() : null;
        if (LowType != ScalarType.Float32)
        {
            _low = zeros(members, plan.Count, LowType, device).DetachFromDisposeScope();
            _lowGradients = isTrainable ? zeros_like(_low).DetachFromDisposeScope() : null;
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

    /// <summary>Their gradients; null where there are none.</summary>
    public Tensor? Gradients { get; }

    /// <summary>Their gradients, where there are some.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public Tensor AllGradients => Gradients ?? throw new InvalidOperationException("These weights have no gradients.");

    /// <summary>The running statistics, each members x numbers.</summary>
    public IReadOnlyCollection<Tensor> Statistics => _statistics.Values;

    /// <summary>The weights that an optimiser changes: a view, members x numbers.</summary>
    /// <returns>The view.</returns>
    public Tensor Optimized() => Values.narrow(1, 0, _plan.OptimizedCount);

    /// <summary>The gradients of the weights that an optimiser changes: a view, members x numbers.</summary>
    /// <returns>The view.</returns>
    public Tensor OptimizedGradients() => AllGradients.narrow(1, 0, _plan.OptimizedCount);

    /// <summary>Running statistics of all members, one after another, which normalisations change in place.</summary>
    /// <param name="name">The name of the weights.</param>
    /// <returns>members * numbers.</returns>
    public Tensor Statistic(string name) => Keep(_statistics[name].view(-1));

    /// <summary>Makes a leaf of weights.</summary>
    /// <param name="place">Which.</param>
    /// <param name="isSingle">Whether it is single precision whatever passes compute with.</param>
    /// <param name="shape">The dimensions for one member; members come before them where there are several.</param>
    /// <returns>The leaf.</returns>
    public Tensor Leaf(WeightPlace place, bool isSingle, long[] shape)
    {
        var (values, gradients) = Buffers(isSingle);
        var leaf = Keep(View(values, place, shape).detach());
        if (gradients is not null)
        {
            using var gradient = View(gradients, place, shape);
            leaf.requires_grad = true;
            leaf.grad = gradient;
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
        var (values, gradients) = Buffers(isSingle: false);
        parameter.set_(View(values, place, shape));
        parameter.requires_grad = gradients is not null;
        if (gradients is not null)
        {
            parameter.grad = View(gradients, place, shape);
        }
    }

    /// <summary>Brings changed weights to the numbers that passes compute with.</summary>
    public void Refresh()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        _low?.copy_(Values);
    }

    /// <summary>Forgets all gradients.</summary>
    public void ClearGradients()
    {
        using var scope = NewDisposeScope();
        Gradients?.zero_();
        _lowGradients?.zero_();
    }

    /// <summary>Brings the gradients of a backward pass to where the optimiser reads them.</summary>
    public void CollectGradients()
    {
        if (Gradients is null || _lowGradients is null)
        {
            return;
        }

        using var ungraded = no_grad();
        Gradients.add_(_lowGradients);
        if (Scale != 1)
        {
            Gradients.mul_(1 / Scale);
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
        foreach (var leaf in _leaves)
        {
            leaf.Dispose();
        }

        foreach (var statistic in _statistics.Values)
        {
            statistic.Dispose();
        }

        Values.Dispose();
        Gradients?.Dispose();
        _low?.Dispose();
        _lowGradients?.Dispose();
    }

    private (Tensor Values, Tensor? Gradients) Buffers(bool isSingle) =>
        isSingle || _low is null ? (Values, Gradients) : (_low, _lowGradients);

    private Tensor View(Tensor buffer, WeightPlace place, long[] shape)
    {
        using var part = buffer.narrow(1, place.Offset, place.Count);
        return part.view(Members == 1 ? shape : [Members, .. shape]);
    }

    private Tensor Keep(Tensor tensor)
    {
        _leaves.Add(tensor);
        return tensor.DetachFromDisposeScope();
    }
}
