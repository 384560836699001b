using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>
/// Makes architectures step by step, from the input to the output, and writes each as the word by which <see cref="ArchitectureCounter"/> tells architectures apart.
/// </summary>
internal sealed class StateExpander
{
    private const int NoSymbol = -1;

    private static readonly Operation Add = OperationCatalog.Get("add");
    private static readonly GeneChoice[] NoChoices = [];

    private readonly SpaceModel _space;
    private readonly IReadOnlyDictionary<int, IReadOnlyList<int>> _thinned;
    private readonly OperationTable _operations;
    private readonly Assignment _assignment;
    private readonly WorkMeter _work;
    private readonly bool _measuresPaths;
    private readonly Place _root;
    private readonly RequirementTable _requirements;
    private readonly Dictionary<(PendingWork Work, int Next), Pending> _pending = [];
    private readonly Dictionary<string, int> _symbols = [];
    private readonly Dictionary<IReadOnlyList<OperationRow>, PreparedRow[]> _rows = [];

    /// <summary>Prepares the making.</summary>
    /// <param name="space">The space.</param>
    /// <param name="thinned">Genes of which only some indices are looked at.</param>
    /// <param name="measuresPaths">Whether a requirement asks for lengths of paths.</param>
    /// <param name="work">Pays for it.</param>
    public StateExpander(SpaceModel space, IReadOnlyDictionary<int, IReadOnlyList<int>> thinned, bool measuresPaths, WorkMeter work)
    {
        _space = space;
        _thinned = thinned;
        _operations = new OperationTable(space, thinned);
        _assignment = new Assignment(space.Genes);
        _work = work;
        _measuresPaths = measuresPaths;
        _root = PlaceTree.Create(space, []);
        _requirements = new RequirementTable(space.Genes);
    }

    /// <summary>The state before the first step.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The state, or null when a requirement is false whatever is chosen.</returns>
    public DecisionState? Start(Shape input)
    {
        if (_requirements.Start(_space.Requirements) is not { } requirements)
        {
            return null;
        }

        Pending? pending = null;
        var used = new HashSet<int>(GenesIn(_root));
        foreach (var gene in requirements.Genes.Where(gene => !used.Contains(gene)).OrderByDescending(gene => gene))
        {
            pending = Push(new PendingWork(PendingKind.Decide, At: gene), pending);
        }

        return Settle(new DecisionState(Push(Build(_root), pending), input, default, EquatableArray<GeneChoice>.Empty, requirements));
    }

    /// <summary>The steps out of a state.</summary>
    /// <param name="state">A state with something left to do.</param>
    /// <returns>The steps; none when what is there fits nothing.</returns>
    public IEnumerable<NextState> Expand(DecisionState state)
    {
        if (state.Pending is not { } pending)
        {
            return [];
        }

        return pending.Work switch
        {
            { Kind: PendingKind.Build, Place: { } place } => DecideShared(state, place, pending.Next),
            { Kind: PendingKind.BuildInside, Place: { } place } => Inside(state, place, pending.Next),
            { Kind: PendingKind.CloseResidual } work => CloseResidual(state, work, pending.Next),
            { Kind: PendingKind.CloseBranch, Place: { } place } work => CloseBranch(state, place, work, pending.Next),
            { Kind: PendingKind.Write } work => [Write(state, work, pending.Next)],
            { Kind: PendingKind.Decide } work => DecideGene(state, work.At, pending.Next),
            _ => [],
        };
    }

    private IEnumerable<NextState> DecideShared(DecisionState state, Place place, Pending? next)
    {
        Load(state);
        var inside = Push(new PendingWork(PendingKind.BuildInside, place), Push(new PendingWork(PendingKind.Forget, place), next));
        foreach (var combination in _assignment.Combinations(place.Shared, _thinned).ToArray())
        {
            _work.Spend();
            var choices = ChoicesOf(combination);
            var decided = choices.ToDictionary(choice => choice.Gene, choice => choice.Index);
            var shared = state.Shared
                .Concat(place.Shared.Select(gene => new GeneChoice(gene, decided.TryGetValue(gene, out var index) ? index : Assignment.Inactive)))
                .OrderBy(pair => pair.Gene)
                .ToEquatableArray();
            if (Step(state with { Pending = inside, Shared = shared }, choices) is { } step)
            {
                yield return step;
            }
        }
    }

