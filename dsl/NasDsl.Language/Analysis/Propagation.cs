using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Analysis;

/// <summary>
/// Walks a whole space forward: for a place and an input shape it finds every shape that can come out, with the best ways in the given aims. Costs add up and the peak of memory is a
/// greatest number, so a way that is beaten at a place stays beaten whatever follows; that is why keeping the unbeaten ones is enough (Bellman's principle).
/// Places depend on each other only through shapes and through shared genes, which are decided further out, so that the outcome of a place is found once for each input.
/// </summary>
internal sealed class Propagation
{
    private static readonly Operation Add = OperationCatalog.Get("add");

    private readonly Goals _goals;
    private readonly OperationTable _operations;
    private readonly Assignment _assignment;
    private readonly WorkMeter _work;
    private readonly bool _isRelaxed;
    private readonly PlaceKinds _kinds;
    private readonly Dictionary<(int Place, Shape Input, bool IsHeld, string External), Outcome> _known = [];
    private readonly Dictionary<(int Kind, Shape Input, bool IsHeld), (Place Place, Outcome Outcome)> _alike = [];
    private readonly int[] _decidedBefore;

    /// <summary>Prepares a walk.</summary>
    /// <param name="goals">What the walk is for.</param>
    /// <param name="operations">The rules.</param>
    /// <param name="kinds">Which places are alike.</param>
    /// <param name="assignment">The genes that are decided; the walk changes it and restores it.</param>
    /// <param name="isRelaxed">
    /// Whether projections of residuals may be there or not as is better. The costs then bound those of the space, and grow with every number of channels.
    /// </param>
    public Propagation(Goals goals, OperationTable operations, PlaceKinds kinds, Assignment assignment, bool isRelaxed)
    {
        _goals = goals;
        _operations = operations;
        _kinds = kinds;
        _decidedBefore = assignment.CountDecided();
        _assignment = assignment;
        _work = goals.Work;
        _isRelaxed = isRelaxed;
    }

    /// <summary>Finds all that can come of a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="isHeld">Whether the input is kept alive from outside.</param>
    /// <returns>The outcome.</returns>
    public Outcome Walk(Place place, Shape input, bool isHeld)
    {
        var key = (place.Id, input, isHeld, _assignment.Describe(place.External));
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var outcome = IsFree(place) ? WalkKind(place, input, isHeld) : WalkPlace(place, input, isHeld);
        _known.Add(key, outcome);
        return outcome;
    }

    // Nothing inside is decided outside of it, so that only the numbers of its genes tell it from places of its kind. A single operation is as soon walked as compared.
    private bool IsFree(Place place)
    {
        var (first, last) = _kinds.GenesOf(place);
        return place.Children.Count > 0 && place.External.Count == 0 && (first > last || _decidedBefore[last + 1] == _decidedBefore[first]);
    }

    private Outcome WalkKind(Place place, Shape input, bool isHeld)
    {
        var key = (_kinds.KindOf(place), input, isHeld);
        if (!_alike.TryGetValue(key, out var known))
        {
            var first = WalkPlace(place, input, isHeld);
            _alike.Add(key, (place, first));
            return first;
        }

        return known.Outcome.Move(known.Place, place, _kinds.Shift(place, known.Place));
    }

    private Outcome WalkPlace(Place place, Shape input, bool isHeld)
    {
        var outcome = new Outcome(_goals);
        if (place.Shared.Count == 0)
        {
            _work.Spend();
            WalkModule(place, input, isHeld, Witness.Empty, outcome);
            return outcome;
        }

        foreach (var choices in _assignment.Combinations(place.Shared))
        {
            _work.Spend();
            WalkModule(place, input, isHeld, choices, outcome);
        }

        return outcome;
    }

