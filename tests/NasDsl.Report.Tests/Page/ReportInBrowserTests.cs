using System.Collections.Immutable;
using System.Globalization;
using NasDsl.Report.Tests.Browser;
using NasDsl.Search;

namespace NasDsl.Report.Tests.Page;

/// <summary>The report as people meet it: in a real browser, from a file, without a network.</summary>
[Collection(ReportCollection.Name)]
public sealed class ReportInBrowserTests(SmallStudy study, Chromium chromium)
{
    [SkippableTheory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    [InlineData(360, true)]
    public async Task It_shows_all_of_a_search_and_the_browser_complains_of_nothing(int width, bool isDark)
    {
        var page = await OpenAsync(width, isDark);

        await page.ShootAsync(string.Create(CultureInfo.InvariantCulture, $"report-{width}-{(isDark ? "dark" : "light")}"));
        Assert.Equal("Find", await page.EvaluateAsync<string>("document.querySelector('h1').firstChild.textContent"));
        Assert.Equal(study.Result.Champion.Trial.Id, await SelectedAsync(page));
        Assert.Equal(study.Result.Champion.Network.Nodes.Length + 1, await page.EvaluateAsync<int>("document.querySelectorAll('#selected svg.network .op').length"));
        Assert.Equal(
            [.. study.Result.Front.Select(trial => trial.Id).Order()],
            (await page.EvaluateAsync<string>("[...document.querySelectorAll('#gallery figure')].map(f => f.dataset.trial).join()")).Split(',').Select(int.Parse).Order());
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('section, .chart')].filter(e => e.hidden || e.clientHeight < 40).length"));
        Assert.Equal(6, await page.EvaluateAsync<int>("[...document.querySelectorAll('.chart')].filter(e => echarts.getInstanceByDom(e).getOption().series.some(s => s.data.length > 0)).length"));
        Assert.Equal(25, await page.EvaluateAsync<int>("document.querySelectorAll('#trial-rows tbody tr').length"));
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Nothing_is_wider_than_a_phone()
    {
        var page = await OpenAsync(360, false);

        Assert.Equal(360, await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"));
    }

    [SkippableFact]
    public async Task Both_themes_have_colours_of_their_own()
    {
        const string colours = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color";

        var light = await (await OpenAsync(1280, false)).EvaluateAsync<string>(colours);
        var dark = await (await OpenAsync(1280, true)).EvaluateAsync<string>(colours);

        Assert.NotEqual(light, dark);
    }

    public static TheoryData<string, int> Stages => new()
    {
        { "nothing", 0 },
        { "one that is stopped", 1 },
        { "one that is finished", 1 },
        { "one that failed", 1 },
        { "a cohort that is not over", 12 },
    };

    [SkippableTheory]
    [MemberData(nameof(Stages))]
    public async Task It_shows_a_search_at_any_stage(string stage, int count)
    {
        var trial = study.Input.Trials.OrderBy(trial => trial.Id).First();
        ImmutableArray<Trial> trials = stage switch
        {
            "one that is stopped" => [trial with { Status = TrialStatus.Stopped, Losses = [] }],
            "one that is finished" => [trial with { Status = TrialStatus.Finished }],
            "one that failed" => [trial with { Status = TrialStatus.Failed, Reason = "its training diverged", Objectives = [], Metrics = null, Losses = [] }],
            _ => [.. study.Input.Trials.OrderBy(trial => trial.Id).Take(count)],
        };
        var file = Path.Combine(Path.GetDirectoryName(study.ReportPath) ?? "", $"stage {stage}.html");
        await File.WriteAllTextAsync(file, ReportPage.Write(study.Input with { Trials = trials, Outcome = null, Files = [], Trainings = [new ReportTraining(99, [2, 1])] }));

        var page = await chromium.OpenAsync(new Uri(file).AbsoluteUri);

        await page.WaitForAsync($"document.querySelectorAll('#trial-rows tbody tr').length === {count} && document.querySelector('#facts dd')");
        Assert.Equal("not finished", await page.EvaluateAsync<string>("document.querySelector('#state').textContent"));
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task It_asks_for_nothing_but_itself()
    {
        var page = await OpenAsync(1280, false);

        Assert.Equal(new Uri(study.ReportPath).AbsoluteUri, Assert.Single(page.Requests, address => !address.StartsWith("data:", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task Words_of_the_user_stay_words()
    {
        var page = await OpenAsync(1280, false);

        Assert.Equal("undefined", await page.EvaluateAsync<string>("typeof window.hacked"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('img').length"));
        Assert.Equal(3, await page.EvaluateAsync<int>("document.scripts.length"));
        Assert.Equal(SmallStudy.Source, await page.EvaluateAsync<string>("document.querySelector('#source pre').textContent"));
        Assert.Equal(SmallStudy.Attack, await page.EvaluateAsync<string>("document.querySelector('#documentation').textContent"));
    }

    [SkippableFact]
    public async Task A_click_on_a_point_of_the_front_shows_its_network()
    {
        var page = await OpenAsync(1280, false);
        var trial = study.Result.Front[^1];
        Assert.NotEqual(study.Result.Champion.Trial.Id, trial.Id);

        var (x, y) = await FindPointAsync(page, trial.Id);
        await page.ClickAsync(x, y);
        await page.WaitForAsync($"document.querySelector('#selected').dataset.trial === '{trial.Id}'");

        Assert.Equal(trial.Network.Nodes.Length + 1, await page.EvaluateAsync<int>("document.querySelectorAll('#selected svg.network .op').length"));
        Assert.Equal(trial.Network.ToString(), await page.EvaluateAsync<string>("document.querySelector('#selected .text-box pre').textContent"));
        Assert.Contains("Conv.filters", await page.EvaluateAsync<string>("document.querySelector('#selected .genes').textContent"), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task A_point_under_the_mouse_tells_of_its_trial()
    {
        var page = await OpenAsync(1280, false);
        var trial = study.Result.Front[^1];

        var (x, y) = await FindPointAsync(page, trial.Id);
        await page.MoveAsync(x, y);

        await page.WaitForAsync($"[...document.querySelectorAll('#front-chart .tip')].some(t => t.textContent.startsWith('Trial {trial.Id} '))");
    }

    [SkippableFact]
    public async Task The_table_sorts_and_filters()
    {
        var page = await OpenAsync(1280, false);

        await page.ClickAsync("#trial-rows th:first-child button");
        Assert.Equal("0,1,2", await page.EvaluateAsync<string>("[...document.querySelectorAll('#trial-rows tbody tr')].slice(0, 3).map(r => r.dataset.trial).join()"));
        await page.ClickAsync("#trial-rows th:first-child button");
        Assert.Equal("53", await page.EvaluateAsync<string>("document.querySelector('#trial-rows tbody tr').dataset.trial"));
        await page.ClickAsync("#front-only");
        Assert.Equal(study.Result.Front.Length, await page.EvaluateAsync<int>("document.querySelectorAll('#trial-rows tbody tr').length"));
        await page.ClickAsync("#front-only");
        await page.EvaluateAsync<bool>("(() => { const box = document.querySelector('#find'); box.value = 'stage=2 tanh'; box.dispatchEvent(new Event('input')); return true; })()");

        var expected = study.Result.Trials.Count(trial => trial.Genome.ToString().Contains("stage=2", StringComparison.Ordinal) && (trial.Genome + trial.Network.ToString()).Contains("tanh", StringComparison.Ordinal));
        Assert.StartsWith($"{Math.Min(25, expected)} of {expected} trials", await page.EvaluateAsync<string>("document.querySelector('#trial-count').textContent"), StringComparison.Ordinal);
        await page.ClickAsync("#trial-rows tbody tr:nth-child(2)");
        Assert.Equal(await SelectedAsync(page), await page.EvaluateAsync<int>("Number(document.querySelector('#trial-rows tr.is-selected').dataset.trial)"));
    }

    private static Task<int> SelectedAsync(BrowserPage page) => page.EvaluateAsync<int>("Number(document.querySelector('#selected').dataset.trial)");

    private async Task<BrowserPage> OpenAsync(int width, bool isDark)
    {
        var page = await chromium.OpenAsync(new Uri(study.ReportPath).AbsoluteUri, width, 900, isDark);
        await page.WaitForAsync("document.querySelector('#trial-rows tbody tr') && document.querySelector('#gallery figure')");
        return page;
    }

    private static async Task<(double X, double Y)> FindPointAsync(BrowserPage page, int trial)
    {
        var place = await page.EvaluateAsync<string>($$"""
            (() => {
              const box = document.querySelector('#front-chart'), chart = echarts.getInstanceByDom(box), series = chart.getOption().series;
              box.scrollIntoView({ block: 'center' });
              const i = series.findIndex(s => s.data.some(d => d.trial === {{trial}}));
              const [x, y] = chart.convertToPixel({ seriesIndex: i }, series[i].data.find(d => d.trial === {{trial}}).value);
              const r = box.getBoundingClientRect();
              return `${r.left + x} ${r.top + y}`;
            })()
            """);
        var numbers = place.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }
}
