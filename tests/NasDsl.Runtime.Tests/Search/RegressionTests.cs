using System.Globalization;
using System.Text;
using NasDsl.Engine;
using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Search;

/// <summary>A target that is a number, from a file to a champion.</summary>
public sealed class RegressionTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("nasdsl").FullName;

    public void Dispose() => Directory.Delete(_directory, true);

    [Theory]
    [InlineData("maximize r2")]
    [InlineData("minimize rmse")]
    [InlineData("minimize mae + loss")]
    public async Task A_search_finds_a_network_that_explains_a_plane(string objective)
    {
        WritePlane();
        var search = NasProgram.Compile(Program(objective)).GetSearch("S");

        var result = await SearchRunner.RunAsync(search, new ManagedEngine(), new SearchOptions { BaseDirectory = _directory }, null, CancellationToken.None);

        var test = result.Champion.Test;
        Assert.True(test?.R2 > 0.95);
        Assert.True(test?.Rmse < 0.25);
        Assert.True(test?.Mae <= test?.Rmse);
        Assert.Equal(test?.Loss ?? 0, test?.Rmse * test?.Rmse ?? 1, 1e-9);
        Assert.Null(test?.Accuracy);
    }

    [Fact]
    public async Task Several_numbers_are_learnt_at_once()
    {
        WritePlane();
        var search = NasProgram.Compile(Program("maximize r2").Replace("column 2", "columns 2..3", StringComparison.Ordinal)).GetSearch("S");

        var result = await SearchRunner.RunAsync(search, new ManagedEngine(), new SearchOptions { BaseDirectory = _directory }, null, CancellationToken.None);

        Assert.Equal(2, result.Champion.Network.Output.Size);
        Assert.True(result.Champion.Test?.R2 > 0.95);
        Assert.Equal(result.Champion.Test?.Loss ?? 0, result.Champion.Test?.Rmse * result.Champion.Test?.Rmse ?? 1, 1e-9);
    }

    private static string Program(string objective) =>
        $$"""
        data Plane { from csv "plane.csv"; input place: columns 0..1; target height: column 2; split 60% train, 20% validation, 20% test; }
        space Net for Plane { linear({ 4, 8 }) -> tanh? -> linear(outputs) }
        search S { space Net; {{objective}}; strategy random; train 30 epochs, batch 16, adam(lr: 0.02); budget 3 trials; }
        """;

    private void WritePlane()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 400; i++)
        {
            var x = (i % 20 / 10.0) - 1;
            var y = (i / 20 / 10.0) - 1;
            text.Append(CultureInfo.InvariantCulture, $"{x},{y},{(2 * x) - y + 0.5},{y}\n");
        }

        File.WriteAllText(Path.Combine(_directory, "plane.csv"), text.ToString());
    }
}
