namespace NasDsl.Language.Catalog.Operations;

/// <summary>
/// A pooling to a given number of places along each axis, whatever the size of the input. Of n cells, the window of place i of m takes those from floor(i n / m) up to ceil((i + 1) n / m), as in PyTorch:
/// windows are as equal as they can be, and may overlap.
/// </summary>
public abstract class AdaptivePoolOperation : Operation
{
    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Pooling;

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        ParameterDefinition.Integer("size", "The places of the output along each axis."),
    ];

    /// <inheritdoc/>
    public override bool CanVanish => true;

    /// <summary>The first cell of a window.</summary>
    /// <param name="place">The place of the output.</param>
    /// <param name="cells">Cells of the input along the axis.</param>
    /// <param name="places">Places of the output along the axis.</param>
    /// <returns>The number of the cell.</returns>
    public static int First(int place, int cells, int places) => (int)((long)place * cells / places);

    /// <summary>The cell behind a window.</summary>
    /// <param name="place">The place of the output.</param>
    /// <param name="cells">Cells of the input along the axis.</param>
    /// <param name="places">Places of the output along the axis.</param>
    /// <returns>The number of the cell.</returns>
    public static int End(int place, int cells, int places) => (int)((((long)place + 1) * cells + places - 1) / places);

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments)
    {
        var size = arguments.Int("size");
        return inputs[0].Rank >= 2
            ? inputs[0].WithPositions(inputs[0].Rank == 3 ? size : 1, size)
            : ShapeResult.Fail($"'{Name}' takes an image or a signal, and gets a vector of {inputs[0]}; put it before globalavgpool or flatten");
    }

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) =>
        new(0, 0, CellsOfAll(inputs[0].Height, output.Height) * CellsOfAll(inputs[0].Width, output.Width) * output.Channels);

    /// <inheritdoc/>
    public override bool IsIdentity(Shape input, OperationArguments arguments) =>
        input.Rank >= 2 && input.Width == arguments.Int("size") && (input.Rank == 2 || input.Height == arguments.Int("size"));

    private static long CellsOfAll(int cells, int places) =>
        Enumerable.Range(0, places).Sum(place => (long)End(place, cells, places) - First(place, cells, places));
}
