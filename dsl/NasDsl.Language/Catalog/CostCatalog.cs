using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>The costs that requirements and objectives can speak of.</summary>
internal static class CostCatalog
{
    /// <summary>The names of the costs that need no device.</summary>
    public static IReadOnlyList<string> Names { get; } = ["params", "flops", "macs", "memory", "depth", "length"];

    /// <summary>Finds a cost that needs no device.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The cost and what it is measured in, or null.</returns>
    public static (CostKind Kind, Dimension Dimension)? Find(string name) => name switch
    {
        "params" => (CostKind.Params, Dimension.None),
        "flops" => (CostKind.Flops, Dimension.None),
        "macs" => (CostKind.Macs, Dimension.None),
        "memory" => (CostKind.Memory, Dimension.Memory),
        "depth" => (CostKind.Depth, Dimension.None),
        "length" => (CostKind.Length, Dimension.None),
        _ => null,
    };
}
