using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Analysis.Tests;

/// <summary>One genome of a space, resolved the plain way: node after node, as the run time does it.</summary>
internal sealed class BruteNetwork
{
    private readonly SpaceModel _space;
    private readonly double?[] _genome;
    private readonly Shape _input;
    private readonly List<(OperationArguments Arguments, Shape Output, IReadOnlyList<int> Inputs)> _nodes = [];
    private readonly OperationCost _cost;

    public BruteNetwork(SpaceModel space, DataModel data, double?[] genome)
    {
        _space = space;
        _genome = genome;
        _input = data.Input.Shape;
        try
        {
            var output = Add(space.Root, 0);
            IsSound = ShapeOf(output) == Shape.Vector(data.Target.Size);
            RemoveDead(output);
        }
        catch (BruteFaultException fault)
        {
            Fault = fault.Module;
        }

        _cost = _nodes.Aggregate(default(OperationCost), (sum, node) =>
            sum + node.Arguments.Operation.Cost(node.Inputs.Select(ShapeOf).ToArray(), node.Output, node.Arguments));
        Text = string.Join("\n", _nodes.Select((node, i) => $"{i + 1} {node.Arguments} <- {string.Join(",", node.Inputs)}"));
    }

    public bool IsSound { get; }

    public ModuleModel? Fault { get; }

    public string Text { get; }

    public double? Gene(int gene) => _genome[gene];

    public long Cost(CostKind kind) => kind switch
    {
        CostKind.Params => _cost.Params,
        CostKind.Macs => _cost.Macs,
        CostKind.Flops => _cost.Flops,
        CostKind.Memory => MemoryRule.Bytes(_cost.Params, PeakActivations()),
        CostKind.Length => Longest(_ => true),
        CostKind.Depth => Longest(operation => operation.HasWeights),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public bool Holds(Expression condition) => Evaluate(condition) is not { Symbol: null, Number: 0 };

    // Counted in another way than the rule of the catalogue: value by value, each in the place where it lies.
    private long PeakActivations()
    {
        var place = Enumerable.Range(0, _nodes.Count + 1).ToArray();
        var held = new HashSet<int> { 0 };
        long peak = _input.Size;
        for (var node = 1; node <= _nodes.Count; node++)
        {
            var (arguments, output, inputs) = _nodes[node - 1];
            var memory = arguments.Operation.Memory(ShapeOf(inputs[0]), output, arguments);
            var done = inputs.Where(input => !_nodes.Skip(node).Any(later => later.Inputs.Contains(input))).ToArray();
            if (memory.IsInPlace && done.Length > 0)
            {
                place[node] = place[done[0]];
            }

            held.Add(place[node]);
            peak = Math.Max(peak, held.Sum(value => (long)ShapeOf(value).Size) + memory.Scratch);
            held.ExceptWith(done.Select(input => place[input]).Where(value => value != place[node]));
        }

        return peak;
    }

    private long Longest(Func<Operation, bool> counts)
    {
        var longest = new long[_nodes.Count + 1];
        for (var i = 0; i < _nodes.Count; i++)
        {
            longest[i + 1] = _nodes[i].Inputs.Max(input => longest[input]) + (counts(_nodes[i].Arguments.Operation) ? 1 : 0);
        }

        return longest[^1];
    }

    private int Index(int gene) => (int)(_genome[gene] ?? throw new InvalidOperationException($"{_space.Genes[gene].Path} is not active."));

    private int Add(ModuleModel module, int from)
    {
        switch (module)
        {
            case SequenceModule sequence:
                return sequence.Items.Aggregate(from, (node, item) => Add(item, node));
            case BlockModule block:
                return Add(block.Body, from);
            case AlternativeModule alternative:
                return Add(alternative.Branches[Index(alternative.Gene)], from);
            case OptionalModule optional:
                return Index(optional.Gene) == 0 ? from : Add(optional.Body, from);
            case RepeatModule repeat:
                var count = repeat.Gene is { } gene && _space.Genes[gene].Domain is SetDomain set ? (int)set.Values[Index(gene)].Number : repeat.Copies.Count;
                return repeat.Copies.Take(count).Aggregate(from, (node, copy) => Add(copy, node));
            case ResidualModule residual:
                var first = _nodes.Count;
                var body = Add(residual.Body, from);
                var shortcut = ShapeOf(body) == ShapeOf(from)
                    ? from
                    : AddNode(ProjectionRule.Find(ShapeOf(from), ShapeOf(body)) ?? throw new BruteFaultException(residual), residual, from);
                return AddSum(residual, from, first, body, shortcut);
            case ParallelModule parallel:
                return AddParallel(parallel, from);
            case DagModule dag:
                return AddDag(dag, from);
            case OperationModule operation:
                var row = operation.Definition;
                var values = operation.Arguments.Select(argument => Evaluate(argument.Value) ?? throw new BruteFaultException(operation)).ToArray();
                if (values.Where((value, i) => row.Parameters[i].Reject(value) is not null).Any())
                {
                    throw new BruteFaultException(operation);
                }

                var arguments = new OperationArguments(row, values);
                if (row.ShapeOf([ShapeOf(from)], arguments).Error is not null)
                {
                    throw new BruteFaultException(operation);
                }

                return row.IsIdentity(ShapeOf(from), arguments) ? from : AddNode(arguments, operation, from);
            default:
                throw new InvalidOperationException(module.GetType().Name);
        }
    }

    private int AddParallel(ParallelModule parallel, int from)
    {
        var start = _nodes.Count;
        var merge = new OperationArguments(OperationCatalog.Get(parallel.MergeOf(Index)), []);
        var outputs = new List<int>();
        foreach (var branch in parallel.Branches)
        {
            // The first branch that does not fit those before it is the fault, even when a later one has another.
            outputs.Add(Add(branch, from));
            if (merge.Operation.ShapeOf(outputs.Select(ShapeOf).ToArray(), merge).Error is not null)
            {
                throw new BruteFaultException(parallel);
            }
        }

        return merge.Operation.Name == "add" ? AddSum(parallel, from, start, [.. outputs]) : AddNode(merge, parallel, [.. outputs]);
    }

    private int AddDag(DagModule dag, int from)
    {
        var start = _nodes.Count;
        var values = new List<int> { from };
        var taken = new HashSet<int>();
        foreach (var node in dag.Nodes)
        {
            var inputs = node.Inputs[node.Gene is { } gene ? Index(gene) : 0];
            var ends = new List<int>();
            foreach (var (input, edge) in inputs.Zip(node.Edges))
            {
                ends.Add(Add(edge.Module, values[input]));
                if (ShapeOf(ends[^1]) != ShapeOf(ends[0]))
                {
                    throw new BruteFaultException(dag);
                }
            }

            taken.UnionWith(inputs);
            values.Add(AddSum(dag, from, start, [.. ends]));
        }

        var nodes = Enumerable.Range(1, dag.Nodes.Count);
        if (dag.Merge == "add")
        {
            return AddSum(dag, from, start, [.. nodes.Where(node => !taken.Contains(node)).Select(node => values[node])]);
        }

        return values.Count == 2 ? values[1] : AddNode(new OperationArguments(OperationCatalog.Get(dag.Merge), []), dag, [.. values.Skip(1)]);
    }

    // Zeros that were made inside vanish from a sum.
    private int AddSum(ModuleModel module, int from, int start, params int[] inputs)
    {
        if (inputs.Length == 1)
        {
            return inputs[0];
        }

        if (inputs.Any(input => ShapeOf(input) != ShapeOf(inputs[0])))
        {
            throw new BruteFaultException(module);
        }

        var left = inputs.Where(input => input <= start || _nodes[input - 1].Arguments.Operation.Name != "zero").ToArray();
        if (left.Length > 1)
        {
            return AddNode(new OperationArguments(OperationCatalog.Get("add"), []), module, left);
        }

        return left.Length == 1 ? left[0]
            : ShapeOf(inputs[0]) == ShapeOf(from) ? AddNode(new OperationArguments(OperationCatalog.Get("zero"), []), module, from)
            : inputs[0];
    }

    private void RemoveDead(int output)
    {
        var live = new SortedSet<int>();
        var open = new Stack<int>([output]);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (node > 0 && live.Add(node))
            {
                foreach (var input in _nodes[node - 1].Inputs)
                {
                    open.Push(input);
                }
            }
        }

        var order = live.Prepend(0).ToList();
        var kept = live.Select(node => (_nodes[node - 1].Arguments, _nodes[node - 1].Output, (IReadOnlyList<int>)_nodes[node - 1].Inputs.Select(input => order.IndexOf(input)).ToArray())).ToArray();
        _nodes.Clear();
        _nodes.AddRange(kept);
    }

