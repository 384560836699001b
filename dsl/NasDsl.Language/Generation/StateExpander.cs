using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>
/// Makes architectures step by step, from the input to the output, and writes each as the word by which <see cref="ArchitectureCounter"/> tells architectures apart.
/// </summary>
internal sealed partial class StateExpander
{
    private const int NoSymbol = -1;

    // Enough for every PendingKind.
    private const int KindBits = 4;

    private static readonly Operation Add = OperationCatalog.Get("add");
    private static readonly GeneChoice[] NoChoices = [];

    private readonly SpaceModel _space;
    private readonly IReadOnlyDictionary<int, IReadOnlyList<int>> _thinned;
    private readonly OperationTable _operations;
    private readonly Assignment _assignment;
    private readonly WorkMeter _work;
    private readonly bool _measuresPaths;
    private readonly bool _countsValues;
    private readonly bool _countsWaiting;
    private readonly Place _root;
    private readonly Dictionary<long, Pending> _pending = [];
    private readonly Dictionary<PendingWork, (int Number, PendingWork Work)> _works = [];
    private readonly Dictionary<int, PendingWork> _worksOfPlaces = [];
    private readonly Dictionary<(int Gene, int Index), GeneChoice[]> _single = [];
    private readonly Dictionary<(GeneChoice First, GeneChoice[] Others), GeneChoice[]> _both = [];
    private readonly Dictionary<string, int> _symbols = [];
    private readonly Dictionary<IReadOnlyList<OperationRow>, PreparedRow[]> _rows = [];

    private EquatableArray<GeneChoice> _loaded = EquatableArray<GeneChoice>.Empty;

    /// <summary>Prepares the making.</summary>
    /// <param name="space">The space.</param>
    /// <param name="thinned">Genes of which only some indices are looked at.</param>
    /// <param name="measuresPaths">Whether a requirement asks for lengths of paths.</param>
    /// <param name="measuresMemory">Whether a requirement asks for memory.</param>
    /// <param name="work">Pays for it.</param>
    public StateExpander(SpaceModel space, IReadOnlyDictionary<int, IReadOnlyList<int>> thinned, bool measuresPaths, bool measuresMemory, WorkMeter work)
    {
        _countsWaiting = measuresMemory && !ModuleTree.All(space.Root).Any(CellWalk.CanBeNeededFor);
        _space = space;
        _thinned = thinned;
        _operations = new OperationTable(space, thinned);
        _assignment = new Assignment(space.Genes);
        _work = work;
        _measuresPaths = measuresPaths;
        _root = PlaceTree.Create(space, []);
        _countsValues = EdgeWords.AreSeparable(space.Root);
    }

