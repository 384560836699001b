using System.Globalization;
using NasDsl.Engine;
using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>Searches whose recipes say more than an optimiser, really trained.</summary>
public sealed class RecipeSearchTests
{
    [Fact]
    public async Task Augmented_rows_and_a_careful_recipe_find_the_same_champion_on_any_number_of_threads()
    {
        const string Statements = """
            train   12 epochs, batch 16, rmsprop(lr: 0.003..0.03 log), onecycle, warmup(1), clip(1), crossentropy(weights: balanced, smoothing: { 0.0, 0.1 });
            augment flip(axis: vertical), noise(0.1), mixup({ 0.2, 0.4 });
            """;
        var one = await RunAsync(Statements, "class(2)", Parity, threads: 1);
        var four = await RunAsync(Statements, "class(2)", Parity, threads: 4);

        Assert.Equal(one.Champion.Weights.Hash(), four.Champion.Weights.Hash());
        Assert.Equal(one.Trials.Select(trial => trial.Metrics), four.Trials.Select(trial => trial.Metrics));
        Assert.True(one.Champion.Test?.Accuracy > 0.8);
    }

    [Fact]
    public async Task Probabilities_are_learnt()
    {
        var result = await RunAsync("train 8 epochs, batch 16, adam(lr: 0.02), binary;", "number", Parity, threads: 2, end: "linear(outputs) -> sigmoid");

        // Guessing one half would be 0.5 off.
        Assert.True(result.Champion.Test?.Rmse < 0.4);
    }

    [Fact]
    public async Task A_target_that_is_no_probability_is_told_with_its_row()
    {
        var failure = await Assert.ThrowsAsync<NasException>(() => RunAsync(
            "train 8 epochs, binary;", "number", row => row == 3 ? 37 : 1, threads: 1, end: "linear(outputs) -> sigmoid"));
        var diagnostic = Assert.Single(failure.Diagnostics);

        Assert.Equal("NAS7015", diagnostic.Id);
        Assert.Equal("'binary' needs targets from 0 to 1, and 'Rows' has 37 in row 4.", diagnostic.Message);
        Assert.Equal(8, diagnostic.Location.Start.Line);
    }

    [Fact]
    public async Task A_candidate_that_diverges_fails_with_its_step_and_layer()
    {
        var result = await RunAsync("train 2 epochs, batch 16, sgd(lr: { 0.01, 100 }, decay: 10);", "class(2)", Parity, threads: 2, end: "linear(outputs)", trials: 12);
        var failed = result.Trials.Where(trial => trial.Status == TrialStatus.Failed).ToArray();

        Assert.NotEmpty(failed);
        Assert.All(failed, trial => Assert.Matches(@" in step \d+, (since|in) (the numbers of )?layer \d+ \(", trial.Reason ?? ""));
    }

    private static double Parity(int row) => row % 2;

    private static async Task<SearchResult> RunAsync(
        string statements, string target, Func<int, double> targetOf, int threads, string end = "linear(outputs)", int trials = 4)
    {
        var folder = Directory.CreateTempSubdirectory("nasdsl-recipe-");
        try
        {
            var random = new Random(4);
            var lines = Enumerable.Range(0, 120).Select(row => string.Join(
                ',',
                Enumerable.Range(0, 16)
                    .Select(i => (random.NextDouble() + ((i % 2) == row % 2 ? 0.6 : 0)).ToString("R", CultureInfo.InvariantCulture))
                    .Append(targetOf(row).ToString("R", CultureInfo.InvariantCulture))));
            await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "rows.csv"), lines);
            var search = NasProgram.Compile(
                $$"""
                data Rows {
                    from   csv "rows.csv";
                    input  pixels: columns 0..15 as image(4, 4, 1);
                    target kind:   column 16 as {{target}};
                    split  60% train, 20% validation, 20% test;
                }
                space Net for Rows { conv(filters: { 4, 8 }) -> relu -> flatten -> {{end}} }
                search Find { space Net; minimize loss; strategy random; budget {{trials}} trials; {{statements}} }
                """).GetSearch("Find");
            return await SearchRunner.RunAsync(search, new ManagedEngine(), new SearchOptions { Threads = threads, BaseDirectory = folder.FullName }, null, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
