using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;

namespace NasDsl.Language.Generation;

/// <summary>What residuals and branches end in, worked out once for each pair of shapes.</summary>
internal sealed class BranchEnds
{
    private readonly Dictionary<(Shape Input, Shape Output), ResidualEnd?> _residualEnds = [];
    private readonly Dictionary<(Operation Merge, Shape First, Shape Second), (Shape Shape, CostVector Cost)?> _merges = [];

    /// <summary>What ends a residual.</summary>
    /// <param name="input">The shape of its input.</param>
    /// <param name="output">The shape of what its body makes.</param>
    /// <returns>The end, or null when the two cannot be added.</returns>
    public ResidualEnd? OfResidual(Shape input, Shape output)
    {
        if (!_residualEnds.TryGetValue((input, output), out var end))
        {
            end = ResidualEnd.Find(input, output);
            _residualEnds.Add((input, output), end);
        }

        return end;
    }

    /// <summary>What two branches come to.</summary>
    /// <param name="merge">The merging operation.</param>
    /// <param name="first">The shape of one, or of all before it.</param>
    /// <param name="second">The shape of the other.</param>
    /// <returns>The shape and what merging costs, or null when the two cannot be merged.</returns>
    public (Shape Shape, CostVector Cost)? OfBranches(Operation merge, Shape first, Shape second)
    {
        if (!_merges.TryGetValue((merge, first, second), out var merged))
        {
            IReadOnlyList<Shape> shapes = [first, second];
            var arguments = new OperationArguments(merge, []);
            var result = merge.ShapeOf(shapes, arguments);
            merged = result.Error is null ? (result.Shape, ResidualEnd.CostOf(merge.Cost(shapes, result.Shape, arguments), 0, 0)) : null;
            _merges.Add((merge, first, second), merged);
        }

        return merged;
    }
}