    private IEnumerable<NextState> Inside(DecisionState state, Place place, Pending? next)
    {
        Load(state);
        return place.Module switch
        {
            OperationModule => Operation(state, place, next),
            AlternativeModule alternative => Decide(state, alternative.Gene, index => Push(Build(place.Children[index]), next)),
            OptionalModule optional => Decide(state, optional.Gene, index => index == 0 ? next : Push(Build(place.Children[0]), next)),
            RepeatModule { Gene: { } gene } => Decide(state, gene, index => PushAll(place.Children, _operations.CountAt(gene, index), next)),
            ResidualModule => Open(state, place, new PendingWork(PendingKind.CloseResidual, place, 0, state.Shape, default, state.Path), next),
            _ => Open(state, place, new PendingWork(PendingKind.CloseBranch, place, 1, state.Shape, default, state.Path), next),
        };
    }

    private IEnumerable<NextState> Decide(DecisionState state, int gene, Func<int, Pending?> then)
    {
        var isFree = _assignment[gene] == Assignment.Free;
        foreach (var index in _assignment.Choices(gene).ToArray())
        {
            if (Step(state with { Pending = then(index) }, isFree ? [new GeneChoice(gene, index)] : NoChoices) is { } step)
            {
                yield return step;
            }
        }
    }

    private IEnumerable<NextState> DecideGene(DecisionState state, int gene, Pending? next) =>
        !state.Requirements.Genes.Contains(gene) || _space.Genes[gene].Domain is RealDomain
            ? [new NextState(NoChoices, NoSymbol, default, Settle(state with { Pending = next }))]
            : Enumerable.Range(0, GeneIndex.Count(_space.Genes[gene].Domain))
                .Select(index => Step(state with { Pending = next }, [new GeneChoice(gene, index)]))
                .OfType<NextState>();

    private IEnumerable<NextState> Operation(DecisionState state, Place place, Pending? next)
    {
        var rows = _operations.Rows(place, state.Shape, _assignment, _work);
        if (!_rows.TryGetValue(rows, out var prepared))
        {
            prepared = [.. rows.Where(row => row.Error is null).Select(row => Prepare(row, state.Shape))];
            _rows.Add(rows, prepared);
        }

        foreach (var row in prepared)
        {
            var after = state with { Pending = next, Shape = row.Shape, Path = PathAfter(state.Path.Then(row.Cost), next) };
            if (Step(after, row.Choices, row.Symbol, row.Cost) is { } step)
            {
                yield return step;
            }
        }
    }

    private PreparedRow Prepare(OperationRow row, Shape input)
    {
        var choices = ChoicesOf(row.Choices);
        return row.IsIdentity || row.Arguments is not { } arguments
            ? new PreparedRow(choices, NoSymbol, default, input)
            : new PreparedRow(
                choices,
                SymbolOf(arguments.ToString()),
                new CostVector(row.Cost.Params, row.Cost.Macs, row.Cost.Flops, (long)input.Size + row.Shape.Size, 1, arguments.Operation.HasWeights ? 1 : 0),
                row.Shape);
    }

    private IEnumerable<NextState> Open(DecisionState state, Place place, PendingWork close, Pending? next)
    {
        var inside = Push(Build(place.Children[0]), Push(close, next));
        return [new NextState(NoChoices, SymbolOf("("), default, Settle(state with { Pending = inside, Path = default }))];
    }

    private IEnumerable<NextState> CloseResidual(DecisionState state, PendingWork work, Pending? next)
    {
        var output = state.Shape;
        var projection = output == work.Input ? null : ProjectionRule.Find(work.Input, output);
        if (projection is null && output != work.Input)
        {
            return [];
        }

        var beside = projection is null ? default : CostOf(projection.Operation.Cost([work.Input], output, projection), 1, 1);
        var sum = CostOf(Add.Cost([output, output], output, new OperationArguments(Add, [])), 1, 0);
        var whole = state.Path.Or(default(PathLength).Then(beside)).Then(sum);
        var end = Push(new PendingWork(PendingKind.Write, null, 0, output, default, work.Outer, whole, Without(sum), ")add"), next);
        if (projection is not null)
        {
            end = Push(new PendingWork(PendingKind.Write, null, 1, output, default, default, state.Path, Without(beside), projection.ToString()), end);
        }

        return [new NextState(NoChoices, SymbolOf(";"), default, Settle(state with { Pending = end }))];
    }

