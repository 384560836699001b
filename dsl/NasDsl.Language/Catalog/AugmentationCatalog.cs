namespace NasDsl.Language.Catalog;

/// <summary>What can be done to rows each time that they are trained on. Rows that candidates are measured on stay as they are.</summary>
public static class AugmentationCatalog
{
    /// <summary>Moves within the input: the parameter is a number of places.</summary>
    internal const string Shift = "shift";

    /// <summary>Moves within the input, with mirrored places around it.</summary>
    internal const string Crop = "crop";

    /// <summary>Turns images over.</summary>
    internal const string Flip = "flip";

    /// <summary>Every augmentation.</summary>
    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new(Shift, "Moves the input by up to so many places along each axis, and fills with zeros.", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Integer("by", 2, "The greatest number of places.", 0),
        ])),
        new(Crop, "Pads each end of each axis with mirrored places, and cuts an input of the old size out.", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Integer("padding", 2, "The places at each end.", 0),
        ])),
        new(Flip, "Turns images over.", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Real("chance", 0.5, 0, 1, "The share of the rows that are turned, for each axis by itself."),
            ParameterDefinition.Word("axis", "horizontal", ["horizontal", "vertical", "both"], "Left and right change places, top and bottom, or either."),
        ])),
        new("noise", "Adds normally distributed noise to each number.", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Real("deviation", 0.05, 0, 1e6, "The standard deviation, after the division that the data declare."),
        ])),
        new("scale", "Multiplies the input by a number around 1.", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Real("spread", 0.1, 0, 1, "How far the number is from 1 at most."),
        ])),
        new("mixup", "Mixes a row and its target with those of another row (Zhang et al., 2018).", new EquatableArray<ParameterDefinition>(
        [
            ParameterDefinition.Real("alpha", 0.2, 0.05, 1, "The parameter of the beta distribution that the share of the other row comes from."),
        ])),
    ];

    /// <summary>Finds an augmentation.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The augmentation, or null.</returns>
    public static ProcedureDefinition? Find(string name) => All.FirstOrDefault(row => row.Name == name);

    /// <summary>Says why an augmentation does not fit an input.</summary>
    /// <param name="name">The augmentation.</param>
    /// <param name="shape">The input.</param>
    /// <returns>The reason, or null when it fits.</returns>
    internal static string? Reject(string name, Shape shape) => name switch
    {
        _ when shape.IsTokens => $"it is for numbers, and the input is {shape}",
        Flip when shape.Rank != 3 => $"it is for images, and the input is a {(shape.Rank == 2 ? "signal" : "vector")} of {shape}",
        Shift or Crop when shape.Rank == 1 => $"it is for images and signals, and the input is a vector of {shape}",
        _ => null,
    };

    /// <summary>The augmentation as an input of some shape takes it: nothing moves by more places than there are beside the first.</summary>
    /// <param name="row">The augmentation.</param>
    /// <param name="shape">The input.</param>
    /// <returns>The augmentation with its limit.</returns>
    internal static ProcedureDefinition Within(ProcedureDefinition row, Shape shape) => row.Name is not (Shift or Crop) ? row : row with
    {
        Parameters = row.Parameters
            .Select(parameter => parameter with { Maximum = Math.Max(0, (shape.Rank == 3 ? Math.Min(shape.Height, shape.Width) : shape.Width) - 1) })
            .ToEquatableArray(),
    };
}
