using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using static NasDsl.Analysis.Tests.SpaceBuilder;

namespace NasDsl.Analysis.Tests;

/// <summary>Draws small spaces with every construct of the language: about half of them have a fault somewhere.</summary>
internal sealed class RandomSpaces
{
    private const int LeastGenomes = 6;
    private const int MostGenomes = 3000;

    private static readonly ExternOperation[] Externs = NasCompiler
        .Compile([new SourceText("externs.nas", """
            extern op Gate(k) { weights w: channels * k, v: 1; macs size * k; nonlinear; require channels % k == 0; }
            extern op Squash(k) { shape vector(channels / 2 + k); macs size; flops 5 * size + k; }
            """)])
        .Model.Externs.Select(declared => new ExternOperation(declared)).ToArray();

    private readonly Random _random;
    private readonly SpaceBuilder _builder = new();
    private readonly List<int> _shared = [];

    private readonly int _mostChannels;
    private readonly bool _hasCells;

    private RandomSpaces(int seed, int mostChannels, bool hasCells)
    {
        _random = new Random(seed);
        _hasCells = hasCells;
        _mostChannels = mostChannels;
    }

    public static (SpaceModel Space, DataModel Data) Draw(int seed, int mostChannels = 3, bool hasCells = false)
    {
        for (var attempt = 0; ; attempt++)
        {
            var random = new RandomSpaces((seed * 1000) + attempt, mostChannels, hasCells);
            var data = Data(seed % 3 == 0 ? Shape.Signal(6, 2) : Shape.Image(5, 4, 2));
            var space = random.Draw();
            if (BruteSpace.Genomes(space.Genes).Take(MostGenomes + 1).Count() is >= LeastGenomes and <= MostGenomes)
            {
                var sound = BruteSpace.Networks(space, data).Where(network => network.IsSound).ToArray();
                return (space with { Requirements = random.Requirements(sound).ToEquatableArray() }, data);
            }
        }
    }

    private SpaceModel Draw()
    {
        for (var i = _random.Next(3); i > 0; i--)
        {
            _shared.Add(_builder.Numbers($"w{i}", [2, 3, 4]));
        }

        var body = Sequence(Module(null, 3), Module(null, 2));
        var root = _random.Next(8) switch
        {
            0 => body,
            1 => Sequence(body, Operation("flatten"), Operation("linear", ("units", Number(2)))),
            2 => Sequence(body, Operation("globalavgpool"), Operation("linear", ("units", Channels(null)))),
            _ => Sequence(body, Head()),
        };
        return _builder.Space(root);
    }

    // Limits are at or beside the cost of an architecture, so that they cut the space.
    private IEnumerable<RequirementModel> Requirements(BruteNetwork[] sound)
    {
        for (var i = _random.Next(5); i > 0; i--)
        {
            var kind = (CostKind)_random.Next(6);
            long LimitOf(CostKind cost) => sound.Length == 0 ? 100 : sound[_random.Next(sound.Length)].Cost(cost) + _random.Next(-1, 2);
            yield return _random.Next(7) switch
            {
                0 or 1 => AtMost(kind, LimitOf(kind)),
                2 or 3 => AtLeast(kind, LimitOf(kind)),
                4 => Require(
                    new BinaryExpression(BinaryOperator.Equal, Cost(CostKind.Depth), Number(LimitOf(CostKind.Depth))),
                    "depth == n"),
                5 => Require(
                    new ConditionalExpression(
                        AtMost(CostKind.Flops, LimitOf(CostKind.Flops)).Condition,
                        AtLeast(CostKind.Params, LimitOf(CostKind.Params)).Condition),
                    "flops <= n when params >= m"),
                _ => OnGenes((int)LimitOf(CostKind.Params)),
            };
        }
    }

    private RequirementModel OnGenes(int limit)
    {
        var numbers = _builder.Genes.Where(gene => gene.Domain is SetDomain { IsOrdinal: true }).ToArray();
        if (numbers.Length == 0)
        {
            return AtMost(CostKind.Flops, limit);
        }

        Expression body = new BinaryExpression(BinaryOperator.GreaterOrEqual, Of(numbers[_random.Next(numbers.Length)].Index), Number(_random.Next(1, 4)));
        var other = Of(numbers[_random.Next(numbers.Length)].Index);
        return _random.Next(3) switch
        {
            0 => Require(body, "gene >= n"),
            1 => Require(new ConditionalExpression(body, new BinaryExpression(BinaryOperator.Equal, other, Number(2))), "gene >= n when other == 2"),
            _ => Require(
                new BinaryExpression(BinaryOperator.LessOrEqual, Cost(CostKind.Params), new BinaryExpression(BinaryOperator.Multiply, other, Number(limit / 3))),
                "params <= n * gene"),
        };
    }

