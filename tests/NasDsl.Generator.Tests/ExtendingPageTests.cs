using System.Text.RegularExpressions;

namespace NasDsl.Generator;

/// <summary>What docs/extending.md shows compiles and runs as it stands there.</summary>
public sealed class ExtendingPageTests
{
    private const string Run = """

        /// <summary>Runs the page.</summary>
        public static class Program
        {
            /// <summary>Searches a table with the strategy of the page, and runs the suite on it.</summary>
            /// <returns>What came of it.</returns>
            public static string Run()
            {
                var folder = System.IO.Directory.CreateTempSubdirectory("nas").FullName;
                try
                {
                    var rows = new[] { 8, 16, 32 }.SelectMany(filters => new[] { 1, 3, 5 }.Select(kernel => $"{filters},{kernel},0.{100 + filters + kernel}"));
                    System.IO.File.WriteAllLines(System.IO.Path.Combine(folder, "bench.csv"), rows.Prepend("filters,kernel,acc"));
                    var result = Samples.Extending.Find.RunAsync(new NasDsl.Search.SearchOptions { BaseDirectory = folder }).Result;
                    Suite();
                    return $"{result.Champion.Genome.Kernel} {result.Trials.Length} {result.Untyped.Search.Model.Strategy.Name}";
                }
                finally
                {
                    System.IO.Directory.Delete(folder, true);
                }
            }

            private static void Suite()
            {
                @SUITE
            }
        }
        """;

    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "extending.md")).ReplaceLineEndings("\n");

    [Fact]
    public void A_strategy_of_a_user_is_named_in_a_program_and_conforms()
    {
        var suite = Snippets("csharp")[1];
        var test = "using System.Linq;\n" + suite[..suite.IndexOf('\n', StringComparison.Ordinal)]
            + Run.Replace("@SUITE", suite[suite.IndexOf('\n', StringComparison.Ordinal)..].Trim(), StringComparison.Ordinal);
        var run = GeneratorRun.Of(Snippets("nas")[0], Snippets("csharp")[0], test);

        Assert.Equal("5 9 Annealing", CSharpCode.Run(CSharpCode.Load(run.Output)));
    }

    private static string[] Snippets(string language) =>
        [.. Regex.Matches(Page, $"^```{language}\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
}
