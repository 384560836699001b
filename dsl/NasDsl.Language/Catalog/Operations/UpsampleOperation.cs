using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog.Operations;

/// <summary>More places along each axis: each number repeated, or lines drawn between numbers.</summary>
public sealed class UpsampleOperation : Operation
{
    /// <summary>Each place takes the number of the place it comes from.</summary>
    public const string Nearest = "nearest";

    /// <summary>
    /// Each place takes numbers of the two nearest places along each axis, as near as they are to it; beyond the outermost, theirs (PyTorch's bilinear with align_corners=False).
    /// </summary>
    public const string Bilinear = "bilinear";

    /// <inheritdoc/>
    public override string Name => "upsample";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Structure;

    /// <inheritdoc/>
    public override string Summary => "As many times the places along each axis: repeats numbers, or draws lines between them.";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("factor", 2, "How many times the places along each axis."),
        ParameterDefinition.Word("mode", Nearest, [Nearest, Bilinear], "nearest: repeat numbers; bilinear: draw lines between them along each axis."),
    ];

    /// <inheritdoc/>
    public override bool CanVanish => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments)
    {
        var factor = arguments.Int("factor");
        return inputs[0].Rank >= 2
            ? SpatialWindow.Grown(Name, inputs[0], (inputs[0].Rank == 3 ? (long)inputs[0].Height * factor : 1), (long)inputs[0].Width * factor, inputs[0].Channels)
            : ShapeResult.Fail($"'upsample' takes an image or a signal, and gets a vector of {inputs[0]}; put it before globalavgpool or flatten");
    }

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments)
    {
        var macs = arguments["mode"] == Value.Of(Nearest) ? 0 : (output.Rank == 3 ? 4L : 2L) * output.Size;
        return new OperationCost(0, macs, 2 * macs);
    }

    /// <inheritdoc/>
    public override bool IsIdentity(Shape input, OperationArguments arguments) => arguments.Int("factor") == 1 && input.Rank >= 2;
}
