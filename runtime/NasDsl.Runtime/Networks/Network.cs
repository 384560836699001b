using System.Collections.Immutable;
using NasDsl.Language.Catalog;

namespace NasDsl.Networks;

/// <summary>
/// An architecture with nothing left open: a graph of catalogue operations with every shape known, without operations that change nothing. Two networks are equal when
/// their graphs are: this is what "the same architecture" means.
/// </summary>
public sealed class Network : IEquatable<Network>
{
    private string? _text;

    /// <summary>Takes a graph.</summary>
    /// <param name="input">The shape of one input sample.</param>
    /// <param name="nodes">The operations; each takes only outputs of earlier ones, and the last one's output is the network's.</param>
    public Network(Shape input, ImmutableArray<NetworkNode> nodes)
    {
        Input = input;
        Nodes = nodes;
        Cost = nodes.Aggregate(default(OperationCost), (sum, node) => sum + node.Cost);
    }

    /// <summary>Reads the text that <see cref="ToString"/> writes.</summary>
    /// <param name="text">One line for each operation.</param>
    /// <returns>An equal network.</returns>
    /// <exception cref="FormatException">The text is not that of a network.</exception>
    public static Network Parse(string text) => NetworkReader.Read(text);

    /// <summary>The shape of one input sample.</summary>
    public Shape Input { get; }

    /// <summary>The operations in order; node i of the graph is at i - 1, since 0 is the input.</summary>
    public ImmutableArray<NetworkNode> Nodes { get; }

    /// <summary>The shape of the output for one sample.</summary>
    public Shape Output => ShapeOf(Nodes.Length);

    /// <summary>What the whole network costs for one sample.</summary>
    public OperationCost Cost { get; }

    /// <summary>The shape of the output of a node.</summary>
    /// <param name="node">The number of the node; 0 is the input of the network.</param>
    /// <returns>The shape.</returns>
    public Shape ShapeOf(int node) => node == 0 ? Input : Nodes[node - 1].Shape;

    /// <inheritdoc/>
    public bool Equals(Network? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Network);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The architecture as text: one line for each operation with what it takes, its shape and its parameters. Stable; meant for people and for snapshot tests.</summary>
    /// <returns>Lines separated by <c>\n</c>, without one at the end.</returns>
    public override string ToString() => _text ??= NetworkText.Write(this);
}
