using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Language.Generation;

/// <summary>
/// Makes architectures step by step, from the input to the output, and writes each as the word by which <see cref="ArchitectureCounter"/> tells architectures apart.
/// </summary>
internal sealed partial class StateExpander
{
    /// <summary>Stands for no letter.</summary>
    public const int NoSymbol = -1;

    private readonly SpaceModel _space;
    private readonly IReadOnlyDictionary<int, IReadOnlyList<int>> _thinned;
    private readonly OperationTable _operations;
    private readonly Assignment _assignment;
    private readonly WorkMeter _work;
    private readonly bool _measuresPaths;
    private readonly bool _countsValues;
    private readonly bool _countsWaiting;
    private readonly Place _root;
    private readonly PendingLists _lists = new();
    private readonly ChoiceSet[][] _single;
    private readonly Interner<string> _symbols = new();
    private readonly PreparedOperations _rows;
    private readonly BranchEnds _ends = new();

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
        _single = new ChoiceSet[space.Genes.Count][];
        _work = work;
        _measuresPaths = measuresPaths;
        _root = PlaceTree.Create(space, []);
        _countsValues = EdgeWords.AreSeparable(space.Root);
        _rows = new PreparedOperations(_operations, _root, space.Genes, thinned, _assignment, Choices, SymbolOf, work);
    }

    /// <summary>The choices that steps make.</summary>
    public ChoiceTable Choices { get; } = new();

    /// <summary>Whether something other has come of an edge or a body than what was to come of it, so that there is no way on.</summary>
    /// <param name="state">The state.</param>
    /// <returns>True when there is none.</returns>
    public static bool IsStuck(in DecisionState state) => state.Pending?.Work.Kind is PendingKind.EndEdge or PendingKind.EndBare;

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
            pending = _lists.Push(new PendingWork(PendingKind.Decide, At: gene), pending);
        }

        return Settle(new DecisionState(_lists.PushPlace(_root, pending), input, default, EquatableArray<GeneChoice>.Empty, EquatableArray<Mark>.Empty));
    }

    /// <summary>Finds the steps out of a state: none when what is there fits nothing.</summary>
    /// <param name="state">The state.</param>
    /// <param name="steps">Gets the steps, behind those that it has.</param>
    public void Expand(DecisionState state, List<NextState> steps)
    {
        if (state.Pending is not { } pending)
        {
            return;
        }

        switch (pending.Work)
        {
            case { Kind: PendingKind.BuildInside, Place: { } place }:
                Inside(state, place, pending.Next, steps);
                break;
            case { Kind: PendingKind.Build, Place: { } place }:
                DecideShared(state, place, pending.Next, steps);
                break;
            case { Kind: PendingKind.CloseResidual } work:
                CloseResidual(state, work, pending.Next, steps);
                break;
            case { Kind: PendingKind.CloseBranch, Place: { } place } work:
                CloseBranch(state, place, work, pending.Next, steps);
                break;
            case { Kind: PendingKind.Write } work:
                steps.Add(Write(state, work, pending.Next));
                break;
            case { Kind: PendingKind.Decide } work:
                DecideGene(state, work.At, pending.Next, steps);
                break;
            case { Kind: PendingKind.BeginEdge, Cell: { } step } work:
                steps.Add(Refer(state, work, step, pending.Next));
                break;
            case { Kind: PendingKind.Merge, Cell: { } step } work:
                steps.Add(Merge(state, work, step, pending.Next));
                break;
            default:
                break;
        }
    }

    private void DecideShared(DecisionState state, Place place, Pending? next, List<NextState> steps)
    {
        Load(state);
        var inside = _lists.PushInside(place, _lists.Push(PendingKind.Forget, place, next));
        foreach (var combination in _assignment.Combinations(place.Shared, _thinned).ToArray())
        {
            _work.Spend();
            var choices = ChoicesOf(combination);
            var decided = choices.Genes.ToDictionary(choice => choice.Gene, choice => choice.Index);
            var shared = state.Shared
                .Concat(place.Shared.Select(gene => new GeneChoice(gene, decided.TryGetValue(gene, out var index) ? index : Assignment.Inactive)))
                .OrderBy(pair => pair.Gene)
                .ToEquatableArray();
            steps.Add(Step(state with { Pending = inside, Shared = shared }, choices));
        }
    }

    private void Inside(DecisionState state, Place place, Pending? next, List<NextState> steps)
    {
        Load(state);
        switch (place.Module)
        {
            case OperationModule:
                Operation(state, place, next, Choices.None, steps);
                break;
            case AlternativeModule alternative:
                Decide(state, place, alternative.Gene, next, steps);
                break;
            case OptionalModule optional:
                Decide(state, place, optional.Gene, next, steps);
                break;
            case RepeatModule { Gene: { } gene }:
                Decide(state, place, gene, next, steps);
                break;
            case var cell when CellWalk.IsNeededFor(cell, _assignment):
                OpenCell(state, place, next, steps);
                break;
            case ResidualModule when HasZero(place):
                steps.Add(Open(state, place, new PendingWork(PendingKind.CloseResidual, place, 1, state.Shape, default, state.Path), next));
                steps.Add(OpenBare(state, place, next));
                break;
            case ResidualModule:
                steps.Add(Open(state, place, new PendingWork(PendingKind.CloseResidual, place, WaitingAt(state), state.Shape, default, state.Path), next));
                break;
            default:
                steps.Add(Open(state, place, new PendingWork(PendingKind.CloseBranch, place, 1, state.Shape, default, state.Path), next));
                break;
        }
    }

    private void Decide(DecisionState state, Place place, int gene, Pending? next, List<NextState> steps)
    {
        var decided = _assignment[gene];
        var (first, last) = decided switch
        {
            Assignment.Free => (0, GeneIndex.Count(_space.Genes[gene].Domain) - 1),
            Assignment.Inactive => (0, 0),
            _ => (decided, decided),
        };
        for (var index = first; index <= last; index++)
        {
            var choices = decided == Assignment.Free ? Single(gene, index) : Choices.None;
            var pending = PushTaken(place, gene, index, next);
            var taken = Step(state with { Pending = pending }, choices);
            if (!ReferenceEquals(pending, next) && taken.State.Pending is { Work: { Kind: PendingKind.BuildInside, Place: { Module: OperationModule } operation } } inside)
            {
                // A branch that begins with an operation is taken together with it, which saves a state for each branch.
                Operation(taken.State, operation, inside.Next, choices, steps);
            }
            else
            {
                steps.Add(taken);
            }
        }
    }

    private Pending? PushTaken(Place place, int gene, int index, Pending? next) => place.Module switch
    {
        AlternativeModule => _lists.PushPlace(place.Children[index], next),
        OptionalModule => index == 0 ? next : _lists.PushPlace(place.Children[0], next),
        _ => _lists.PushAll(place.Children, _operations.CountAt(gene, index), next),
    };

    private void DecideGene(DecisionState state, int gene, Pending? next, List<NextState> steps)
    {
        for (var index = 0; index < GeneIndex.Count(_space.Genes[gene].Domain); index++)
        {
            steps.Add(Step(state with { Pending = next }, Single(gene, index)));
        }
    }

    private void Operation(DecisionState state, Place place, Pending? next, ChoiceSet before, List<NextState> steps)
    {
        var (choices, rows) = _rows.At(place, state.Shape);
        foreach (var row in rows)
        {
            steps.Add(Step(After(state, row, next), Choices.Join(before, choices[row.Index]), row.Symbol, CostOf(row, state, next)));
        }
    }

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
            : row.Cost with { Peak = row.Cost.Peak + open.Waiting - (before.Tail == Tail.Empty && !row.IsInPlace ? open.InnermostInput : 0) };

    // 2 when the input of a residual is another value than what waits already, 3 when it is not.
    private int WaitingAt(DecisionState state) =>
        !_countsWaiting ? 0 : state.Tail == Tail.Empty && state.Pending is { Next.InnermostInput: > 0 } ? 3 : 2;

    private NextState Open(DecisionState state, Place place, PendingWork close, Pending? next)
    {
        var inside = _lists.PushPlace(place.Children[0], _lists.Push(close, next));
        return Step(state with { Pending = inside, Path = default, Tail = Tail.Empty }, Choices.None, SymbolOf("("));
    }

    private void CloseResidual(DecisionState state, PendingWork work, Pending? next, List<NextState> steps)
    {
        var output = state.Shape;
        if ((work.At == 1 && state.Tail == Tail.Zero) || _ends.OfResidual(work.Input, output) is not { } residual)
        {
            return;
        }

        var (projection, beside, sum) = residual;
        var whole = state.Path.Or(default(PathLength).Then(beside)).Then(sum);
        if (work.At >= 2)
        {
            // The output of the body, which the sum is written over, and the input or its projection are alive at once. The input of a residual that another one begins with waits for both, and counts once.
            var waiting = next?.Waiting ?? 0;
            var shared = work.At == 3 ? work.Input.Size : 0;
            beside = beside with { Peak = waiting + work.Input.Size + (2L * output.Size) - shared };
            sum = sum with { Peak = state.Tail == Tail.Empty ? waiting + output.Size : waiting + (2L * output.Size) - (projection is null ? shared : 0) };
        }

        var end = _lists.Push(new PendingWork(PendingKind.Write, null, 0, output, default, work.Outer, whole, Without(sum), ")add"), next);
        if (projection is not null)
        {
            end = _lists.Push(new PendingWork(PendingKind.Write, null, 1, output, default, default, state.Path, Without(beside), projection), end);
        }

        steps.Add(Step(state with { Pending = end }, Choices.None, SymbolOf(";")));
    }

    private void CloseBranch(DecisionState state, Place place, PendingWork work, Pending? next, List<NextState> steps)
    {
        Load(state);
        var merge = OperationCatalog.Get(_assignment.MergeOf((ParallelModule)place.Module));
        var merged = state.Shape;
        var cost = work.Cost;
        if (work.At > 1)
        {
            if (_ends.OfBranches(merge, work.Merged, state.Shape) is not { } both)
            {
                return;
            }

            merged = both.Shape;
            cost = cost.Then(both.Cost);
        }

        var longest = work.Longest.Or(state.Path);
        if (work.At == place.Children.Count)
        {
            var whole = longest.Then(new CostVector(0, 0, 0, 0, 1, 0));
            var write = new PendingWork(PendingKind.Write, null, 0, merged, default, work.Outer, whole, cost, ")" + merge.Name);
            steps.Add(Write(state, write, next));
            return;
        }

        var close = work with { At = work.At + 1, Merged = merged, Longest = longest, Cost = cost };
        var inside = _lists.PushPlace(place.Children[work.At], _lists.Push(close, next));
        steps.Add(Step(state with { Pending = inside, Shape = work.Input, Path = default }, Choices.None, SymbolOf(";"), default(PathLength).Minus(state.Path)));
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
        return Step(state with { Pending = next, Shape = work.Input, Path = path, Tail = TailAfter(Tail.Other, next) }, Choices.None, SymbolOf(work.Symbol ?? ""), cost);
    }

    // A letter takes all values that are still to be taken one further away, where letters are counted.
    private NextState Step(DecisionState state, ChoiceSet choices, int symbol = NoSymbol, CostVector cost = default)
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

    private ChoiceSet Single(int gene, int index)
    {
        var sets = _single[gene] ??= new ChoiceSet[GeneIndex.Count(_space.Genes[gene].Domain)];
        return sets[index] ??= Choices.Of([new GeneChoice(gene, index)]);
    }

    private int SymbolOf(string symbol) => _symbols.NumberOf(symbol);

    private ChoiceSet ChoicesOf(Witness witness) => Choices.Of([.. witness.ToDictionary().Select(choice => new GeneChoice(choice.Key, choice.Value))]);

    private static CostVector CostOf(OperationCost cost, long length, long depth) => ResidualEnd.CostOf(cost, length, depth);

    private static CostVector Without(CostVector cost) => cost with { Length = 0, Depth = 0 };

    private static IEnumerable<int> GenesIn(Place place) => place.Own.Concat(place.Children.SelectMany(GenesIn));
}
