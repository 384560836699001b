using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Model;
using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>Trials without any training, under the objectives accuracy and params.</summary>
internal static class TestTrials
{
    public static EquatableArray<ObjectiveModel> Objectives { get; } = new ObjectiveModel[]
    {
        new(true, new MetricExpression("accuracy"), "accuracy", default),
        new(false, new CostExpression(CostKind.Params, null), "params", default),
    }.ToEquatableArray();

    public static Trial Finished(int id, Genome genome, double accuracy) =>
        new(id, 0, genome, TrialStatus.Finished, null, 6, [accuracy, genome.Network.Cost.Params], new Metrics(1, accuracy, null, null));

    public static Trial Failed(int id, Genome genome) => new(id, 0, genome, TrialStatus.Failed, "diverged", 1, [], null);

    public static double? Score(Genome genome, int id) => 1 - (1 / Math.Log2(genome.Network.Cost.Flops + 4.0));
}
