using System.Collections.Immutable;
using NasDsl.Networks;
using NasDsl.TorchSharp.Operations;
using static TorchSharp.torch;

namespace NasDsl.TorchSharp.Graph;

/// <summary>A network on a device: its operations, prepared with its weights.</summary>
internal sealed class TorchNetwork : IDisposable
{
    private readonly Network _network;
    private readonly TorchForward[] _forwards;
    private readonly ScalarType[] _types;
    private readonly int[] _lastUses;
    private readonly ImmutableArray<IDisposable> _owned;
    private readonly ImmutableArray<ExternCall> _externs;

    /// <summary>Prepares a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights, which the network does not own.</param>
    public TorchNetwork(Network network, FlatWeights weights)
    {
        using var scope = NewDisposeScope();
        _network = network;
        _forwards = new TorchForward[network.Nodes.Length];
        _types = new ScalarType[network.Nodes.Length];
        _lastUses = new int[network.Nodes.Length + 1];
        var owned = new List<IDisposable>();
        foreach (var node in network.Nodes)
        {
            var operation = TorchOperationCatalog.Get(node);
            var place = new TorchNode(
                node, [.. node.Inputs.Select(network.ShapeOf)], weights, operation.Traits.HasFlag(TorchTraits.SinglePrecision));
            _forwards[node.Id - 1] = operation.Prepare(place);
            _types[node.Id - 1] = place.Type;
            owned.AddRange(place.Owned);
            foreach (var input in node.Inputs)
            {
                _lastUses[input] = node.Id;
            }
        }

        _owned = [.. owned];
        _externs = [.. owned.OfType<ExternCall>()];
    }

    /// <summary>Computes the outputs.</summary>
    /// <param name="input">The input, in single precision, which stays.</param>
    /// <param name="step">The pass.</param>
    /// <param name="watch">Is shown the output of each node, by its number; null where nobody looks.</param>
    /// <returns>The outputs, in single precision.</returns>
    public Tensor Forward(Tensor input, TorchStep step, Action<int, Tensor>? watch = null)
    {
        using var scope = NewDisposeScope();
        var values = new Tensor[_network.Nodes.Length + 1];
        values[0] = input.alias();
        foreach (var node in _network.Nodes)
        {
            using (var inner = NewDisposeScope())
            {
                var type = _types[node.Id - 1];
                Tensor[] inputs = [.. node.Inputs.Select(number => Cast(number, values[number], type))];
                values[node.Id] = _forwards[node.Id - 1](inputs, step).MoveToOuterDisposeScope();
            }

            watch?.Invoke(node.Id, values[node.Id]);
            foreach (var number in node.Inputs)
            {
                if (_lastUses[number] == node.Id)
                {
                    values[number].Dispose();
                }
            }
        }

        return values[^1].to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>Throws what an operation in C# threw in the last backward pass.</summary>
    public void ThrowFailures()
    {
        foreach (var call in _externs)
        {
            call.ThrowFailure();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in _owned)
        {
            one.Dispose();
        }
    }

    // Tokens are whole numbers up to any size, which only single precision holds.
    private Tensor Cast(int number, Tensor value, ScalarType type) =>
        value.dtype == type || (number == 0 && _network.Input.IsTokens) ? value : value.to_type(type);
}
