using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Analysis.Tests;

/// <summary>Writes models of small spaces by hand.</summary>
internal sealed class SpaceBuilder
{
    private readonly List<GeneModel> _genes = [];

    public IReadOnlyList<GeneModel> Genes => _genes;

    public int Gene(string path, GeneDomain domain, GeneCondition? condition = null, SourceLocation location = default)
    {
        _genes.Add(new GeneModel(_genes.Count, path, domain, condition, location));
        return _genes.Count - 1;
    }

    public int Numbers(string path, IEnumerable<int> values, GeneCondition? condition = null, SourceLocation location = default) =>
        Gene(path, new SetDomain(values.Select(value => Value.Of(value)).ToEquatableArray()), condition, location);

    public int Presence(string path, GeneCondition? condition = null) => Gene(path, new PresenceDomain(), condition);

    public int Branch(string path, int count, GeneCondition? condition = null) =>
        Gene(path, new AlternativeDomain(Enumerable.Range(0, count).Select(i => $"b{i}").ToEquatableArray()), condition);

    public static Expression Of(int gene) => new GeneExpression(gene);

    public static Expression Number(double number) => new ConstantExpression(Value.Of(number));

    public static Expression Word(string word) => new ConstantExpression(Value.Of(word));

    public static Expression Cost(CostKind kind) => new CostExpression(kind, null);

    public static OperationModule Operation(string name, params (string Name, Expression Value)[] given)
    {
        var operation = OperationCatalog.Get(name);
        return new OperationModule(name, operation.Parameters
            .Select(parameter => new ArgumentModel(
                parameter.Name,
                given.FirstOrDefault(argument => argument.Name == parameter.Name).Value
                    ?? new ConstantExpression(parameter.Default ?? throw new ArgumentException(parameter.Name))))
            .ToEquatableArray());
    }

    public static ModuleModel Sequence(params IEnumerable<ModuleModel> items) =>
        new SequenceModule(items.SelectMany(item => item is SequenceModule inner ? inner.Items.AsEnumerable() : [item]).ToEquatableArray());

    public static ModuleModel Parallel(string path, string merge, params IEnumerable<ModuleModel> branches) =>
        new ParallelModule(path, new EquatableArray<string>([merge]), null, branches.ToEquatableArray());

    public static RequirementModel Require(Expression condition, string text) => new(condition, text, default);

    public static RequirementModel AtMost(CostKind kind, double limit) =>
        Require(new BinaryExpression(BinaryOperator.LessOrEqual, Cost(kind), Number(limit)), $"{kind} <= {limit}".ToLowerInvariant());

    public static RequirementModel AtLeast(CostKind kind, double limit) =>
        Require(new BinaryExpression(BinaryOperator.GreaterOrEqual, Cost(kind), Number(limit)), $"{kind} >= {limit}".ToLowerInvariant());

    public static ModuleModel Head(int classes = 2) =>
        Sequence(Operation("globalavgpool"), Operation("linear", ("units", Number(classes))));

    public SpaceModel Space(ModuleModel root, params IEnumerable<RequirementModel> requirements) =>
        new("Tiny", "Dots", _genes.ToEquatableArray(), root, requirements.ToEquatableArray(), null, default);

    public static DataModel Data(Shape input, int classes = 2) => new(
        "Dots",
        new DataSourceModel("csv", "dots.csv", default),
        new InputModel("pixels", 0, input.Size - 1, input, 1, default),
        new TargetModel("digit", input.Size, TargetKind.Class, classes, default),
        new SplitModel(0.6, 0.2, 0.2, true, 7, default),
        null,
        default);
}
