using System.Collections.Immutable;
using NasDsl.Engine.Memory;
using NasDsl.Networks;

namespace NasDsl.Engine.Graph;

/// <summary>
/// How long the outputs of a network are needed that only answers, and where they lie: over what they are made from where that is needed no longer and its operation works in place, else in a piece of
/// the shared memory. A step is the run of one group; a group whose output is computed on demand takes its inputs when its takers run, too.
/// </summary>
internal sealed unsafe class AnswerTensors
{
    private readonly TensorPlacement _placement;
    private readonly Network _network;
    private readonly ImmutableArray<NodeGroup> _groups;
    private readonly GroupFlow _flow;
    private readonly SharedMemory _shared;
    private readonly int _batch;
    private readonly int[] _lastSteps;
    private readonly SharedPiece?[] _pieces;

    private AnswerTensors(TensorPlacement placement, Network network, ImmutableArray<NodeGroup> groups, GroupFlow flow, SharedMemory shared, int batch)
    {
        _placement = placement;
        _network = network;
        _groups = groups;
        _flow = flow;
        _shared = shared;
        _batch = batch;
        _lastSteps = LastSteps();
        _pieces = new SharedPiece?[placement.Tensors.Length];
    }

    /// <summary>Takes pieces for all outputs.</summary>
    /// <param name="placement">The outputs, and which are computed on demand.</param>
    /// <param name="network">The network.</param>
    /// <param name="groups">Its groups, in order.</param>
    /// <param name="flow">Who takes what.</param>
    /// <param name="shared">Where pieces come from.</param>
    /// <param name="batch">The greatest batch.</param>
    public static void Place(TensorPlacement placement, Network network, ImmutableArray<NodeGroup> groups, GroupFlow flow, SharedMemory shared, int batch) =>
        new AnswerTensors(placement, network, groups, flow, shared, batch).Place();

    private void Place()
    {
        _pieces[0] = Take(0, -1, -1);
        for (var step = 0; step < _groups.Length; step++)
        {
            var output = _groups[step].Last.Id;
            if (!IsNowhere(_groups[step]))
            {
                _pieces[output] = Overwrite(step, output) ?? Take(output, FirstStep(step), step);
            }
        }
    }

    // The steps at which outputs are taken for the last time. The answer is read behind the last step.
    private int[] LastSteps()
    {
        var lastRuns = new int[_groups.Length];
        var lastSteps = new int[_placement.Tensors.Length];
        for (var step = _groups.Length - 1; step >= 0; step--)
        {
            var group = _groups[step];
            lastRuns[step] = IsNowhere(group) ? Math.Max(step, lastSteps[group.Last.Id]) : step;
            lastSteps[group.Last.Id] = Math.Max(lastSteps[group.Last.Id], step);
            foreach (var input in group.First.Inputs)
            {
                lastSteps[input] = Math.Max(lastSteps[input], lastRuns[step]);
            }
        }

        lastSteps[^1] = _groups.Length;
        return lastSteps;
    }

    // Of what windows take, the numbers taken are kept, which are few.
    private bool IsNowhere(NodeGroup group) => _placement.IsOnDemand(group.Last.Id) && group.Nodes.Length < 3;

    // Windows take from what a map makes as it comes.
    private int FirstStep(int step)
    {
        var input = _groups[step].First.Inputs[0];
        return _groups[step].Nodes.Length == 3 && _placement.IsStreamed(input) && _flow.MakerOf(input) is { } maker ? _groups.IndexOf(maker) : step;
    }

    private SharedPiece Take(int number, int first, int firstCounted)
    {
        var tensor = _placement.Tensors[number];
        return _shared.Take((long)_batch * tensor.SamplePitch, (long)_batch * tensor.Shape.Size, first, _lastSteps[number], isScratch: false, OwnerOf(tensor), firstCounted);
    }

    // The place of an input that the group is the last to take. Numbers that stay as they are, but lie in another way, move to another piece, and count once.
    private SharedPiece? Overwrite(int step, int output)
    {
        if (!_groups[step].Nodes.All(IsInPlace))
        {
            return null;
        }

        foreach (var input in _groups[step].First.Inputs.Select(Source))
        {
            if (_pieces[input] is not { } piece || piece.Last != step || _lastSteps[input] != step)
            {
                continue;
            }

            if (LiesLike(_placement.Tensors[input], _placement.Tensors[output]))
            {
                piece.Continue(_lastSteps[output], OwnerOf(_placement.Tensors[output]));
                return piece;
            }

            piece.MoveOn();
            return null;
        }

        return null;
    }

    // What is really read where an input is computed from it as it is taken.
    private int Source(int input) => _flow.MakerOf(input) is { } maker && IsNowhere(maker) && maker.Nodes.All(IsInPlace) ? maker.First.Inputs[0] : input;

    private bool IsInPlace(NetworkNode node) => node.Operation.Memory(_network.ShapeOf(node.Inputs[0]), node.Shape, node.Arguments).IsInPlace;

    private static bool LiesLike(Tensor one, Tensor other) =>
        (one.ChannelPitch == other.ChannelPitch && one.Shape.Channels == other.Shape.Channels)
        || (one.SamplePitch == one.Shape.Size && other.SamplePitch == other.Shape.Size);

    private static Action<nint> OwnerOf(Tensor tensor) => address => tensor.Values = (float*)address;
}
