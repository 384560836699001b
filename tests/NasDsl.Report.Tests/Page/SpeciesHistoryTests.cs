using NasDsl.Report.Tests.Browser;
using NasDsl.Search.Strategies.Coevolution;

namespace NasDsl.Report.Tests.Page;

[Collection(ReportCollection.Name)]
public sealed class SpeciesHistoryTests(SmallStudy study)
{
    [Fact]
    public void Trials_bring_all_generations_of_species_back()
    {
        var history = Replay(54);

        Assert.Equal(["Conv", SpeciesRecord.Blueprints], history.Select(record => record.Population).Distinct());
        Assert.True(history.Max(record => record.Generation) >= 3);
        Assert.All(history.GroupBy(record => (record.Population, record.Generation)), group => Assert.Equal(6, group.Sum(record => record.Size)));
        Assert.All(history, record => Assert.InRange(record.Fitness, 0, 1));
    }

    [Fact]
    public void A_part_of_the_trials_brings_the_beginning_back()
    {
        var part = Replay(30);

        Assert.NotEmpty(part);
        Assert.True(part.Count < Replay(54).Count);
        Assert.Equal(Replay(54).Take(part.Count), part);
    }

    private IReadOnlyList<SpeciesRecord> Replay(int trials) =>
        SpeciesHistory.Of(study.Result.Search, study.Result.Seed, 54, study.Result.Trials.OrderBy(trial => trial.Id).Take(trials));
}
