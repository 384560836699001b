using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Runtime.Tests.Genomes;
using NasDsl.Tests.Shared;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>Spaces of different kinds.</summary>
internal static class TestSpaces
{
    public static IReadOnlyList<string> Names { get; } = ["digits", "no blocks", "blocks alone", "tiny"];

    public static Space Create(string name) => name switch
    {
        "digits" => Spaces.DigitsWithRecipe(),
        "no blocks" => WithoutBlocks(),
        "blocks alone" => BlocksAlone(),
        _ => Tiny(),
    };

    /// <summary>The example with its blocks written in place: all genes are the blueprint's.</summary>
    private static Space WithoutBlocks()
    {
        var space = Spaces.Digits();
        return new Space(space.Model with { Root = Unwrap(space.Model.Root) }, space.Data);
    }

    /// <summary>One block after another, and nothing else with genes: a blueprint is pointers alone.</summary>
    private static Space BlocksAlone()
    {
        var genes = new List<GeneModel>();
        var items = Enumerable.Range(0, 3).Select(i => (ModuleModel)Block(genes, i == 0 ? "Conv" : $"Conv{i + 1}")).ToList();
        return Of(genes, items);
    }

    private static Space Tiny()
    {
        var genes = new List<GeneModel>();
        var block = Block(genes, "Conv");
        var requirement = new RequirementModel(
            new BinaryExpression(BinaryOperator.GreaterOrEqual, new GeneExpression(1), new ConstantExpression(Value.Of(3))),
            "Conv.kernel >= 3",
            default);
        return Of(genes, [block], requirement);
    }

    private static Space Of(List<GeneModel> genes, List<ModuleModel> items, params RequirementModel[] requirements)
    {
        var digits = DigitsModel.Create();
        items.AddRange(digits.Spaces[0].Root is SequenceModule sequence
            ? sequence.Items.Where(item => item is OperationModule { Operation: "globalavgpool" or "linear" })
            : []);
        var space = new SpaceModel(
            "Test", "Digits", genes.ToEquatableArray(), new SequenceModule(items.ToEquatableArray()), requirements.ToEquatableArray(), null, default);
        return new Space(space, digits.Data[0]);
    }

    private static BlockModule Block(List<GeneModel> genes, string path)
    {
        var first = genes.Count;
        genes.Add(new GeneModel(first, path + ".filters", Set(8, 16, 32), null, default));
        genes.Add(new GeneModel(first + 1, path + ".kernel", Set(1, 3, 5), null, default));
        var arguments = OperationCatalog.Get("conv").Parameters.Select(parameter => new ArgumentModel(parameter.Name, parameter.Name switch
        {
            "filters" => new GeneExpression(first),
            "kernel" => new GeneExpression(first + 1),
            _ => new ConstantExpression(parameter.Default ?? default),
        }));
        return new BlockModule("Conv", path, new OperationModule("conv", arguments.ToEquatableArray()));
    }

    private static SetDomain Set(params double[] values) => new(values.Select(Value.Of).ToEquatableArray());

    private static ModuleModel Unwrap(ModuleModel module) => module switch
    {
        BlockModule block => Unwrap(block.Body),
        SequenceModule sequence => new SequenceModule(sequence.Items.Select(Unwrap).ToEquatableArray()),
        AlternativeModule alternative => alternative with { Branches = alternative.Branches.Select(Unwrap).ToEquatableArray() },
        OptionalModule optional => optional with { Body = Unwrap(optional.Body) },
        RepeatModule repeat => repeat with { Copies = repeat.Copies.Select(Unwrap).ToEquatableArray() },
        ResidualModule residual => residual with { Body = Unwrap(residual.Body) },
        _ => module,
    };
}
