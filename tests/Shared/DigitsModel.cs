using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;

namespace NasDsl.Tests.Shared;

/// <summary>The model of samples/Digits/digits.nas, written out by hand.</summary>
internal static class DigitsModel
{
    public static NasModel Create()
    {
        var space = CreateSpace();
        return new NasModel(
            "Samples.Digits",
            Array(CreateData()),
            Array(
                new BlockModel("Conv", "Convolution, optional normalisation, a choice of activation."),
                new BlockModel("Separable", "Convolution in two cheap parts: each channel by itself, then all channels at each place.")),
            Array(space),
            Array(CreateSearch(space.Genes.Count)),
            EquatableArray<DeviceModel>.Empty,
            EquatableArray<ExternModel>.Empty,
            "");
    }

    private static DataModel CreateData() => new(
        "Digits",
        new DataSourceModel("csv", "data/digits.csv", default),
        new InputModel("pixels", 0, 63, Shape.Image(8, 8, 1), 16, default),
        new TargetModel("digit", 64, TargetKind.Class, 10, default),
        new SplitModel(0.6, 0.2, 0.2, true, 7, default),
        "Handwritten digits, 8 x 8 grey images.",
        default);

    private static SpaceModel CreateSpace()
    {
        var genes = new List<GeneModel>();
        int Gene(string path, GeneDomain domain, GeneCondition? condition)
        {
            genes.Add(new GeneModel(genes.Count, path, domain, condition, default));
            return genes.Count - 1;
        }

        ModuleModel Conv(string path, GeneCondition? condition)
        {
            var filters = Gene(path + ".filters", Set(8, 16, 32), condition);
            var kernel = Gene(path + ".kernel", Set(1, 3, 5), condition);
            var batchnorm = Gene(path + ".batchnorm", new PresenceDomain(), condition);
            var activation = Gene(path + ".activation", new AlternativeDomain(Array("relu", "gelu", "tanh")), condition);
            return new BlockModule("Conv", path, Sequence(
                Operation("conv", ("filters", new GeneExpression(filters)), ("kernel", new GeneExpression(kernel))),
                new OptionalModule(batchnorm, Operation("batchnorm")),
                new AlternativeModule(activation, Array<ModuleModel>(Operation("relu"), Operation("gelu"), Operation("tanh")))));
        }

        ModuleModel Separable(string path, GeneCondition? condition)
        {
            var kernel = Gene(path + ".kernel", Set(3, 5), condition);
            var filters = Gene(path + ".filters", Set(16, 32), condition);
            return new BlockModule("Separable", path, Sequence(
                Operation("depthwise", ("kernel", new GeneExpression(kernel))),
                Operation("pointwise", ("filters", new GeneExpression(filters))),
                Operation("batchnorm"),
                Operation("relu")));
        }

        var first = Conv("Conv", null);
        var stage = Gene("stage", Set(1, 2, 3, 4), null);
        var copies = new List<ModuleModel>();
        for (var i = 0; i < 4; i++)
        {
            var path = $"stage[{i}]";
            var there = i == 0 ? null : new GeneCondition(stage, i, 3);
            var op = Gene(path + ".op", new AlternativeDomain(Array("Conv", "Separable", "residual")), there);
            var branches = Array(
                Conv(path + ".Conv", new GeneCondition(op, 0, 0)),
                Separable(path + ".Separable", new GeneCondition(op, 1, 1)),
                new ResidualModule(path + ".residual", Conv(path + ".residual.Conv", new GeneCondition(op, 2, 2))));
            var maxpool = Gene(path + ".maxpool", new PresenceDomain(), there);
            copies.Add(Sequence(
                new AlternativeModule(op, branches),
                new OptionalModule(maxpool, Operation("maxpool", ("kernel", Number(2))))));
        }

        var rate = Gene("rate", Set(0, 0.1, 0.3), null);
        var root = Sequence(
            first,
            new RepeatModule("stage", stage, copies.ToEquatableArray(), false),
            Operation("globalavgpool"),
            Operation("dropout", ("rate", new GeneExpression(rate))),
            Operation("linear", ("units", Number(10))));
        var kernelOfFirst = genes.Single(gene => gene.Path == "stage[0].Conv.kernel").Index;
        return new SpaceModel(
            "DigitsNet",
            "Digits",
            genes.ToEquatableArray(),
            root,
            Array(
                new RequirementModel(AtMost(new CostExpression(CostKind.Params, null), 50_000), "params <= 50k", default),
                new RequirementModel(AtMost(new CostExpression(CostKind.Flops, null), 2_000_000), "flops <= 2M", default),
                new RequirementModel(
                    new ConditionalExpression(
                        new BinaryExpression(BinaryOperator.GreaterOrEqual, new GeneExpression(kernelOfFirst), Number(3)),
                        new BinaryExpression(BinaryOperator.Equal, new GeneExpression(stage), Number(1))),
                    "stage[0].Conv.kernel >= 3 when count(stage) == 1",
                    default)),
            "Small convolutional networks for 8 x 8 images.",
            default);
    }

    private static SearchModel CreateSearch(int firstGene) => new(
        "DigitsSearch",
        "DigitsNet",
        Array(new GeneModel(firstGene, "train.lr", new RealDomain(1e-4, 1e-2, true), null, default)),
        Array(
            new ObjectiveModel(true, new MetricExpression("accuracy"), "accuracy", default),
            new ObjectiveModel(false, new CostExpression(CostKind.Params, null), "params", default)),
        new StrategyModel(
            "coevolution",
            Array(new OptionModel("blueprints", Value.Of(16)), new OptionModel("modules", Value.Of(12)), new OptionModel("batch", Value.Of(4))),
            default),
        new RecipeModel(
            18,
            64,
            new ProcedureModel("adam", Array(
                new ArgumentModel("lr", new GeneExpression(firstGene)),
                new ArgumentModel("beta1", Number(0.9)),
                new ArgumentModel("beta2", Number(0.999)),
                new ArgumentModel("epsilon", Number(1e-8)),
                new ArgumentModel("decay", Number(0)))),
            new ProcedureModel("cosine", EquatableArray<ArgumentModel>.Empty),
            60,
            default),
        new FidelityModel("halving", Array(new OptionModel("eta", Value.Of(3)), new OptionModel("from", Value.Of(2)), new OptionModel("over", Value.Of("epochs"))), default),
        new BudgetModel(200, null, default),
        new BinaryExpression(BinaryOperator.GreaterOrEqual, new MetricExpression("accuracy"), Number(0.999)),
        42,
        "Finds an accurate and small network for the digits.",
        default);

    private static OperationModule Operation(string name, params (string Name, Expression Value)[] given)
    {
        var operation = OperationCatalog.Get(name);
        return new OperationModule(name, operation.Parameters
            .Select(parameter => new ArgumentModel(
                parameter.Name,
                given.FirstOrDefault(argument => argument.Name == parameter.Name).Value
                    ?? new ConstantExpression(parameter.Default ?? throw new ArgumentException(parameter.Name))))
            .ToEquatableArray());
    }

    private static SequenceModule Sequence(params ModuleModel[] items) => new(items.ToEquatableArray());

    private static SetDomain Set(params double[] values) => new(values.Select(Value.Of).ToEquatableArray());

    private static ConstantExpression Number(double number) => new(Value.Of(number));

    private static BinaryExpression AtMost(Expression left, double right) =>
        new(BinaryOperator.LessOrEqual, left, Number(right));

    private static EquatableArray<T> Array<T>(params T[] items)
        where T : IEquatable<T> => items.ToEquatableArray();
}
