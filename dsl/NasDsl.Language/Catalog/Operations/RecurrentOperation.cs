namespace NasDsl.Language.Catalog.Operations;

/// <summary>A recurrent layer: at each place of a signal, a state follows from the numbers there and from the state before; the first state is zeros.</summary>
public abstract class RecurrentOperation : Operation
{
    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Recurrence;

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("units", "The length of the state."),
        ParameterDefinition.Boolean("sequence", false, "Whether the output is the states of all places, a signal, instead of the last state, a vector."),
        ParameterDefinition.Boolean("bias", true, "Whether the linear maps have offsets."),
    ];

    /// <inheritdoc/>
    public override bool HasWeights => true;

    /// <inheritdoc/>
    public override bool IsNonlinear => true;

    /// <inheritdoc/>
    public override bool IsRecurrent => true;

    /// <summary>Each number of the state follows from all others: the first of many are not what fewer would be.</summary>
    public override string? WidthParameter => null;

    /// <summary>How many linear maps of the input and of the state there are.</summary>
    public abstract int Gates { get; }

    /// <summary>The functions and the additions and products of numbers for each number of a state, without those of the linear maps.</summary>
    protected abstract int FlopsOfUnit { get; }

    /// <summary>What is kept for each number of a state while a step runs: the gates, and the state before and after it, with the cell where there is one.</summary>
    protected abstract int NumbersOfUnit { get; }

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments)
    {
        var units = arguments.Int("units");
        return SequenceShape.Check(Name, inputs[0]) ?? (arguments.Flag("sequence") ? inputs[0].WithChannels(units) : Shape.Vector(units));
    }

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments)
    {
        long length = inputs[0].Width;
        long units = output.Channels;
        var weights = Gates * units * (inputs[0].Channels + units);
        var offsets = arguments.Flag("bias") ? 2 * Gates * units : 0;
        return new OperationCost(weights + offsets, length * weights, length * ((2 * weights) + offsets + (FlopsOfUnit * units)));
    }

    /// <inheritdoc/>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => new(false, (long)NumbersOfUnit * output.Channels);
}
