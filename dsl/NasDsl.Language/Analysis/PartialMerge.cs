using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>The first branches of a parallel, merged so far. Merges are taken two by two: their shapes and costs come out as if all branches were merged at once.</summary>
/// <param name="Shape">The shape of what is merged so far.</param>
/// <param name="Waiting">The activations of the branches' outputs, which wait for the merge.</param>
/// <param name="TakesInput">Whether a branch is empty, so that the merge takes the input itself.</param>
/// <param name="Cost">The cost of the branches and of the merge.</param>
/// <param name="Witness">The choices.</param>
/// <param name="Error">Why the branches cannot be merged, or null.</param>
internal sealed record PartialMerge(Shape Shape, long Waiting, bool TakesInput, CostVector Cost, Witness Witness, string? Error)
{
    /// <summary>Before the first branch.</summary>
    /// <param name="choices">The choices that come before it.</param>
    /// <returns>The start.</returns>
    public static PartialMerge Start(Witness choices) => new(default, 0, false, default, choices, null);

    /// <summary>Takes the next branch in.</summary>
    /// <param name="merge">The merging operation.</param>
    /// <param name="branch">A way through the branch.</param>
    /// <param name="input">The shape of the input of all branches.</param>
    /// <param name="holdsInput">Whether the parallel itself keeps the input alive while the branch runs.</param>
    /// <param name="isFirst">Whether it is the first branch.</param>
    /// <returns>The merge with this branch.</returns>
    public PartialMerge With(Operation merge, Label branch, Shape input, bool holdsInput, bool isFirst)
    {
        // A branch that makes nothing leaves its input as it is: the numbers that the input takes are counted once.
        var isEmpty = branch.Cost.Length == 0;
        var cost = Cost.Beside(branch.Cost.WhileWaiting(Waiting + (holdsInput ? input.Size : 0)));
        var next = this with
        {
            Waiting = Waiting + (isEmpty ? 0 : branch.Shape.Size),
            TakesInput = TakesInput || isEmpty,
            Witness = Witness.And(branch.Witness),
        };
        if (isFirst)
        {
            return next with { Shape = branch.Shape, Cost = cost };
        }

        IReadOnlyList<Shape> shapes = [Shape, branch.Shape];
        var arguments = new OperationArguments(merge, []);
        var result = merge.ShapeOf(shapes, arguments);
        if (result.Error is not null)
        {
            return next with { Error = result.Error };
        }

        var step = merge.Cost(shapes, result.Shape, arguments);
        return next with
        {
            Shape = result.Shape,
            Cost = cost with { Params = cost.Params + step.Params, Macs = cost.Macs + step.Macs, Flops = cost.Flops + step.Flops },
        };
    }

    /// <summary>The whole parallel, when all branches are in.</summary>
    /// <param name="merge">The merging operation. In place it writes over what a branch has made, or over the input where no branch has made anything.</param>
    /// <param name="inputSize">The activations of the input, or 0 when they are kept alive from outside.</param>
    /// <returns>A way through it.</returns>
    public Label Finish(Operation merge, long inputSize)
    {
        var taken = Waiting + (TakesInput ? inputSize : 0);
        var isInPlace = taken > 0 && merge.Memory(Shape, Shape, new OperationArguments(merge, [])).IsInPlace;
        var peak = taken + (isInPlace ? 0 : Shape.Size);
        return new Label(Shape, false, Cost.Then(new CostVector(0, 0, 0, peak, 1, 0)), Witness);
    }
}
