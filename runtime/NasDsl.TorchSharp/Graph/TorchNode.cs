using System.Collections.Immutable;
using NasDsl.Language.Catalog;
using NasDsl.Networks;
using NasDsl.TorchSharp.Data;
using TorchSharp;

namespace NasDsl.TorchSharp.Graph;

/// <summary>What an operation is prepared from: a place of a network, and its weights.</summary>
/// <param name="node">The place.</param>
/// <param name="inputs">The shapes of what it takes.</param>
/// <param name="weights">The weights of the network.</param>
/// <param name="isSingle">Whether it computes with single precision whatever the others do.</param>
internal sealed class TorchNode(NetworkNode node, ImmutableArray<Shape> inputs, FlatWeights weights, bool isSingle)
{
    private readonly List<IDisposable> _owned = [];

    /// <summary>The place in the network.</summary>
    public NetworkNode Node { get; } = node;

    /// <summary>The name of the operation.</summary>
    public string Name => Node.Operation.Name;

    /// <summary>The shapes of what it takes.</summary>
    public ImmutableArray<Shape> Inputs { get; } = inputs;

    /// <summary>The shape of the first of them.</summary>
    public Shape Input => Inputs[0];

    /// <summary>The shape of what it gives.</summary>
    public Shape Output => Node.Shape;

    /// <summary>The members of the network.</summary>
    public int Members => weights.Members;

    /// <summary>The weights of the network.</summary>
    public FlatWeights Weights => weights;

    /// <summary>The type of its numbers.</summary>
    public torch.ScalarType Type => isSingle ? torch.ScalarType.Float32 : weights.LowType;

    /// <summary>What has to be disposed of with the network.</summary>
    public IReadOnlyList<IDisposable> Owned => _owned;

    /// <summary>A whole number among the arguments.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="otherwise">What it is where the operation has no such parameter.</param>
    /// <returns>The number.</returns>
    public int Int(string parameter, int otherwise) =>
        Node.Operation.Parameters.Any(one => one.Name == parameter) ? Node.Arguments.Int(parameter) : otherwise;

    /// <summary>Whether a word among the arguments is a certain one.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="word">The word.</param>
    /// <returns>True when it is.</returns>
    public bool Is(string parameter, string word) => Node.Arguments[parameter].Symbol == word;

    /// <summary>The dimensions of its output.</summary>
    /// <param name="step">The pass.</param>
    /// <returns>The dimensions.</returns>
    public long[] OutputDimensions(TorchStep step) => TorchLayout.Dimensions(Output, step.Rows, Members);

    /// <summary>Weights of this node.</summary>
    /// <param name="part">Their name within the node.</param>
    /// <param name="shape">Their dimensions for one member; those they are kept with when none are given.</param>
    /// <returns>The weights.</returns>
    public TorchWeight Weight(string part, params long[] shape) =>
        FindWeight(part, shape) ?? throw new ArgumentException($"{Name} has no weights '{part}'.", nameof(part));

    /// <summary>Weights that this node may have.</summary>
    /// <param name="part">Their name within the node.</param>
    /// <param name="shape">Their dimensions for one member; those they are kept with when none are given.</param>
    /// <returns>The weights, or null.</returns>
    public TorchWeight? FindWeight(string part, params long[] shape)
    {
        if (FindPlace(part) is not { } place)
        {
            return null;
        }

        long[] dimensions = shape.Length == 0 ? [.. place.Shape.Select(size => (long)size)] : shape;
        return new TorchWeight(weights.CreateLeaf(place, isSingle, dimensions), Members == 1 ? null : [Members * dimensions[0], .. dimensions[1..]]);
    }

    /// <summary>Running statistics of this node.</summary>
    /// <param name="part">Their name within the node.</param>
    /// <returns>Those of all members one after another, to be changed in place.</returns>
    public torch.Tensor Statistic(string part) => weights.Statistic(NameOf(part));

    /// <summary>Where weights of this node lie.</summary>
    /// <param name="part">Their name within the node.</param>
    /// <returns>The place, or null when the node has none.</returns>
    public WeightPlace? FindPlace(string part) => weights.Places.FirstOrDefault(place => place.Name == NameOf(part));

    /// <summary>Keeps a tensor as long as the network.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The same.</returns>
    public torch.Tensor Keep(torch.Tensor tensor)
    {
        _owned.Add(tensor);
        return tensor.DetachFromDisposeScope();
    }

    /// <summary>Keeps something as long as the network.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="owned">The thing.</param>
    /// <returns>The same.</returns>
    public T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }

    private string NameOf(string part) => FormattableString.Invariant($"{Node.Id}.{Name}.{part}");
}
