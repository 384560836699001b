using System.Collections.Immutable;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Networks;

/// <summary>
/// An architecture in the least form that tells it from others and gives its costs: the operations of its network in order, with what they take. Two are equal when their networks are. It is
/// made in about a microsecond, since operations are worked out once for a space; the <see cref="Network"/> itself is only made of candidates that are trained or shown.
/// </summary>
internal sealed class NetworkGraph : IEquatable<NetworkGraph>
{
    private readonly Shape _input;
    private readonly NodeRow[] _rows;
    private readonly int[] _inputs;
    private readonly int[] _ends;
    private readonly int _hash;

    /// <summary>Takes a graph; all nodes lead to the last one.</summary>
    /// <param name="input">The shape of the input, which is node 0.</param>
    /// <param name="rows">The operations; node i is at i - 1.</param>
    /// <param name="inputs">The nodes that they take, one operation after another.</param>
    /// <param name="ends">Where the inputs of each operation end.</param>
    public NetworkGraph(Shape input, NodeRow[] rows, int[] inputs, int[] ends)
    {
        _input = input;
        _rows = rows;
        _inputs = inputs;
        _ends = ends;
        var hash = rows.Length;
        for (var i = 0; i < rows.Length; i++)
        {
            hash = unchecked((((hash * 397) ^ rows[i].Hash) * 31) + ends[i]);
            Cost += rows[i].Cost;
        }

        foreach (var node in inputs)
        {
            hash = unchecked((hash * 31) + node);
        }

        _hash = hash;
    }

    /// <summary>What the whole costs for one sample.</summary>
    public OperationCost Cost { get; }

    /// <summary>Reads the graph of a network.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The graph.</returns>
    public static NetworkGraph Of(Network network)
    {
        var ends = new int[network.Nodes.Length];
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + network.Nodes[i].Inputs.Length;
        }

        return new NetworkGraph(
            network.Input,
            [.. network.Nodes.Select(node => new NodeRow(node.Arguments, node.Shape, node.Cost) { Extern = node.Extern })],
            [.. network.Nodes.SelectMany(node => node.Inputs)],
            ends);
    }

    /// <summary>Makes the network.</summary>
    /// <returns>The network, with all that is known of each operation.</returns>
    public Network ToNetwork()
    {
        var nodes = ImmutableArray.CreateBuilder<NetworkNode>(_rows.Length);
        for (var node = 1; node <= _rows.Length; node++)
        {
            var row = _rows[node - 1];
            nodes.Add(new NetworkNode(node, row.Arguments, [.. InputsOf(node)], row.Shape, row.Cost) { Extern = row.Extern });
        }

        return new Network(_input, nodes.MoveToImmutable());
    }

    /// <summary>The operations in order, each with the shape of its first input.</summary>
    public IEnumerable<(NodeRow Row, Shape Input)> Operations()
    {
        for (var node = 1; node <= _rows.Length; node++)
        {
            var first = InputsOf(node)[0];
            yield return (_rows[node - 1], first == 0 ? _input : _rows[first - 1].Shape);
        }
    }

    /// <summary>One cost, for one sample.</summary>
    /// <param name="kind">Which cost; not one that depends on a device.</param>
    /// <returns>The cost, in its base unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost depends on a device.</exception>
    public long CostOf(CostKind kind) => kind switch
    {
        CostKind.Params => Cost.Params,
        CostKind.Macs => Cost.Macs,
        CostKind.Flops => Cost.Flops,
        CostKind.Memory => MemoryRule.Bytes(Cost.Params, PeakActivations()),
        CostKind.Depth => LongestPath(true),
        CostKind.Length => LongestPath(false),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This cost depends on a device."),
    };

    /// <inheritdoc/>
    public bool Equals(NetworkGraph? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _hash != other._hash || _rows.Length != other._rows.Length || _input != other._input
            || !_ends.AsSpan().SequenceEqual(other._ends) || !_inputs.AsSpan().SequenceEqual(other._inputs))
        {
            return false;
        }

        for (var i = 0; i < _rows.Length; i++)
        {
            if (!ReferenceEquals(_rows[i], other._rows[i]) && _rows[i].Text != other._rows[i].Text)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NetworkGraph);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private ReadOnlySpan<int> InputsOf(int node)
    {
        var start = node == 1 ? 0 : _ends[node - 2];
        return _inputs.AsSpan(start, _ends[node - 1] - start);
    }

    private long LongestPath(bool countsWeightsOnly)
    {
        var longest = new long[_rows.Length + 1];
        for (var node = 1; node <= _rows.Length; node++)
        {
            foreach (var input in InputsOf(node))
            {
                longest[node] = Math.Max(longest[node], longest[input]);
            }

            longest[node] += !countsWeightsOnly || _rows[node - 1].Arguments.Operation.HasWeights ? 1 : 0;
        }

        return longest[_rows.Length];
    }

    private long PeakActivations()
    {
        var nodes = new (Shape, IReadOnlyList<int>, OperationMemory)[_rows.Length];
        for (var node = 1; node <= nodes.Length; node++)
        {
            var (row, inputs) = (_rows[node - 1], InputsOf(node).ToArray());
            var first = inputs[0] == 0 ? _input : _rows[inputs[0] - 1].Shape;
            nodes[node - 1] = (row.Shape, inputs, row.Arguments.Operation.Memory(first, row.Shape, row.Arguments));
        }

        return MemoryRule.PeakActivations(_input, nodes);
    }
}
