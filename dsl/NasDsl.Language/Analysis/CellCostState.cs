namespace NasDsl.Language.Analysis;

/// <summary>The cost of the first items of a cell.</summary>
/// <param name="Cost">What they cost; the lengths of paths are in <paramref name="Paths"/>.</param>
/// <param name="Paths">The longest path to each value, in operations and in operations with weights.</param>
/// <param name="Witness">The choices.</param>
internal sealed record CellCostState(CostVector Cost, (long Length, long Depth)[] Paths, Witness Witness)
{
    /// <summary>Adds an item.</summary>
    /// <param name="inputs">The values that it takes.</param>
    /// <param name="value">The value that it makes.</param>
    /// <param name="step">The way through it.</param>
    /// <returns>The cost with it.</returns>
    public CellCostState Then(IReadOnlyList<int> inputs, int value, Label step)
    {
        var paths = (ValueTuple<long, long>[])Paths.Clone();
        paths[value] = (inputs.Max(from => Paths[from].Length) + step.Cost.Length, inputs.Max(from => Paths[from].Depth) + step.Cost.Depth);
        return new CellCostState(Cost.Then(step.Cost), paths, Witness.And(step.Witness));
    }
}
