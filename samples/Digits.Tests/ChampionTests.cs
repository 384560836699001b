namespace Samples.Digits.Tests;

/// <summary>The champion that is committed with the sample, as snapshots: a change of it is a change that somebody reads.</summary>
public sealed class ChampionTests
{
    [Fact]
    public async Task Architecture() => await Verify(DigitsSearch.Champion.Architecture);

    [Fact]
    public async Task Front() => await Verify(DigitsSearch.Champion.Front);

    [Fact]
    public void It_reads_digits()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv"))
            .Select(line => Array.ConvertAll(line.Split(','), field => float.Parse(field, System.Globalization.CultureInfo.InvariantCulture)))
            .ToArray();
        var labels = new int[rows.Length];

        DigitsSearch.Champion.PredictBatch([.. rows.SelectMany(row => row[..64])], labels);

        Assert.InRange(rows.Zip(labels, (row, label) => row[64] == label ? 1.0 : 0).Average(), 0.98, 1);
    }
}
