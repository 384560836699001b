using NasDsl.Report.Importance;
using NasDsl.Report.Tests.Browser;

namespace NasDsl.Report.Tests.Importance;

[Collection(ReportCollection.Name)]
public sealed class GeneImportanceTests(SmallStudy study)
{
    [Fact]
    public void What_a_network_weighs_is_decided_by_the_genes_of_its_architecture_and_not_by_the_recipe()
    {
        var genes = GeneImportance.Of(study.Result.Search, study.Result.Trials, objective: 1);

        Assert.DoesNotContain(genes[0].Path, new[] { "train.lr", GeneImportance.Training });
        Assert.InRange(genes.Single(gene => gene.Path == "train.lr").Share, 0, 0.1);
        Assert.InRange(genes.Sum(gene => gene.Share), 0.3, 1.05);
        Assert.Equal(genes.AsEnumerable(), GeneImportance.Of(study.Result.Search, study.Result.Trials.Reverse(), objective: 1));
    }

    [Fact]
    public void A_handful_of_trials_tells_nothing() => Assert.Empty(GeneImportance.Of(study.Result.Search, study.Result.Trials.Take(10), objective: 0));
}