    private ModuleModel Module(GeneCondition? active, int depth)
    {
        if (_hasCells && _random.Next(4) == 0)
        {
            return depth > 0 ? Cell(active, depth) : Operation("zero");
        }

        var kind = depth == 0 ? 0 : _random.Next(11);
        var path = $"m{_builder.Genes.Count}";
        switch (kind)
        {
            case 1:
                var presence = _builder.Presence(path, active);
                return new OptionalModule(presence, Module(new GeneCondition(presence, 1, 1), depth - 1));
            case 2 or 3:
                var count = _random.Next(2, 4);
                var branch = _builder.Branch(path, count, active);
                return new AlternativeModule(
                    branch,
                    Enumerable.Range(0, count).Select(i => Module(new GeneCondition(branch, i, i), depth - 1)).ToEquatableArray());
            case 4:
                return Fresh(path, active, depth);
            case 5:
                return Tied(path, active, depth);
            case 6 or 7:
                return new ResidualModule(path, Module(active, depth - 1));
            case 8:
                string[] merges = _random.Next(6) switch { 0 => ["add", "concat"], 1 => ["concat", "add"], 2 => ["add"], 3 => ["mul"], 4 => ["add", "mul"], _ => ["concat"] };
                var merge = merges.Length == 1 ? (int?)null : _builder.Gene(path, new SetDomain(merges.Select(Value.Of).ToEquatableArray()), active);
                return new ParallelModule(
                    path,
                    merges.ToEquatableArray(),
                    merge,
                    Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Module(active, depth - 1)).ToArray().ToEquatableArray());
            case 9 or 10:
                return Sequence(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Module(active, depth - 1)).ToArray());
            default:
                return Leaf(active);
        }
    }

    private DagModule Cell(GeneCondition? active, int depth)
    {
        var path = $"m{_builder.Genes.Count}";
        var size = _random.Next(2, 5);
        var inputs = _random.Next(1, 4);
        var nodes = new List<DagNodeModel>();
        for (var node = 1; node < size; node++)
        {
            // One of the first nodes is left out at a time, or every node is taken.
            var ways = inputs >= node
                ? [Enumerable.Range(0, node).ToEquatableArray()]
                : Enumerable.Range(0, node).Select(out1 => Enumerable.Range(0, node).Where(i => i != out1).Take(inputs).ToEquatableArray()).Distinct().ToArray();
            var gene = ways.Length == 1
                ? (int?)null
                : _builder.Gene($"m{_builder.Genes.Count}", new SetDomain(ways.Select((_, i) => Value.Of($"way{i}")).ToEquatableArray()), active);
            nodes.Add(new DagNodeModel(
                gene is null ? "" : $"{path}.node{node}",
                gene,
                ways.ToEquatableArray(),
                Enumerable.Range(0, ways[0].Count).Select(i => new DagEdgeModel($"{path}.edge{node}and{i}", Edge(active, depth))).ToEquatableArray()));
        }

        return new DagModule(path, OperationCatalog.Merges[_random.Next(3)], nodes.ToEquatableArray());
    }

    private ModuleModel Edge(GeneCondition? active, int depth)
    {
        var path = $"m{_builder.Genes.Count}";
        switch (_random.Next(5))
        {
            case 0:
                return Module(active, depth - 1);
            case 1:
                return Operation("zero");
            case 2:
                return Operation("identity");
            default:
                var branch = _builder.Branch(path, 2, active);
                var inner = Sequence(Leaf(new GeneCondition(branch, 0, 0)), Operation("relu"));
                return new AlternativeModule(branch, new EquatableArray<ModuleModel>([inner, Operation(_random.Next(2) == 0 ? "zero" : "identity")]));
        }
    }

    private RepeatModule Fresh(string path, GeneCondition? active, int depth)
    {
        var least = _random.Next(2);
        var gene = _random.Next(3) == 0 ? (int?)null : _builder.Numbers(path, [least, least + 1], active);
        var copies = Enumerable.Range(0, least + 1).Select(i =>
            Module(gene is { } count && i >= least ? new GeneCondition(count, i + 1 - least, 1) : active, depth - 1));
        return new RepeatModule(path, gene, copies.ToArray().ToEquatableArray(), false);
    }

    private RepeatModule Tied(string path, GeneCondition? active, int depth)
    {
        var gene = _builder.Numbers(path, [1, 3], active);
        var body = Module(active, depth - 1);
        return new RepeatModule(path, gene, Enumerable.Repeat(body, 3).ToEquatableArray(), true);
    }

    private OperationModule Leaf(GeneCondition? active) => _random.Next(19) switch
    {
        0 or 1 => Operation("conv", ("filters", Channels(active)), ("kernel", Small(active)), ("padding", Padding())),
        2 => Operation("pointwise", ("filters", Channels(active)), ("stride", Small(active))),
        3 => Operation("depthwise", ("kernel", Small(active)), ("stride", Number(2)), ("padding", Padding())),
        4 => Operation("maxpool", ("kernel", Small(active)), ("padding", Padding())),
        5 => Operation("avgpool", ("kernel", Number(2))),
        6 => Operation("batchnorm"),
        7 => Operation("identity"),
        13 => Operation("conv", ("filters", Channels(active)), ("groups", Small(active)), ("dilation", Small(active)), ("kernel", Number(2)), ("padding", Padding())),
        14 => Normalized(active),
        15 => Operation(_random.Next(2) == 0 ? "adaptivemaxpool" : "adaptiveavgpool", ("size", Small(active))),
        16 => Operation("convtranspose", ("filters", Channels(active)), ("kernel", Small(active)), ("stride", Small(active)), ("padding", Padding())),
        17 => Moved(active),
        18 => Keeping(active),
        11 => Written("Gate", Small(active)),
        12 => Written("Squash", Channels(active)),
        8 => Operation("dropout", ("rate", new BinaryExpression(BinaryOperator.Multiply, Small(active), Number(_random.Next(2) * 0.2)))),
        _ => Operation("relu"),
    };

    private OperationModule Normalized(GeneCondition? active) => _random.Next(5) switch
    {
        0 or 1 => Operation("groupnorm", ("groups", Small(active))),
        2 => Operation("squeezeexcite", ("reduction", Small(active))),
        3 => Operation("leaky", ("slope", new BinaryExpression(BinaryOperator.Multiply, Small(active), Number(0.5)))),
        _ => Operation("layernorm"),
    };

    // Operations that keep numbers while they run, beside what they take and give.
    private OperationModule Keeping(GeneCondition? active) => _random.Next(4) switch
    {
        0 => Operation("attention", ("heads", Small(active))),
        1 => Operation("squeezeexcite", ("reduction", Small(active))),
        2 => Operation("gru", ("units", Small(active)), ("sequence", new ConstantExpression(Value.Of(_random.Next(3) > 0)))),
        _ => Operation("lstm", ("units", Channels(active)), ("sequence", new ConstantExpression(Value.Of(_random.Next(3) > 0)))),
    };

    private OperationModule Moved(GeneCondition? active) => _random.Next(4) switch
    {
        0 => Operation("reshape", ("length", Small(active))),
        1 => Operation("reshape", ("height", Small(active)), ("width", Number(2))),
        2 => Operation("upsample", ("factor", Small(active)), ("mode", Word("bilinear"))),
        _ => Operation("globalmaxpool"),
    };

    private static OperationModule Written(string name, Expression argument)
    {
        var operation = Externs.Single(found => found.Name == name);
        return new OperationModule(name, new EquatableArray<ArgumentModel>([new ArgumentModel("k", argument)]), operation);
    }

    private Expression Channels(GeneCondition? active) => _random.Next(4) switch
    {
        0 => Number(2),
        1 => Of(_builder.Numbers($"c{_builder.Genes.Count}", Enumerable.Range(2, _mostChannels - 1), active)),
        2 when _shared.Count > 0 => Of(_shared[_random.Next(_shared.Count)]),
        3 when _shared.Count > 0 => new BinaryExpression(BinaryOperator.Multiply, Of(_shared[_random.Next(_shared.Count)]), Number(_random.Next(4) == 0 ? 0.5 : 2)),
        _ => Number(3),
    };

    private Expression Small(GeneCondition? active) => _random.Next(4) switch
    {
        0 => Of(_builder.Numbers($"k{_builder.Genes.Count}", [1, 2], active)),
        1 when _shared.Count > 0 => Of(_shared[_random.Next(_shared.Count)]),
        2 => Number(2),
        _ => Number(1),
    };

    private Expression Padding() => Word(_random.Next(3) == 0 ? "valid" : "same");
}
