using System.Collections.Immutable;
using NasDsl.Engine.Memory;
using NasDsl.Networks;

namespace NasDsl.Engine.Graph;

/// <summary>
/// How long the outputs of a network are needed that only answers, and where they lie: over what they are made from where that is needed no longer and its operation works in place, else in a piece of
/// the shared memory. A step is the run of one group; a group whose output is computed on demand runs when its taker does.
/// </summary>
internal sealed unsafe class AnswerTensors
{
    private readonly Network _network;
    private readonly ImmutableArray<NodeGroup> _groups;
    private readonly Tensor[] _tensors;
    private readonly int[] _steps;
    private readonly int[] _lastSteps;
    private readonly SharedPiece?[] _pieces;

    /// <summary>Takes pieces for all outputs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="groups">Its groups, in order.</param>
    /// <param name="flow">Who takes what.</param>
    /// <param name="tensors">The outputs by number; 0 is the input of the network.</param>
    /// <param name="batch">The greatest batch.</param>
    /// <param name="isOnDemand">Whether an output is computed when its only consumer asks for it, and kept nowhere.</param>
    /// <param name="shared">Where pieces come from.</param>
    public AnswerTensors(Network network, ImmutableArray<NodeGroup> groups, GroupFlow flow, Tensor[] tensors, int batch, Func<int, bool> isOnDemand, SharedMemory shared)
    {
        _network = network;
        _groups = groups;
        _tensors = tensors;
        _steps = new int[groups.Length];
        for (var group = groups.Length - 1; group >= 0; group--)
        {
            var output = groups[group].Last.Id;
            _steps[group] = isOnDemand(output) ? _steps[groups.IndexOf(flow.TakersOf(output)[0])] : group;
        }

        _lastSteps = new int[tensors.Length];
        for (var group = 0; group < groups.Length; group++)
        {
            _lastSteps[groups[group].Last.Id] = Math.Max(_lastSteps[groups[group].Last.Id], _steps[group]);
            foreach (var input in groups[group].First.Inputs)
            {
                _lastSteps[input] = Math.Max(_lastSteps[input], _steps[group]);
            }
        }

        // The answer is read behind the last step.
        _lastSteps[^1] = groups.Length;
        _pieces = new SharedPiece?[tensors.Length];
        _pieces[0] = Take(0, -1, batch, shared);
        for (var group = 0; group < groups.Length; group++)
        {
            var output = groups[group].Last.Id;
            if (!isOnDemand(output))
            {
                _pieces[output] = Overwrite(group, output) ?? Take(output, _steps[group], batch, shared);
            }
        }
    }

    /// <summary>When a group runs.</summary>
    /// <param name="group">Its place among the groups.</param>
    /// <returns>The step.</returns>
    public int StepOf(int group) => _steps[group];

    private SharedPiece Take(int number, int first, int batch, SharedMemory shared)
    {
        var tensor = _tensors[number];
        return shared.Take((long)batch * tensor.SamplePitch, (long)batch * tensor.Shape.Size, first, _lastSteps[number], isScratch: false, OwnerOf(tensor));
    }

    // The place of an input that the group is the last to take. Numbers that stay as they are, but lie in another way, move to another piece, and count once.
    private SharedPiece? Overwrite(int group, int output)
    {
        if (!_groups[group].Nodes.All(IsInPlace))
        {
            return null;
        }

        foreach (var input in _groups[group].First.Inputs)
        {
            if (_pieces[input] is not { } piece || piece.Last != _steps[group] || _lastSteps[input] != _steps[group])
            {
                continue;
            }

            if (LiesLike(_tensors[input], _tensors[output]))
            {
                piece.Continue(_lastSteps[output], OwnerOf(_tensors[output]));
                return piece;
            }

            piece.MoveOn();
            return null;
        }

        return null;
    }

    private bool IsInPlace(NetworkNode node) => node.Operation.Memory(_network.ShapeOf(node.Inputs[0]), node.Shape, node.Arguments).IsInPlace;

    private static bool LiesLike(Tensor one, Tensor other) =>
        (one.ChannelPitch == other.ChannelPitch && one.Shape.Channels == other.Shape.Channels)
        || (one.SamplePitch == one.Shape.Size && other.SamplePitch == other.Shape.Size);

    private static Action<nint> OwnerOf(Tensor tensor) => address => tensor.Values = (float*)address;
}
