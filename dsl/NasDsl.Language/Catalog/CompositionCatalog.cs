using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>All compositions of the language.</summary>
public static class CompositionCatalog
{
    private static readonly IReadOnlyList<ParameterDefinition> Depthwise = OperationCatalog.Get("depthwise").Parameters;

    private static readonly IReadOnlyList<ParameterDefinition> Pointwise = OperationCatalog.Get("pointwise").Parameters;

    /// <summary>Every composition, in the order of the catalogue's documentation.</summary>
    public static IReadOnlyList<Composition> All { get; } =
    [
        new(
            "separable",
            OperationCategory.Convolution,
            "Depthwise separable convolution: depthwise without offsets, then pointwise (Chollet, 2017).",
            new[] { Pointwise.First(parameter => parameter.Name == "filters") }
                .Concat(Depthwise.Where(parameter => parameter.Name != "bias"))
                .Append(Pointwise.First(parameter => parameter.Name == "bias"))
                .ToEquatableArray(),
            new[]
            {
                new CompositionPart("depthwise", "bias", Value.Of(false)),
                new CompositionPart("pointwise", "stride", Value.Of(1)),
            }.ToEquatableArray()),
    ];

    /// <summary>Finds a composition.</summary>
    /// <param name="name">Its name in the language.</param>
    /// <returns>The composition, or null when there is none of that name.</returns>
    public static Composition? Find(string name) => All.FirstOrDefault(composition => composition.Name == name);
}
