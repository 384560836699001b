using System.Collections.Immutable;
using NasDsl.Networks;

namespace NasDsl.Engine.Graph;

/// <summary>Which group makes an output, and which take it. Outputs go by the numbers of their nodes; 0 is the input of the network.</summary>
internal sealed class GroupFlow
{
    private readonly NodeGroup?[] _makers;
    private readonly List<NodeGroup>[] _takers;
    private readonly int[] _uses;

    /// <summary>Follows the numbers through a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="groups">Its groups, in order.</param>
    public GroupFlow(Network network, ImmutableArray<NodeGroup> groups)
    {
        var outputs = network.Nodes.Length + 1;
        _makers = new NodeGroup?[outputs];
        _takers = new List<NodeGroup>[outputs];
        _uses = new int[outputs];
        for (var i = 0; i < outputs; i++)
        {
            _takers[i] = [];
        }

        foreach (var node in network.Nodes)
        {
            foreach (var input in node.Inputs)
            {
                _uses[input]++;
            }
        }

        foreach (var group in groups)
        {
            _makers[group.Last.Id] = group;
            foreach (var input in group.First.Inputs)
            {
                if (!_takers[input].Contains(group))
                {
                    _takers[input].Add(group);
                }
            }
        }
    }

    /// <summary>The group that keeps an output; null for the input of the network and within a group.</summary>
    public NodeGroup? MakerOf(int output) => _makers[output];

    /// <summary>The groups that take an output, in order.</summary>
    public IReadOnlyList<NodeGroup> TakersOf(int output) => _takers[output];

    /// <summary>Whether an output is taken once.</summary>
    public bool IsTakenOnce(int output) => _uses[output] == 1;
}
