using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog.Operations;

/// <summary>The same numbers in another shape.</summary>
public sealed class ReshapeOperation : Operation
{
    /// <inheritdoc/>
    public override string Name => "reshape";

    /// <inheritdoc/>
    public override OperationCategory Category => OperationCategory.Structure;

    /// <inheritdoc/>
    public override string Summary => "The same numbers, row by row and channels innermost, as an image (height, width) or a signal (length).";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDefinition> Parameters { get; } =
    [
        Size("height", "The height of an image; with width."),
        Size("width", "The width of an image; with height."),
        Size("length", "The length of a signal; instead of height and width."),
        Size("channels", "The numbers at each place; 0 stands for as many as there are."),
    ];

    /// <inheritdoc/>
    public override bool CanVanish => true;

    /// <inheritdoc/>
    public override bool RestrictsChannels(Func<string, Value?> constantOf) => true;

    /// <inheritdoc/>
    public override ShapeResult InferShape(IReadOnlyList<Shape> inputs, OperationArguments arguments)
    {
        var input = inputs[0];
        var (height, width, length) = (arguments.Int("height"), arguments.Int("width"), arguments.Int("length"));
        var isImage = height > 0 && width > 0;
        if (isImage ? length > 0 : length == 0 || height > 0 || width > 0)
        {
            return ShapeResult.Fail("'reshape' takes height and width for an image, or length for a signal; use flatten for a vector");
        }

        var places = isImage ? (long)height * width : length;
        var channels = arguments.Int("channels") is > 0 and var given ? given : input.Size / places;
        if (channels == 0 || places * channels != input.Size)
        {
            var wanted = (isImage ? $"{height}x{width}" : $"{length}") + (arguments.Int("channels") > 0 ? $"x{channels}" : " places");
            return ShapeResult.Fail($"'reshape' puts the {input.Size} numbers of {input} into {wanted}, which does not come out even; choose sizes whose product is {input.Size}");
        }

        return isImage ? Shape.Image(height, width, (int)channels) : Shape.Signal(length, (int)channels);
    }

    /// <inheritdoc/>
    public override OperationCost Cost(IReadOnlyList<Shape> inputs, Shape output, OperationArguments arguments) => default;

    /// <inheritdoc/>
    /// <remarks>The numbers stay where they are.</remarks>
    public override OperationMemory Memory(Shape input, Shape output, OperationArguments arguments) => OperationMemory.InPlace;

    /// <inheritdoc/>
    public override bool IsIdentity(Shape input, OperationArguments arguments) =>
        InferShape([input], arguments) is { Error: null } result && result.Shape == input;

    private static ParameterDefinition Size(string name, string summary) =>
        ParameterDefinition.Integer(name, 0, summary, 0);
}