    private void WalkModule(Place place, Shape input, bool isHeld, Witness choices, Outcome outcome)
    {
        switch (place.Module)
        {
            case OperationModule:
                WalkOperation(place, input, isHeld, choices, outcome);
                break;
            case AlternativeModule alternative:
                Decide(alternative.Gene, (index, choice) => outcome.Add(Walk(place.Children[index], input, isHeld), choices.And(choice)));
                break;
            case OptionalModule optional:
                Decide(optional.Gene, (index, choice) =>
                {
                    if (index == 0)
                    {
                        outcome.Add(new Label(input, isHeld, default, choices.And(choice)));
                    }
                    else
                    {
                        outcome.Add(Walk(place.Children[0], input, isHeld), choices.And(choice));
                    }
                });
                break;
            case RepeatModule repeat:
                WalkRepeat(place, repeat, new Label(input, isHeld, default, choices), outcome);
                break;
            case ResidualModule:
                WalkResidual(place, input, isHeld, choices, outcome);
                break;
            case var cell when CellWalk.IsNeededFor(cell, _assignment):
                WalkCell(place, input, isHeld, choices, outcome);
                break;
            case ParallelModule { Branches.Count: > 1 } parallel:
                WalkParallel(place, parallel, input, isHeld, choices, outcome);
                break;
            default:
                IReadOnlyList<Label> ways = [new Label(input, isHeld, default, choices)];
                foreach (var child in place.Children)
                {
                    ways = Extend(ways, child, outcome);
                }

                Finish(ways, Witness.Empty, outcome);
                break;
        }
    }

    private void Decide(int gene, Action<int, Witness> walk)
    {
        var before = _assignment[gene];
        foreach (var index in _assignment.Choices(gene))
        {
            _assignment[gene] = index;
            walk(index, before == Assignment.Free ? Witness.Empty.And(gene, index) : Witness.Empty);
        }

        _assignment[gene] = before;
    }

    private void WalkOperation(Place place, Shape input, bool isHeld, Witness choices, Outcome outcome)
    {
        foreach (var row in _operations.Rows(place, input, _assignment, _work))
        {
            _work.Spend();
            if (row.Error is { } error)
            {
                outcome.Add(new Fault(place, row.Arguments is not null, error, choices.And(row.Choices)));
            }
            else if (row.IsIdentity)
            {
                outcome.Add(input, isHeld, default, false, choices, row.Choices);
            }
            else
            {
                var hasWeights = row.Arguments is { Operation.HasWeights: true };
                var peak = row.Memory.Peak(isHeld ? 0 : input.Size, row.Shape.Size);
                outcome.Add(row.Shape, false, CostOf(row.Cost, peak, hasWeights), row.Arguments is { Operation.IsZero: true }, choices, row.Choices);
            }
        }
    }

    private void WalkRepeat(Place place, RepeatModule repeat, Label start, Outcome outcome)
    {
        var counts = new SortedDictionary<int, Witness>();
        if (repeat.Gene is { } gene)
        {
            Decide(gene, (index, choice) => counts[_operations.CountAt(gene, index)] = choice);
        }
        else
        {
            counts[place.Children.Count] = Witness.Empty;
        }

        IReadOnlyList<Label> ways = [start];
        var done = 0;
        foreach (var count in counts)
        {
            for (; done < count.Key && done < place.Children.Count; done++)
            {
                ways = Extend(ways, place.Children[done], outcome, count.Value);
            }

            Finish(ways, count.Value, outcome);
        }
    }

    private void WalkResidual(Place place, Shape input, bool isHeld, Witness choices, Outcome outcome)
    {
        var waiting = isHeld ? 0L : input.Size;
        var body = Walk(place.Children[0], input, true);
        outcome.AddFaults(body, choices);
        foreach (var way in body.Labels)
        {
            _work.Spend();
            var cost = way.Cost.WhileWaiting(waiting);
            long output = way.Shape.Size;
            var isProjected = way.Shape != input;
            if (way.Shape.IsTokens)
            {
                outcome.Add(new Fault(place, true, $"'residual' adds numbers, and gets {input}; put embedding before it", choices.And(way.Witness)));
                continue;
            }

            var projection = isProjected || _isRelaxed ? ProjectionRule.Find(input, way.Shape) : null;
            if (isProjected && projection is null)
            {
                outcome.Add(new Fault(
                    place,
                    true,
                    $"'residual' adds its input {input} to {way.Shape}, and no projection leads from the one to the other; keep the size with padding: same, or leave the residual out",
                    choices.And(way.Witness)));
                continue;
            }

            if (way.IsZero)
            {
                // Zeros vanish from the sum, and the body with them: what is left is the shortcut.
                var bare = isProjected ? new CostVector(0, 0, 0, output, 1, 0) : default;
                if (!isProjected || _isRelaxed)
                {
                    outcome.Add(new Label(way.Shape, !isProjected && isHeld, bare, choices.And(way.Witness)));
                }

                if (projection is not null)
                {
                    var alone = CostOf(projection.Operation.Cost([input], way.Shape, projection), waiting + output, true);
                    outcome.Add(new Label(way.Shape, false, alone, choices.And(way.Witness)));
                }

                continue;
            }

            var sum = CostOf(Add.Cost([way.Shape, way.Shape], way.Shape, NoArguments), 0, false);
            if (projection is not null)
            {
                // The projection runs when the body is done; the input is not needed any more when the sum is made, in the place of what the body has made.
                var beside = CostOf(projection.Operation.Cost([input], way.Shape, projection), waiting + (way.IsHeld ? 0 : output) + output, true);
                var last = sum with { Peak = 2 * output };
                outcome.Add(new Label(way.Shape, false, cost.Beside(beside).Then(last), choices.And(way.Witness)));
            }

            if (!isProjected || _isRelaxed)
            {
                // In the place of what the body has made; without a body in that of the input, or beside it where others keep that alive.
                var last = sum with { Peak = (way.IsHeld ? 0 : waiting) + output };
                outcome.Add(new Label(way.Shape, false, cost.Then(last), choices.And(way.Witness)));
            }
        }
    }

