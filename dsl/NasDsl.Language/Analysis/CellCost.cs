using NasDsl.Language.Catalog;

namespace NasDsl.Language.Analysis;

/// <summary>What one form of a cell costs, with the best that lies on its edges: what the output does not need costs nothing.</summary>
/// <param name="goals">What ways are compared by.</param>
/// <param name="input">The shape of the cell's input.</param>
/// <param name="isHeld">Whether the input is kept alive from outside.</param>
/// <param name="walk">Finds what can come of an edge, with its input held or not.</param>
internal sealed class CellCost(Goals goals, Shape input, bool isHeld, Func<Place, Shape, bool, Outcome> walk)
{
    private readonly bool _countsPaths = goals.Compares(Dimension.Length) || goals.Compares(Dimension.Depth);

    /// <summary>Adds the best ways through a form.</summary>
    /// <param name="cell">The form.</param>
    /// <param name="outcome">Where they go.</param>
    public void AddTo(Cell cell, Outcome outcome)
    {
        if (cell.Output == 0)
        {
            outcome.Add(new Label(input, isHeld, default, cell.Witness));
            return;
        }

        var isLive = cell.FindLive();
        var lastUse = LastUses(cell, isLive);
        var paths = new (long Length, long Depth)[cell.Items.Count + 1];
        IReadOnlyList<CellCostState> states = [new CellCostState(default, paths, cell.Witness)];
        for (var value = 1; value <= cell.Items.Count; value++)
        {
            if (isLive[value])
            {
                states = Extend(cell, value, lastUse, states);
            }
        }

        var last = cell.Items[cell.Output - 1];
        foreach (var state in states)
        {
            var (length, depth) = state.Paths[cell.Output];
            outcome.Add(new Label(last.Shape, false, state.Cost with { Length = length, Depth = depth }, state.Witness, last.IsZero));
        }
    }

    private static int[] LastUses(Cell cell, bool[] isLive)
    {
        var lastUse = new int[cell.Items.Count + 1];
        for (var value = 1; value <= cell.Items.Count; value++)
        {
            foreach (var source in isLive[value] ? cell.Items[value - 1].Inputs : [])
            {
                lastUse[source] = value;
            }
        }

        lastUse[cell.Output] = int.MaxValue;
        return lastUse;
    }

    private List<CellCostState> Extend(Cell cell, int value, int[] lastUse, IReadOnlyList<CellCostState> states)
    {
        var item = cell.Items[value - 1];
        var steps = item.Edge is null ? [MergeStep(cell, item, value, lastUse)] : EdgeSteps(cell, item, value, lastUse);
        var fronts = new Dictionary<string, Outcome>();
        var known = new Dictionary<Label, CellCostState>();
        foreach (var state in states)
        {
            foreach (var step in steps)
            {
                goals.Work.Spend();
                var next = state.Then(item.Inputs, value, step);
                var key = _countsPaths ? string.Join(",", next.Paths) : "";
                if (!fronts.TryGetValue(key, out var front))
                {
                    front = new Outcome(goals);
                    fronts.Add(key, front);
                }

                var label = new Label(item.Shape, false, next.Cost, next.Witness);
                known.Add(label, next);
                front.Add(label);
            }
        }

        return fronts.Values.SelectMany(front => front.Labels).Select(label => known[label]).ToList();
    }

    private Label MergeStep(Cell cell, CellItem item, int value, int[] lastUse)
    {
        var operation = item.Operation ?? OperationCatalog.Get("add");
        var arguments = new OperationArguments(operation, []);
        var cost = operation.Cost(item.Inputs.Select(from => ShapeOf(cell, from)).ToArray(), item.Shape, arguments);
        var isOverInput = operation.Memory(item.Shape, item.Shape, arguments).IsInPlace && item.Inputs.Any(from => lastUse[from] == value && (from > 0 || !isHeld));
        var peak = Waiting(cell, value, from => lastUse[from] >= value) + (isOverInput ? 0 : item.Shape.Size);
        return new Label(item.Shape, false, new CostVector(cost.Params, cost.Macs, cost.Flops, peak, 1, 0), Witness.Empty);
    }

    private Label[] EdgeSteps(Cell cell, CellItem item, int value, int[] lastUse)
    {
        if (item.Edge is not { } edge || item.Option is not { } option)
        {
            return [];
        }

        var source = item.Inputs[0];
        var waits = lastUse[source] > value || (source == 0 && isHeld);
        var waiting = Waiting(cell, value, from => lastUse[from] > value);
        return walk(edge, ShapeOf(cell, source), waits).Labels
            .Where(label => label.Shape == option.Shape && label.IsZero == option.IsZero && label.Cost.Length > 0)
            .Select(label => new Label(label.Shape, false, label.Cost.WhileWaiting(waiting), label.Witness))
            .ToArray();
    }

    // What is alive inside the cell while an item is made, apart from what it makes.
    private long Waiting(Cell cell, int value, Func<int, bool> isAlive)
    {
        var waiting = 0L;
        for (var from = isHeld ? 1 : 0; from < value; from++)
        {
            waiting += isAlive(from) ? ShapeOf(cell, from).Size : 0;
        }

        return waiting;
    }

    private Shape ShapeOf(Cell cell, int value) => value == 0 ? input : cell.Items[value - 1].Shape;
}
