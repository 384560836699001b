using NasDsl.Language.Model;

namespace NasDsl.Language.Catalog;

/// <summary>
/// How the shortcut of a residual is brought to the shape of the body's output: by a pointwise convolution without offsets (He et al., 2016, option B), or by a linear map
/// without offsets where both are vectors.
/// </summary>
public static class ProjectionRule
{
    /// <summary>Finds the projection. The least stride that makes the input small enough along both axes is the only one that can give the shape.</summary>
    /// <param name="from">The shape of the residual's input.</param>
    /// <param name="to">The shape of the body's output, another one.</param>
    /// <returns>The operation with its arguments, or null when there is none between these shapes.</returns>
    public static OperationArguments? Find(Shape from, Shape to)
    {
        if (from.Rank != to.Rank || to.Size == 0)
        {
            return null;
        }

        var stride = Math.Max(CeilingRatio(from.Height, to.Height), CeilingRatio(from.Width, to.Width));
        var operation = OperationCatalog.Get(to.Rank == 1 ? "linear" : "pointwise");
        var arguments = new OperationArguments(operation, operation.Parameters.Select(parameter => parameter.Name switch
        {
            "filters" or "units" => Value.Of(to.Channels),
            "stride" => Value.Of(stride),
            _ => Value.Of(false),
        }));
        return operation.ShapeOf([from], arguments) is { Error: null } result && result.Shape == to ? arguments : null;
    }

    private static int CeilingRatio(int size, int part) => (size + part - 1) / part;
}
