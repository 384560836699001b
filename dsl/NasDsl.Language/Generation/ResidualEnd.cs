using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>What ends a residual: the projection of its shortcut, where there is one, and the sum.</summary>
/// <param name="Projection">What the projection writes, or null when there is none.</param>
/// <param name="Beside">What it costs.</param>
/// <param name="Sum">What the sum costs.</param>
internal sealed record ResidualEnd(string? Projection, CostVector Beside, CostVector Sum)
{
    private static readonly Operation Add = OperationCatalog.Get("add");

    /// <summary>Finds the end of a residual.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="output">The shape of what the body makes.</param>
    /// <returns>The end, or null when the two cannot be added.</returns>
    public static ResidualEnd? Find(Shape input, Shape output)
    {
        var projection = output == input ? null : ProjectionRule.Find(input, output);
        return projection is null && output != input
            ? null
            : new ResidualEnd(
                projection?.ToString(),
                projection is null ? default : CostOf(projection.Operation.Cost([input], output, projection), 1, 1),
                CostOf(Add.Cost([output, output], output, new OperationArguments(Add, [])), 1, 0));
    }

    /// <summary>The cost of an operation as a piece of a path.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="length">How many operations it is.</param>
    /// <param name="depth">How many of them have weights.</param>
    /// <returns>The cost.</returns>
    public static CostVector CostOf(OperationCost cost, long length, long depth) => new(cost.Params, cost.Macs, cost.Flops, 0, length, depth);
}