    /// <summary>The state before the first step.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="asked">The genes that requirements ask for.</param>
    /// <returns>The state.</returns>
    public DecisionState Start(Shape input, IEnumerable<int> asked)
    {
        Pending? pending = null;
        var used = new HashSet<int>(GenesIn(_root));
        foreach (var gene in asked.Where(gene => !used.Contains(gene) && _space.Genes[gene].Domain is not RealDomain).OrderByDescending(gene => gene))
        {
            pending = Push(new PendingWork(PendingKind.Decide, At: gene), pending);
        }

        return Settle(new DecisionState(Push(PendingKind.Build, _root, pending), input, default, EquatableArray<GeneChoice>.Empty, EquatableArray<Mark>.Empty));
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
            { Kind: PendingKind.BeginEdge, Cell: { } step } work => [Refer(state, work, step, pending.Next)],
            { Kind: PendingKind.Merge, Cell: { } step } work => [Merge(state, work, step, pending.Next)],
            _ => [],
        };
    }

    private IEnumerable<NextState> DecideShared(DecisionState state, Place place, Pending? next)
    {
        Load(state);
        var inside = Push(PendingKind.BuildInside, place, Push(PendingKind.Forget, place, next));
        foreach (var combination in _assignment.Combinations(place.Shared, _thinned).ToArray())
        {
            _work.Spend();
            var choices = ChoicesOf(combination);
            var decided = choices.ToDictionary(choice => choice.Gene, choice => choice.Index);
            var shared = state.Shared
                .Concat(place.Shared.Select(gene => new GeneChoice(gene, decided.TryGetValue(gene, out var index) ? index : Assignment.Inactive)))
                .OrderBy(pair => pair.Gene)
                .ToEquatableArray();
            yield return Step(state with { Pending = inside, Shared = shared }, choices);
        }
    }

    private IEnumerable<NextState> Inside(DecisionState state, Place place, Pending? next)
    {
        Load(state);
        return place.Module is OperationModule ? Operation(state, place, next) : InsideModule(state, place, next);
    }

    private IEnumerable<NextState> InsideModule(DecisionState state, Place place, Pending? next) =>
        place.Module switch
        {
            AlternativeModule alternative => Decide(state, alternative.Gene, index => Push(PendingKind.Build, place.Children[index], next)),
            OptionalModule optional => Decide(state, optional.Gene, index => index == 0 ? next : Push(PendingKind.Build, place.Children[0], next)),
            RepeatModule { Gene: { } gene } => Decide(state, gene, index => PushAll(place.Children, _operations.CountAt(gene, index), next)),
            var cell when CellWalk.IsNeededFor(cell, _assignment) => OpenCell(state, place, next),
            ResidualModule when HasZero(place) =>
                Open(state, place, new PendingWork(PendingKind.CloseResidual, place, 1, state.Shape, default, state.Path), next).Concat(OpenBare(state, place, next)),
            ResidualModule => Open(state, place, new PendingWork(PendingKind.CloseResidual, place, WaitingAt(state), state.Shape, default, state.Path), next),
            _ => Open(state, place, new PendingWork(PendingKind.CloseBranch, place, 1, state.Shape, default, state.Path), next),
        };

    private IEnumerable<NextState> Decide(DecisionState state, int gene, Func<int, Pending?> then)
    {
        var isFree = _assignment[gene] == Assignment.Free;
        foreach (var index in _assignment.Choices(gene).ToArray())
        {
            var choices = isFree ? Single(gene, index) : NoChoices;
            var pending = then(index);
            var next = Step(state with { Pending = pending }, choices);
            if (ReferenceEquals(pending, state.Pending?.Next) || next.State.Pending is not { Work: { Kind: PendingKind.BuildInside, Place: { Module: OperationModule } place } } inside)
            {
                yield return next;
                continue;
            }

            // A branch that begins with an operation is taken together with it, which saves a state for each branch.
            foreach (var row in RowsOf(next.State, place))
            {
                yield return Step(After(next.State, row, inside.Next), isFree ? Both(choices[0], row.Choices) : row.Choices, row.Symbol, CostOf(row, next.State, inside.Next));
            }
        }
    }

    private IEnumerable<NextState> DecideGene(DecisionState state, int gene, Pending? next) =>
        Enumerable.Range(0, GeneIndex.Count(_space.Genes[gene].Domain)).Select(index => Step(state with { Pending = next }, Single(gene, index)));

    private NextState[] Operation(DecisionState state, Place place, Pending? next)
    {
        var rows = RowsOf(state, place);
        var steps = new NextState[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            steps[i] = Step(After(state, rows[i], next), rows[i].Choices, rows[i].Symbol, CostOf(rows[i], state, next));
        }

        return steps;
    }

    private PreparedRow[] RowsOf(DecisionState state, Place place)
    {
        var rows = _operations.Rows(place, state.Shape, _assignment, _work);
        if (!_rows.TryGetValue(rows, out var prepared))
        {
            prepared = Prepare(rows, state.Shape);
            _rows.Add(rows, prepared);
        }

        return prepared;
    }

    private PreparedRow[] Prepare(IReadOnlyList<OperationRow> rows, Shape input) => [.. rows.Where(row => row.Error is null).Select(row => Prepare(row, input))];

    private DecisionState After(DecisionState state, PreparedRow row, Pending? next) => state with
    {
        Pending = next,
        Shape = row.Shape,
        Path = PathAfter(state.Path.Then(row.Cost), next),
        Tail = row.Symbol == NoSymbol ? state.Tail : TailAfter(row.IsZero ? Tail.Zero : Tail.Other, next),
    };

    // What waits for a sum is alive too, but not twice: the first operation of a residual takes what waits.
    private CostVector CostOf(PreparedRow row, DecisionState before, Pending? next) =>
        !_countsWaiting || row.Cost.Peak == 0 || next is not { Waiting: > 0 } open
            ? row.Cost
            : row.Cost with { Peak = row.Cost.Peak + open.Waiting - (before.Tail == Tail.Empty ? open.InnermostInput : 0) };

    // 2 when the input of a residual is another value than what waits already, 3 when it is not.
    private int WaitingAt(DecisionState state) =>
        !_countsWaiting ? 0 : state.Tail == Tail.Empty && state.Pending is { Next.InnermostInput: > 0 } ? 3 : 2;

    private PreparedRow Prepare(OperationRow row, Shape input)
    {
        var choices = ChoicesOf(row.Choices);
        return row.IsIdentity || row.Arguments is not { } arguments
            ? new PreparedRow(choices, NoSymbol, default, input, false)
            : new PreparedRow(
                choices,
                SymbolOf(arguments.ToString()),
                new CostVector(row.Cost.Params, row.Cost.Macs, row.Cost.Flops, (long)input.Size + row.Shape.Size, 1, arguments.Operation.HasWeights ? 1 : 0),
                row.Shape,
                arguments.Operation.IsZero);
    }

    private IEnumerable<NextState> Open(DecisionState state, Place place, PendingWork close, Pending? next)
    {
        var inside = Push(PendingKind.Build, place.Children[0], Push(close, next));
        return [Step(state with { Pending = inside, Path = default, Tail = Tail.Empty }, NoChoices, SymbolOf("("))];
    }

    private IEnumerable<NextState> CloseResidual(DecisionState state, PendingWork work, Pending? next)
    {
        var output = state.Shape;
        var projection = output == work.Input ? null : ProjectionRule.Find(work.Input, output);
        if ((projection is null && output != work.Input) || (work.At == 1 && state.Tail == Tail.Zero))
        {
            return [];
        }

        var beside = projection is null ? default : CostOf(projection.Operation.Cost([work.Input], output, projection), 1, 1);
        var sum = CostOf(Add.Cost([output, output], output, new OperationArguments(Add, [])), 1, 0);
        var whole = state.Path.Or(default(PathLength).Then(beside)).Then(sum);
        if (work.At >= 2)
        {
            // The output of the body, the input or its projection, and the sum are alive at once.
            var waiting = next?.Waiting ?? 0;
            beside = beside with { Peak = waiting + work.Input.Size + output.Size };
            sum = sum with { Peak = waiting + ((state.Tail == Tail.Empty ? 2L : 3L) * output.Size) };
        }

        var end = Push(new PendingWork(PendingKind.Write, null, 0, output, default, work.Outer, whole, Without(sum), ")add"), next);
        if (projection is not null)
        {
            end = Push(new PendingWork(PendingKind.Write, null, 1, output, default, default, state.Path, Without(beside), projection.ToString()), end);
        }

        return [Step(state with { Pending = end }, NoChoices, SymbolOf(";"))];
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
            var result = merge.ShapeOf(shapes, arguments);
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
        var inside = Push(PendingKind.Build, place.Children[work.At], Push(close, next));
        return [Step(state with { Pending = inside, Shape = work.Input, Path = default }, NoChoices, SymbolOf(";"), default(PathLength).Minus(state.Path))];
    }

    // What is written at the end of a residual or parallel (0) brings the path to that of the whole; the projection of a shortcut (1) leaves it as it is; one without a sum (2) makes it longer.
    private NextState Write(DecisionState state, PendingWork work, Pending? next)
    {
        var (path, cost) = work.At switch
        {
            0 => (PathAfter(work.Outer.Then(work.Longest.Minus(default)), next), _measuresPaths ? work.Cost.Then(work.Longest.Minus(state.Path)) : work.Cost),
            1 => (state.Path, work.Cost),
            _ => (PathAfter(state.Path.Then(work.Cost), next), work.Cost),
        };
        return Step(state with { Pending = next, Shape = work.Input, Path = path, Tail = TailAfter(Tail.Other, next) }, NoChoices, SymbolOf(work.Symbol ?? ""), cost);
    }

    // A letter takes all values that are still to be taken one further away, where letters are counted.
    private NextState Step(DecisionState state, GeneChoice[] choices, int symbol = NoSymbol, CostVector cost = default)
    {
        if (state.Mutes > 0)
        {
            return new NextState(choices, NoSymbol, default, Settle(state));
        }

        var after = symbol == NoSymbol || state.Marks.Count == 0 || _countsValues
            ? state
            : state with { Marks = state.Marks.Select(mark => Further(mark, true)).ToEquatableArray() };
        return new NextState(choices, symbol, cost, Settle(after));
    }

    // Does what decides nothing and writes nothing.
    private DecisionState Settle(DecisionState state)
    {
        while (state.Pending is { } pending)
        {
            var settled = pending.Work switch
            {
                { Kind: PendingKind.Forget, Place: { } place } => Forget(state, place, pending.Next),
                { Kind: PendingKind.Build or PendingKind.BuildInside } => SettlePlace(state, pending),
                { Kind: PendingKind.BeginEdge, Cell: { } step } work when !step.IsLive || DistanceOf(state, step) == 0 => BeginEdge(state, work, step, pending.Next),
                { Kind: PendingKind.EndEdge, Cell: { } step } work when state.Shape == work.Merged && state.Tail == step.Tail => EndEdge(state, work, step, pending.Next),
                { Kind: PendingKind.LeaveCell } work => state with
                {
                    Pending = pending.Next,
                    Shape = work.Merged,
                    Path = PathAfter(state.Path, pending.Next),
                    Marks = MarksAfter(state, work.Cell),
                    Tail = TailAfter((Tail)work.At, pending.Next),
                },
                { Kind: PendingKind.EndBare } work when state.Tail == Tail.Zero => EndBare(state, work, pending.Next),
                _ => state,
            };
            if (ReferenceEquals(settled.Pending, pending))
            {
                return state;
            }

            state = settled;
        }

        return state;
    }

    private static DecisionState Forget(DecisionState state, Place place, Pending? next) =>
        state with { Pending = next, Shared = state.Shared.Where(pair => !place.Shared.Contains(pair.Gene)).ToEquatableArray() };

    private DecisionState SettlePlace(DecisionState state, Pending pending)
    {
        var first = pending;
        while (pending is { Work: { Kind: var kind, Place: { } place } })
        {
            if (kind == PendingKind.Build && place.Shared.Count == 0)
            {
                pending = Push(PendingKind.BuildInside, place, pending.Next);
            }
            else if (kind == PendingKind.BuildInside
                && place.Module is SequenceModule or BlockModule or RepeatModule { Gene: null } or ParallelModule { Branches.Count: 1 })
            {
                if (PushAll(place.Children, place.Children.Count, pending.Next) is not { } inside)
                {
                    return state with { Pending = null };
                }

                pending = inside;
            }
            else
            {
                break;
            }
        }

        return ReferenceEquals(first, pending) ? state : state with { Pending = pending };
    }

    private void Load(DecisionState state)
    {
        foreach (var pair in _loaded)
        {
            _assignment[pair.Gene] = Assignment.Free;
        }

        foreach (var pair in state.Shared)
        {
            _assignment[pair.Gene] = pair.Index;
        }

        _loaded = state.Shared;
    }

    private static Tail TailAfter(Tail tail, Pending? next) => next is { IsWatched: true } ? tail : Tail.Empty;

    private PathLength PathAfter(PathLength path, Pending? next) => _measuresPaths && next is { IsInside: true } ? path : default;

    private Pending? PushAll(IReadOnlyList<Place> places, int count, Pending? next)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            next = Push(PendingKind.Build, places[i], next);
        }

        return next;
    }

    // Building a place is asked for time and again: it has a number, below 0, without being looked for.
    private Pending Push(PendingKind kind, Place place, Pending? next)
    {
        var number = -1 - ((place.Id << KindBits) | (int)kind);
        return _pending.TryGetValue(KeyOf(number, next), out var pending) ? pending : Push(number, WorkOf(number, kind, place), next);
    }

    private PendingWork WorkOf(int number, PendingKind kind, Place place)
    {
        if (!_worksOfPlaces.TryGetValue(number, out var work))
        {
            work = new PendingWork(kind, place);
            _worksOfPlaces.Add(number, work);
        }

        return work;
    }

    private Pending Push(PendingWork work, Pending? next)
    {
        if (!_works.TryGetValue(work, out var known))
        {
            known = (_works.Count, work);
            _works.Add(work, known);
        }

        return _pending.TryGetValue(KeyOf(known.Number, next), out var pending) ? pending : Push(known.Number, known.Work, next);
    }

    private Pending Push(int number, PendingWork work, Pending? next)
    {
        var pending = new Pending(_pending.Count, work, next);
        _pending.Add(KeyOf(number, next), pending);
        return pending;
    }

    private static long KeyOf(int work, Pending? next) => ((long)work << 32) | (uint)(next?.Id ?? -1);

    private GeneChoice[] Single(int gene, int index)
    {
        if (!_single.TryGetValue((gene, index), out var choice))
        {
            choice = [new GeneChoice(gene, index)];
            _single.Add((gene, index), choice);
        }

        return choice;
    }

    private GeneChoice[] Both(GeneChoice first, GeneChoice[] rest)
    {
        if (!_both.TryGetValue((first, rest), out var both))
        {
            both = [first, .. rest];
            _both.Add((first, rest), both);
        }

        return both;
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

    private static CostVector CostOf(OperationCost cost, long length, long depth) => new(cost.Params, cost.Macs, cost.Flops, 0, length, depth);

    private static CostVector Without(CostVector cost) => cost with { Length = 0, Depth = 0 };

    private static IEnumerable<int> GenesIn(Place place) => place.Own.Concat(place.Children.SelectMany(GenesIn));
}
