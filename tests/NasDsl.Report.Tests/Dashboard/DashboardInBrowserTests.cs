using NasDsl.Dashboard;
using NasDsl.Engine;
using NasDsl.Report.Tests.Browser;
using NasDsl.Search;
using NasDsl.Search.Journal;
using NasDsl.Studies;

namespace NasDsl.Report.Tests.Dashboard;

[Collection(ReportCollection.Name)]
public sealed class DashboardInBrowserTests(Chromium chromium) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-dashboard-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task A_page_follows_a_search_that_goes_on_elsewhere()
    {
        var path = Path.Combine(_folder.FullName, "live.nasstudy");
        var plan = SmallStudy.Plan() with { Trials = 36 };
        using var writer = StudyWriter.Open(path, plan);
        using var gate = new Gate(writer, open: 12);
        var search = SearchRunner.RunAsync(
            plan.Search, new ManagedEngine(), new SearchOptions { Journal = gate, Trials = 36, BaseDirectory = AppContext.BaseDirectory }, null, CancellationToken.None);
        await gate.Reached;
        await using var server = await DashboardServer.StartAsync(path, null, 0, CancellationToken.None);

        var page = await chromium.OpenAsync(server.Address.AbsoluteUri);
        await page.WaitForAsync("document.querySelector('#state').textContent === 'running' && document.querySelectorAll('#trial-rows tbody tr').length === 12");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('#state.finished').length"));
        var chosen = await page.EvaluateAsync<int>("Number(document.querySelector('#trial-rows tbody tr:last-child').dataset.trial)");
        await page.ClickAsync("#trial-rows tbody tr:last-child");
        await page.WaitForAsync($"document.querySelector('#selected').dataset.trial === '{chosen}'");
        await page.ShootAsync("dashboard-running", isWhole: false);

        gate.Open();
        writer.Finish(await search);

        await page.WaitForAsync("document.querySelector('#state').textContent.startsWith('finished') && document.querySelector('#trial-count').textContent.includes('of 36 trials')");
        Assert.Equal(chosen, await page.EvaluateAsync<int>("Number(document.querySelector('#selected').dataset.trial)"));
        Assert.Equal("undefined", await page.EvaluateAsync<string>("typeof window.hacked"));
        Assert.Empty(page.Complaints);

        await server.DisposeAsync();
        await page.WaitForAsync("document.querySelector('#state').textContent === 'no answer from nas watch'");
    }

    /// <summary>Lets so many trials through and holds the search up then, until it is opened.</summary>
    private sealed class Gate(StudyWriter journal, int open) : ITrialJournal, IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _opened = new();
        private int _added;

        public Task Reached => _reached.Task;

        public void Open() => _opened.Set();

        public Trial? Find(int id) => journal.Find(id);

        public void Add(Trial trial)
        {
            if (_added == open)
            {
                _reached.TrySetResult();
                _opened.Wait();
            }

            journal.Add(trial);
            _added++;
        }

        public void Dispose() => _opened.Dispose();
    }
}
