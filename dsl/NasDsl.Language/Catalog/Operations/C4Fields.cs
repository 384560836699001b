namespace NasDsl.Language.Catalog.Operations;

/// <summary>
/// Fields over the group C4 of rotations by quarter turns (Cohen and Welling, "Group equivariant convolutional networks", 2016): a field has four channels side by side, one for each turn. When the
/// image turns by a quarter, the channels turn with it, and each moves on to the next of its field.
/// </summary>
public static class C4Fields
{
    /// <summary>The turns of the group, which are the channels of a field.</summary>
    public const int Turns = 4;

    /// <summary>Checks that an input is an image.</summary>
    /// <param name="name">The operation, for the message.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>Why it is none, or null.</returns>
    internal static ShapeResult? CheckImage(string name, Shape input) =>
        input.Rank == 3 ? null : ShapeResult.Fail($"'{name}' takes an image, and gets {(input.Rank == 2 ? "a signal" : "a vector")} of {input}; only images can be turned");

    /// <summary>Checks that an input is an image of whole fields.</summary>
    /// <param name="name">The operation, for the message.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>Why it is none, or null.</returns>
    internal static ShapeResult? Check(string name, Shape input) =>
        CheckImage(name, input)
        ?? (input.Channels % Turns == 0 ? null : ShapeResult.Fail($"'{name}' takes fields of four channels, and gets {input}; put c4lift before it"));

    /// <summary>The shape rule of the convolutions. A window of even size has no middle, so that padding on one side more than on the other would tell the turns apart.</summary>
    /// <param name="name">The operation, for the message.</param>
    /// <param name="input">The shape of the input, an image.</param>
    /// <param name="arguments">The value of every parameter.</param>
    /// <returns>The shape of the output, or why there is none.</returns>
    internal static ShapeResult Slide(string name, Shape input, OperationArguments arguments)
    {
        var kernel = arguments.Int("kernel");
        return kernel % 2 == 0 && arguments["padding"].Symbol == SpatialWindow.Same
            ? ShapeResult.Fail($"'{name}' with a window of {kernel} pads one side more than the other, which turns do not keep; use an odd window, or padding: valid")
            : SpatialWindow.Slide(name, input, kernel, 1, arguments["padding"], Turns * arguments.Int("filters"));
    }

    /// <summary>The parameters of the convolutions. There is no stride: a step over an even size would tell the turns apart, and pooling does not.</summary>
    internal static IReadOnlyList<ParameterDefinition> ConvolutionParameters { get; } =
    [
        ParameterDefinition.Integer("filters", "The fields of the output, with four channels each."),
        ParameterDefinition.Integer("kernel", 3, "The size of the window along each axis."),
        SpatialWindow.Padding,
        ParameterDefinition.Boolean("bias", true, "Whether each field has an offset."),
    ];

    /// <summary>The cost of a convolution whose filters are used in four turns: one offset for each field, added in each of its channels.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="output">The shape of the output.</param>
    /// <param name="arguments">The value of every parameter.</param>
    /// <returns>The cost.</returns>
    internal static OperationCost Cost(Shape input, Shape output, OperationArguments arguments)
    {
        var kernel = arguments.Int("kernel");
        var filters = arguments.Int("filters");
        var hasBias = arguments.Flag("bias");
        var weights = (long)kernel * kernel * input.Channels * filters;
        return AffineCost.Of(Turns * weights, output, hasBias) with { Params = weights + (hasBias ? filters : 0) };
    }
}