    private IEnumerable<NextState> CloseBranch(DecisionState state, Place place, PendingWork work, Pending? next)
    {
        Load(state);
        var merge = OperationCatalog.Get(_assignment.MergeOf((ParallelModule)place.Module));
        var merged = state.Shape;
        var cost = work.Cost;
        if (work.At > 1)
        {
            IReadOnlyList<Shape> shapes = [work.Merged, state.Shape];
            var arguments = new OperationArguments(merge, []);
            var result = merge.InferShape(shapes, arguments);
            if (result.Error is not null)
            {
                return [];
            }

            merged = result.Shape;
            cost = cost.Then(CostOf(merge.Cost(shapes, merged, arguments), 0, 0));
        }

        var longest = work.Longest.Or(state.Path);
        if (work.At == place.Children.Count)
        {
            var whole = longest.Then(new CostVector(0, 0, 0, 0, 1, 0));
            var write = new PendingWork(PendingKind.Write, null, 0, merged, default, work.Outer, whole, cost, ")" + merge.Name);
            return [Write(state, write, next)];
        }

        var close = work with { At = work.At + 1, Merged = merged, Longest = longest, Cost = cost };
        var inside = Push(Build(place.Children[work.At]), Push(close, next));
        return [new NextState(
            NoChoices,
            SymbolOf(";"),
            default(PathLength).Minus(state.Path),
            Settle(state with { Pending = inside, Shape = work.Input, Path = default }))];
    }

    // What is written at the end of a residual or parallel brings the path to that of the whole; a projection (1) leaves it as it is.
    private NextState Write(DecisionState state, PendingWork work, Pending? next)
    {
        var isEnd = work.At == 0;
        var path = isEnd ? PathAfter(work.Outer.Then(work.Longest.Minus(default)), next) : state.Path;
        var cost = isEnd && _measuresPaths ? work.Cost.Then(work.Longest.Minus(state.Path)) : work.Cost;
        return new NextState(NoChoices, SymbolOf(work.Symbol ?? ""), cost, Settle(state with { Pending = next, Shape = work.Input, Path = path }));
    }

    private NextState? Step(DecisionState state, GeneChoice[] choices, int symbol = NoSymbol, CostVector cost = default) =>
        _requirements.Decide(state.Requirements, choices) is { } requirements
            ? new NextState(choices, symbol, cost, Settle(state with { Requirements = requirements }))
            : null;

    // Does what decides nothing and writes nothing.
    private DecisionState Settle(DecisionState state)
    {
        while (state.Pending is { } pending)
        {
            switch (pending.Work)
            {
                case { Kind: PendingKind.Forget, Place: { } place }:
                    state = state with { Pending = pending.Next, Shared = state.Shared.Where(pair => !place.Shared.Contains(pair.Gene)).ToEquatableArray() };
                    break;
                case { Kind: PendingKind.Build, Place: { Shared.Count: 0 } place }:
                    state = state with { Pending = Push(new PendingWork(PendingKind.BuildInside, place), pending.Next) };
                    break;
                case { Kind: PendingKind.BuildInside, Place: { Module: SequenceModule or BlockModule or RepeatModule { Gene: null } or ParallelModule { Branches.Count: 1 } } place }:
                    state = state with { Pending = PushAll(place.Children, place.Children.Count, pending.Next) };
                    break;
                default:
                    return state;
            }
        }

        return state;
    }

    private void Load(DecisionState state)
    {
        for (var gene = 0; gene < _space.Genes.Count; gene++)
        {
            _assignment[gene] = Assignment.Free;
        }

        foreach (var pair in state.Shared)
        {
            _assignment[pair.Gene] = pair.Index;
        }
    }

    private PathLength PathAfter(PathLength path, Pending? next) => _measuresPaths && next is { IsInside: true } ? path : default;

    private Pending? PushAll(IReadOnlyList<Place> places, int count, Pending? next)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            next = Push(Build(places[i]), next);
        }

        return next;
    }

    private Pending Push(PendingWork work, Pending? next)
    {
        var key = (work, next?.Id ?? -1);
        if (!_pending.TryGetValue(key, out var pending))
        {
            pending = new Pending(_pending.Count, work, next);
            _pending.Add(key, pending);
        }

        return pending;
    }

    private int SymbolOf(string symbol)
    {
        if (!_symbols.TryGetValue(symbol, out var number))
        {
            number = _symbols.Count;
            _symbols.Add(symbol, number);
        }

        return number;
    }

    private static GeneChoice[] ChoicesOf(Witness witness) => [.. witness.ToDictionary().Select(choice => new GeneChoice(choice.Key, choice.Value))];

    private static PendingWork Build(Place place) => new(PendingKind.Build, place);

    private static CostVector CostOf(OperationCost cost, long length, long depth) => new(cost.Params, cost.Macs, cost.Flops, 0, length, depth);

    private static CostVector Without(CostVector cost) => cost with { Length = 0, Depth = 0 };

    private static IEnumerable<int> GenesIn(Place place) => place.Own.Concat(place.Children.SelectMany(GenesIn));
}
