using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <content>
/// Cells are made form by form (<see cref="CellWalk"/>): first it is chosen what comes of each edge, then the genes of the edges are decided so that this comes of them. An operation that does
/// not take what the letter before has made is written behind a letter that says how far back its input lies.
/// </content>
internal sealed partial class StateExpander
{
    private static readonly Operation Add = OperationCatalog.Get("add");

    private readonly Dictionary<DecisionState, CellOption[]> _options = [];

    private void OpenCell(DecisionState state, Place place, Pending? next, List<NextState> steps)
    {
        var forms = new List<(Cell Cell, ChoiceSet Choices)>();
        var walk = new CellWalk(place, state.Shape, _assignment, _work, (edge, shape, _) => OptionsOf(edge, shape, state));
        walk.Run(Witness.Empty, cell => forms.Add((cell, ChoicesOf(cell.Witness))));
        var marks = state.Marks.Append(new Mark(0, state.Path)).ToEquatableArray();
        foreach (var (cell, choices) in forms)
        {
            _work.Spend();
            steps.Add(Step(state with { Pending = Program(cell, state, next), Marks = marks }, choices));
        }
    }

    // What can come of an edge, found by making it in all ways.
    private CellOption[] OptionsOf(Place edge, Shape shape, DecisionState around)
    {
        var start = new DecisionState(
            _lists.PushPlace(edge, _lists.Push(new PendingWork(PendingKind.EndEdge), null)), shape, default, around.Shared, EquatableArray<Mark>.Empty, Tail.Empty, 1);
        if (_options.TryGetValue(start, out var known))
        {
            return known;
        }

        // The walk that asks has genes decided that are no part of the state.
        var decided = Enumerable.Range(0, _space.Genes.Count).Select(gene => _assignment[gene]).ToArray();
        var first = Settle(start);
        var seen = new HashSet<DecisionState> { first };
        var open = new Stack<DecisionState>([first]);
        var found = new List<CellOption>();
        var steps = new List<NextState>();
        while (open.Count > 0)
        {
            var state = open.Pop();
            if (state.Pending is { Work: { Kind: PendingKind.EndEdge, Cell: null } })
            {
                found.Add(new CellOption(state.Shape, state.Tail == Tail.Zero, state.Tail == Tail.Empty, Witness.Empty, []));
                continue;
            }

            steps.Clear();
            Expand(state, steps);
            foreach (var step in steps)
            {
                _work.Spend();
                if (seen.Add(step.State))
                {
                    open.Push(step.State);
                }
            }
        }

        for (var gene = 0; gene < decided.Length; gene++)
        {
            _assignment[gene] = decided[gene];
        }

        _loaded = around.Shared;
        var options = found.GroupBy(option => (option.Shape, option.IsZero, option.IsEmpty)).Select(group => group.First()).ToArray();
        _options.Add(start, options);
        return options;
    }

