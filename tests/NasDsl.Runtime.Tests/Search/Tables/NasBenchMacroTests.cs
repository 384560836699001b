using NasDsl.Language.Text;
using NasDsl.Search;

namespace NasDsl.Runtime.Tests.Search.Tables;

/// <summary>The published table, where it lies in <c>shared/data</c> beside the repository; the table is no part of it.</summary>
public sealed class NasBenchMacroTests
{
    private const string Table = "nas-bench-macro.csv";

    [SkippableFact]
    public void The_space_is_that_of_the_table()
    {
        var space = Program().GetSearch("MostAccurate").Space;
        var lines = File.ReadLines(Path.Combine(TableFolder(), Table)).Skip(1).Where((_, i) => i % 23 == 0).Select(line => line.Split(',')).ToArray();
        Assert.Equal(286, lines.Length);
        Assert.All(lines, fields =>
        {
            var genome = space.CreateGenome([.. fields[0].Select(digit => (double)(digit - '0'))]);
            Assert.Equal(long.Parse(fields[5], System.Globalization.CultureInfo.InvariantCulture), genome.Network.Cost.Params);
        });
    }

    [SkippableTheory]
    [InlineData("evolution")]
    [InlineData("localsearch")]
    [InlineData("coevolution")]
    public async Task Strategies_find_what_is_nearly_the_best(string strategy)
    {
        var folder = TableFolder();
        var search = Program(text => text.Replace("strategy coevolution;", $"strategy {strategy};", StringComparison.Ordinal)).GetSearch("MostAccurate");
        var result = await SearchRunner.RunAsync(
            search, Searches.Landscape(), new SearchOptions { BaseDirectory = folder, Seed = 1 }, null, default);
        Assert.Equal(300, result.Trials.Length);
        Assert.InRange(result.Champion.Validation?.Accuracy ?? 0, 0.929, 0.93127);
    }

    private static NasProgram Program(Func<string, string>? change = null)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "macro.nas"));
        return NasProgram.Compile([new SourceText("macro.nas", change?.Invoke(text) ?? text)]);
    }

    private static string TableFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (File.Exists(Path.Combine(data, Table)))
            {
                return data;
            }
        }

        throw new SkipException($"There is no shared/data/{Table} beside the repository; samples/NasBenchMacro/README.md says where to get it.");
    }
}