    private void WalkParallel(Place place, ParallelModule parallel, Shape input, bool isHeld, Witness choices, Outcome outcome)
    {
        var merge = OperationCatalog.Get(_assignment.MergeOf(parallel));
        IReadOnlyList<PartialMerge> partials = [PartialMerge.Start(choices)];
        for (var i = 0; i < place.Children.Count; i++)
        {
            var isLast = i == place.Children.Count - 1;
            var next = new PartialMergeSet(_goals);
            foreach (var partial in partials)
            {
                // The input waits for the branches to come, and for the merge when a branch is empty.
                var waits = isHeld || !isLast || partial.TakesInput;
                var branch = Walk(place.Children[i], input, waits);
                outcome.AddFaults(branch, partial.Witness);
                foreach (var way in branch.Labels)
                {
                    _work.Spend();
                    var joined = partial.With(merge, way, input, waits && !isHeld, i == 0);
                    if (joined.Error is { } error)
                    {
                        outcome.Add(new Fault(place, true, error, joined.Witness));
                    }
                    else
                    {
                        next.Add(joined);
                    }
                }
            }

            partials = next.All;
        }

        foreach (var partial in partials)
        {
            outcome.Add(partial.Finish(merge, isHeld ? 0 : input.Size));
        }
    }

    private void WalkCell(Place place, Shape input, bool isHeld, Witness choices, Outcome outcome)
    {
        var cost = new CellCost(_goals, input, isHeld, Walk);
        var walk = new CellWalk(place, input, _assignment, _work, (edge, shape, before) =>
        {
            var ways = Walk(edge, shape, false);
            outcome.AddFaults(ways, before);
            return ways.Labels
                .GroupBy(way => (way.Shape, way.IsZero, IsEmpty: way.Cost.Length == 0))
                .Select(group => new CellOption(
                    group.Key.Shape, group.Key.IsZero, group.Key.IsEmpty, group.OrderBy(way => way.Witness.Weight).First().Witness, []))
                .ToArray();
        })
        {
            OnFault = (witness, error) => outcome.Add(new Fault(place, true, error, witness)),
        };
        walk.Run(choices, cell => cost.AddTo(cell, outcome));
    }

    private List<Label> Extend(IReadOnlyList<Label> ways, Place child, Outcome faults, Witness? reason = null)
    {
        var extended = new Outcome(_goals);
        foreach (var way in ways)
        {
            var next = Walk(child, way.Shape, way.IsHeld);
            faults.AddFaults(next, reason is null ? way.Witness : reason.And(way.Witness));
            foreach (var step in next.Labels)
            {
                _work.Spend();
                extended.Add(way, step);
            }
        }

        return extended.Labels.ToList();
    }

    private static void Finish(IEnumerable<Label> ways, Witness choices, Outcome outcome)
    {
        foreach (var way in ways)
        {
            outcome.Add(choices, way);
        }
    }

    private static OperationArguments NoArguments { get; } = new(Add, []);

    private static CostVector CostOf(OperationCost cost, long peak, bool hasWeights) =>
        new(cost.Params, cost.Macs, cost.Flops, peak, 1, hasWeights ? 1 : 0);
}