    // The edges and merges of a form, in order, and the end of the cell. Each says which values are still to be taken behind it, so that forms which agree in what follows share it.
    private Pending? Program(Cell cell, DecisionState state, Pending? next)
    {
        var isLive = cell.FindLive();
        var steps = new List<(CellEdge? Edge, int Value)>();
        var done = 0;
        foreach (var edge in cell.Edges)
        {
            steps.AddRange(Merges(cell, done, edge.Before));
            steps.Add((edge, edge.Option.IsEmpty ? 0 : edge.Before + 1));
            done = edge.Before + (edge.Option.IsEmpty ? 0 : 1);
        }

        steps.AddRange(Merges(cell, done, cell.Items.Count));
        var outputTail = cell.Output == 0 ? state.Tail : cell.Items[cell.Output - 1].IsZero ? Tail.Zero : Tail.Other;
        var program = _lists.Push(
            new PendingWork(
                PendingKind.LeaveCell,
                At: (int)outputTail,
                Merged: ShapeOf(cell, cell.Output, state),
                Cell: new CellStep(1, EquatableArray<int>.Empty, EquatableArray<int>.Empty, Tail.Empty, true, null)),
            next);
        var later = new List<int> { cell.Output };
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var (edge, value) = steps[i];
            var makes = value > 0 && isLive[value];
            if (edge is null && !makes)
            {
                continue;
            }

            var item = value > 0 ? cell.Items[value - 1] : null;
            var inputs = makes && item is not null ? item.Inputs : [];
            var now = new List<int>(later);
            now.Remove(makes ? value : -1);
            foreach (var input in inputs)
            {
                if (now.BinarySearch(input) is < 0 and var at)
                {
                    now.Insert(~at, input);
                }
            }

            var step = new CellStep(
                now.Count,
                PlacesOf(inputs, now),
                PlacesOf(later, now, makes ? value : -1),
                edge is null || edge.Option.IsEmpty ? Tail.Empty : edge.Option.IsZero ? Tail.Zero : Tail.Other,
                makes,
                item?.Operation);
            program = _lists.Push(
                edge is not null
                    ? new PendingWork(PendingKind.BeginEdge, edge.Place, Input: ShapeOf(cell, edge.Source, state), Merged: edge.Option.Shape, Cell: step)
                    : new PendingWork(PendingKind.Merge, null, Merged: item?.Shape ?? default, Cost: item is null ? default : CostOfMerge(cell, item, state), Cell: step),
                program);
            later = now;
        }