    private int AddNode(OperationArguments arguments, ModuleModel module, params int[] inputs)
    {
        var shapes = inputs.Select(ShapeOf).ToArray();
        var result = arguments.Operation.ShapeOf(shapes, arguments);
        if (result.Error is not null)
        {
            throw new BruteFaultException(module);
        }

        _nodes.Add((arguments, result.Shape, inputs));
        return _nodes.Count;
    }

    private Shape ShapeOf(int node) => node == 0 ? _input : _nodes[node - 1].Output;

    private Value? Evaluate(Expression expression)
    {
        switch (expression)
        {
            case ConstantExpression constant:
                return constant.Value;
            case CostExpression cost:
                return Value.Of(Cost(cost.Cost));
            case GeneExpression { Gene: var gene }:
                return _genome[gene] is { } index
                    ? _space.Genes[gene].Domain switch
                    {
                        SetDomain set => set.Values[(int)index],
                        PresenceDomain => Value.Of(index != 0),
                        AlternativeDomain alternative => Value.Of(alternative.Names[(int)index]),
                        _ => Value.Of(index),
                    }
                    : null;
            case ConditionalExpression conditional:
                return Evaluate(conditional.Condition) is { Number: not 0 } ? Evaluate(conditional.Body) : null;
            case BinaryExpression binary when Evaluate(binary.Left) is { } left && Evaluate(binary.Right) is { } right:
                return binary.Operator switch
                {
                    BinaryOperator.Add => Value.Of(left.Number + right.Number),
                    BinaryOperator.Multiply => Value.Of(left.Number * right.Number),
                    BinaryOperator.LessOrEqual => Value.Of(left.Number <= right.Number),
                    BinaryOperator.GreaterOrEqual => Value.Of(left.Number >= right.Number),
                    BinaryOperator.Equal => Value.Of(left.Number.Equals(right.Number) && left.Symbol == right.Symbol),
                    _ => throw new InvalidOperationException(binary.Operator.ToString()),
                };
            case BinaryExpression:
                return null;
            default:
                throw new InvalidOperationException(expression.GetType().Name);
        }
    }
}
