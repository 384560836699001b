using System.Collections.Immutable;
using NasDsl.Engine.Kernels;
using NasDsl.Engine.Memory;
using NasDsl.Language.Catalog;
using NasDsl.Networks;
using NasDsl.Randomness;

namespace NasDsl.Engine.Graph;

/// <summary>What an operation's kernel is made from.</summary>
internal sealed class NodeContext
{
    private readonly List<Parameter> _parameters = [];
    private NodeContext? _whole;
    private string _name = "";

    /// <summary>The nodes that the kernel computes.</summary>
    public required NodeGroup Group { get; init; }

    /// <summary>The first of them, which has the parameters.</summary>
    public NetworkNode Node => Group.First;

    /// <summary>Whether the maker of the input shows it a few samples at a time, and asks for their gradients.</summary>
    public required bool IsInputStreamed { get; init; }

    /// <summary>Whether the consumer of the output looks at it, and writes its gradient, a few samples at a time.</summary>
    public required bool IsOutputStreamed { get; init; }

    /// <summary>Whether the maker of the input computes it when it is asked, a few samples at a time; see <see cref="Operations.IInputSource"/>.</summary>
    public bool IsInputOnDemand { get; init; }

    /// <summary>Whether the output is computed when its consumers ask, and kept nowhere.</summary>
    public bool IsOutputOnDemand { get; init; }

    /// <summary>Whether the consumer of an output on demand hands its gradient back a few samples at a time.</summary>
    public bool IsGradientReturned { get; init; }

    /// <summary>Its inputs.</summary>
    public required ImmutableArray<InputSlot> Inputs { get; init; }

    /// <summary>Its output.</summary>
    public required Tensor Output { get; init; }

    /// <summary>The greatest batch.</summary>
    public required int MaximumBatch { get; init; }

    /// <summary>Whether there will be backward passes.</summary>
    public required bool IsTrainable { get; init; }

    /// <summary>The kernels to compose it of.</summary>
    public required VectorKernels Kernels { get; init; }

    /// <summary>Where its own memory comes from.</summary>
    public required NativeArena Arena { get; init; }

    /// <summary>Where memory comes from that is only needed while the operation runs; null where it has all its memory for itself.</summary>
    public SharedMemory? Shared { get; init; }

    /// <summary>When the operation runs, among the steps of the shared memory.</summary>
    public int Step { get; init; }

    /// <summary>How many numbers it keeps of which any engine would, where it has its memory for itself.</summary>
    public long ScratchNumbers { get; private set; }

    /// <summary>The only input of an operation with one.</summary>
    public InputSlot Input => Inputs[0];

    /// <summary>The parameters that the operation has declared.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>Declares a parameter. Its memory is there once the whole network is planned.</summary>
    /// <param name="part">Its name within the node.</param>
    /// <param name="shape">Its dimensions in PyTorch's order.</param>
    /// <param name="layout">How it lies.</param>
    /// <param name="initialValue">What fresh numbers are around.</param>
    /// <param name="uniformBound">How far around.</param>
    /// <param name="isTrainable">Whether it has a gradient.</param>
    /// <param name="drawing">Draws fresh numbers in place of the two before, or null.</param>
    /// <param name="isMixture">Whether it weighs the choices of a network that holds all candidates.</param>
    /// <returns>The parameter.</returns>
    public Parameter Declare(
        string part,
        ImmutableArray<int> shape,
        WeightLayout layout,
        float initialValue = 0,
        double uniformBound = 0,
        bool isTrainable = true,
        Action<float[], RandomStream>? drawing = null,
        bool isMixture = false)
    {
        if (_whole is not null)
        {
            return _whole.Declare($"{_name}.{part}", shape, layout, initialValue, uniformBound, isTrainable, drawing, isMixture);
        }

        var parameter = new Parameter
        {
            Name = FormattableString.Invariant($"{Node.Id}.{Node.Operation.Name}.{part}"),
            Shape = shape,
            Layout = layout,
            InitialValue = initialValue,
            UniformBound = uniformBound,
            IsTrainable = isTrainable,
            Drawing = drawing,
            IsMixture = isMixture,
        };
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>What a kernel is made from that computes a part of this node.</summary>
    /// <param name="arguments">The operation of the part.</param>
    /// <param name="input">Its input.</param>
    /// <param name="output">Its output.</param>
    /// <param name="name">Its name, which its parameters get before theirs; null where they are not parameters of this node.</param>
    /// <returns>The context of the part.</returns>
    public NodeContext Part(OperationArguments arguments, InputSlot input, Tensor output, string? name = null) => new()
    {
        Group = new NodeGroup([new NetworkNode(Node.Id, arguments, [0], output.Shape, default)]),
        IsInputStreamed = false,
        IsOutputStreamed = false,
        Inputs = [input],
        Output = output,
        MaximumBatch = MaximumBatch,
        IsTrainable = IsTrainable,
        Kernels = Kernels,
        Arena = Arena,
        Shared = Shared,
        Step = Step,
        _whole = name is null ? null : this,
        _name = name ?? "",
    };

    /// <summary>Takes memory for what lies between two parts of this node.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="isNeeded">Whether any engine would have to keep it.</param>
    /// <returns>A tensor with its gradient, where there will be backward passes.</returns>
    public unsafe Tensor Between(Shape shape, bool isNeeded = true)
    {
        var tensor = new Tensor(shape, Layout.Padded(shape.Channels));
        Take((long)MaximumBatch * tensor.SamplePitch, isNeeded ? (long)MaximumBatch * shape.Size : 0, address => tensor.Values = (float*)address);
        tensor.Gradient = IsTrainable ? Arena.Floats((long)MaximumBatch * tensor.SamplePitch) : null;
        return tensor;
    }

    /// <summary>Takes memory for what the operation keeps while it runs, and where there will be backward passes until then.</summary>
    /// <param name="floats">How many floats.</param>
    /// <param name="numbers">How many numbers without padding they hold that any engine would have to keep.</param>
    /// <returns>The memory. For itself it is 0 at first; shared it holds anything.</returns>
    public unsafe Scratch Scratch(long floats, long numbers)
    {
        var scratch = new Scratch();
        Take(floats, numbers, address => scratch.Values = (float*)address);
        return scratch;
    }

    private unsafe void Take(long floats, long numbers, Action<nint> owner)
    {
        if (Shared is not null)
        {
            _ = Shared.Take(floats, numbers, Step, Step, isScratch: true, owner);
            return;
        }

        ScratchNumbers += numbers;
        owner((nint)Arena.Floats(floats));
    }
}