        return later.Contains(0) && later.Count == 1 ? program : throw new InvalidOperationException("A cell takes what it has not made.");
    }

    // What is made here has the place behind all others.
    private static EquatableArray<int> PlacesOf(IReadOnlyList<int> values, List<int> among, int made = -1)
    {
        var places = new int[values.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = values[i] == made ? among.Count : among.BinarySearch(values[i]);
        }

        return new EquatableArray<int>(places);
    }

    private static IEnumerable<(CellEdge? Edge, int Value)> Merges(Cell cell, int from, int to) =>
        Enumerable.Range(from + 1, to - from).Where(value => cell.Items[value - 1].Edge is null).Select(value => ((CellEdge?)null, value));

    private static Shape ShapeOf(Cell cell, int value, DecisionState state) => value == 0 ? state.Shape : cell.Items[value - 1].Shape;

    private static CostVector CostOfMerge(Cell cell, CellItem item, DecisionState state)
    {
        var operation = item.Operation ?? Add;
        var inputs = item.Inputs.Select(input => ShapeOf(cell, input, state)).ToArray();
        var arguments = new OperationArguments(operation, []);
        var isInPlace = operation.Memory(item.Shape, item.Shape, arguments).IsInPlace;
        var peak = item.Inputs.Distinct().Sum(input => (long)ShapeOf(cell, input, state).Size) + (isInPlace ? 0 : item.Shape.Size);
        return CostOf(operation.Cost(inputs, item.Shape, arguments), 1, operation.HasWeights ? 1 : 0) with { Peak = peak };
    }

    private static int DistanceOf(DecisionState state, CellStep step) => MarkOf(state, step, step.Inputs[0]).Distance;

    private static Mark MarkOf(DecisionState state, CellStep step, int value) => state.Marks[state.Marks.Count - step.Count + value];

    private DecisionState BeginEdge(DecisionState state, PendingWork work, CellStep step, Pending? next)
    {
        // Without paths, it is the same for all states that come here.
        var begun = state.Pending is { Begun: { } known } && state.Path == default
            ? known
            : _lists.PushPlace(work.Place ?? _root, _lists.Push(work with { Kind = PendingKind.EndEdge, Outer = state.Path }, next));
        if (state is { Pending: { } pending } && state.Path == default)
        {
            pending.Begun = begun;
        }

        return state with
        {
            Pending = begun,
            Shape = work.Input,
            Path = step.IsLive ? MarkOf(state, step, step.Inputs[0]).Path : state.Path,
            Tail = Tail.Empty,
            Mutes = state.Mutes + (step.IsLive ? 0 : 1),
        };
    }

    // Says how far back the input lies.
    private NextState Refer(DecisionState state, PendingWork work, CellStep step, Pending? next)
    {
        var mark = MarkOf(state, step, step.Inputs[0]);
        return Step(BeginEdge(state, work, step, next), Choices.None, SymbolOf($"@{mark.Distance}"), mark.Path.Minus(state.Path));
    }

    private DecisionState EndEdge(DecisionState state, PendingWork work, CellStep step, Pending? next) => state with
    {
        Pending = next,
        Path = step.IsLive ? state.Path : work.Outer,
        Marks = MarksAfter(state, step),
        Tail = Tail.Empty,
        Mutes = state.Mutes - (step.IsLive ? 0 : 1),
    };

    // A zero in the place of a sum takes one value, and is written as a zero anywhere else.
    private NextState Merge(DecisionState state, PendingWork work, CellStep step, Pending? next)
    {
        var inputs = step.Inputs.Select(input => MarkOf(state, step, input)).ToArray();
        if (inputs.Length == 1 && inputs[0].Distance > 0 && work.At == 0)
        {
            return Step(
                state with { Pending = _lists.Push(work with { At = 1 }, next), Path = inputs[0].Path }, Choices.None, SymbolOf($"@{inputs[0].Distance}"), inputs[0].Path.Minus(state.Path));
        }

        var path = PathAfter(inputs.Aggregate(default(PathLength), (longest, mark) => longest.Or(mark.Path)).Then(work.Cost), next);
        var name = step.Merge?.Name ?? "";
        var letter = inputs.Length == 1 ? name : $"{name}@{string.Join(",", inputs.Select(mark => mark.Distance))}";
        var cost = _measuresPaths ? Without(work.Cost).Then(path.Minus(state.Path)) : work.Cost;

        // The letter is one further away from all but itself.
        var after = Step(state with { Path = path }, Choices.None, SymbolOf(letter), cost with { Peak = work.Cost.Peak });
        var made = after.State with { Pending = next, Marks = MarksAfter(after.State, step), Shape = work.Merged };
        return after with { State = Settle(made) };
    }

    // The value that is made is the last letter.
    private EquatableArray<Mark> MarksAfter(DecisionState state, CellStep? step)
    {
        if (step is null)
        {
            return state.Marks;
        }

        var outer = state.Marks.Count - step.Count;
        var marks = new Mark[outer + step.Keep.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = i < outer ? state.Marks[i]
                : step.Keep[i - outer] == step.Count ? new Mark(0, state.Path)
                : Further(state.Marks[outer + step.Keep[i - outer]], _countsValues && step.IsLive);
        }

        return new EquatableArray<Mark>(marks);
    }

    private static Mark Further(Mark mark, bool isFurther) => isFurther ? mark with { Distance = mark.Distance + 1 } : mark;

    // The body makes zeros, and nothing of it is part of the network.
    private NextState OpenBare(DecisionState state, Place place, Pending? next)
    {
        var end = new PendingWork(PendingKind.EndBare, place, (int)state.Tail, state.Shape, Outer: state.Path);
        return Step(
            state with { Pending = _lists.PushPlace(place.Children[0], _lists.Push(end, next)), Tail = Tail.Empty, Mutes = state.Mutes + 1 }, Choices.None);
    }

    private DecisionState EndBare(DecisionState state, PendingWork work, Pending? next)
    {
        var after = state with { Path = work.Outer, Tail = (Tail)work.At, Mutes = state.Mutes - 1, Shape = work.Input, Pending = next };
        if (state.Shape == work.Input)
        {
            return after;
        }

        return ProjectionRule.Find(work.Input, state.Shape) is not { } projection
            ? state
            : after with
            {
                Pending = _lists.Push(
                    new PendingWork(
                        PendingKind.Write,
                        null,
                        2,
                        state.Shape,
                        Cost: CostOf(projection.Operation.Cost([work.Input], state.Shape, projection), 1, 1),
                        Symbol: projection.ToString()),
                    next),
            };
    }

    private static bool HasZero(Place place) => ModuleTree.All(place.Module).Any(module => module is OperationModule { Operation: "zero" });
}
