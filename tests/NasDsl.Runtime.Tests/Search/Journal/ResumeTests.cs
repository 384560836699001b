using NasDsl.Search;
using NasDsl.Search.Journal;

namespace NasDsl.Runtime.Tests.Search.Journal;

public sealed class ResumeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    [InlineData(70)]
    [InlineData(200)]
    public async Task A_search_goes_on_after_any_trial_as_if_it_had_never_ended(int recorded)
    {
        var journal = new InMemoryJournal();
        var unbroken = await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Journal = journal });
        var engine = Searches.Landscape();
        var resumed = await Searches.RunAsync(
            Searches.Digits(), engine, new SearchOptions { Journal = new InMemoryJournal(journal.Trials.Take(recorded)) });
        Assert.Equal(Searches.Describe(unbroken), Searches.Describe(resumed));
        Assert.Equal(unbroken.Champion.Trial.Id, resumed.Champion.Trial.Id);

        // Whole cohorts that were recorded are not trained again.
        var cohorts = unbroken.Trials.GroupBy(trial => trial.Generation).Where(cohort => cohort.Any(trial => trial.Id >= recorded));
        Assert.Equal(cohorts.Sum(cohort => cohort.Count()) + 1, engine.Starts);
    }

    [Fact]
    public async Task What_was_trained_before_a_search_was_cancelled_is_not_trained_again()
    {
        using var source = new CancellationTokenSource();
        var epochs = 0;
        var search = Searches.Digits(model => model with { Fidelity = null });
        var journal = new InMemoryJournal();
        var broken = new ScriptedEngine(Searches.Accuracy)
        {
            BeforeEpoch = () =>
            {
                if (Interlocked.Increment(ref epochs) == 500)
                {
                    source.Cancel();
                }
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Searches.RunAsync(search, broken, new SearchOptions { Journal = journal, Threads = 3, Trials = 60 }, null, source.Token));
        Assert.InRange(journal.Trials.Count, 10, 40);

        var recorded = journal.Trials.Count;
        var engine = Searches.Landscape();
        var resumed = await Searches.RunAsync(search, engine, new SearchOptions { Journal = journal, Trials = 60 });
        Assert.Equal(60 - recorded + 1, engine.Starts);
        var unbroken = await Searches.RunAsync(search, Searches.Landscape(), new SearchOptions { Trials = 60 });
        Assert.Equal(Searches.Describe(unbroken), Searches.Describe(resumed));
    }

    [Fact]
    public async Task A_journal_of_another_search_is_refused()
    {
        var journal = new InMemoryJournal();
        await Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Journal = journal, Trials = 10 });
        var failure = await Assert.ThrowsAsync<NasException>(() =>
            Searches.RunAsync(Searches.Digits(), Searches.Landscape(), new SearchOptions { Journal = journal, Seed = 1 }));
        Assert.Equal("NAS7034", Assert.Single(failure.Diagnostics).Id);
    }
}
