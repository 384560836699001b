using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language.Catalog;
using NasDsl.Language.Model;
using NasDsl.Search;
using NasDsl.Search.Journal;

namespace NasDsl.Runtime.Tests.Search.Sharing;

/// <summary>Small searches whose candidates share weights, and rows with a known best architecture.</summary>
internal static class SharedPrograms
{
    private const string Form = "image(4, 4, 1)";

    private const string Data = $$"""
        namespace Shared;

        data Rows {
            from   csv "rows.csv";
            input  pixels: columns 0..15 as {{Form}};
            target kind:   column 16 as class(2);
            split  60% train, 20% validation, 20% test;
        }

        """;

    /// <summary>Compiles a search.</summary>
    /// <param name="space">The body of its space.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="form">The form of its input of 16 numbers.</param>
    /// <returns>The search.</returns>
    public static SearchDefinition Create(string space, string statements, string form = Form) => NasProgram
        .Compile($"{Data.Replace(Form, form, StringComparison.Ordinal)} space Net for Rows {{ {space} }} search Find {{ space Net; {statements} }}")
        .GetSearch("Find");

    /// <summary>
    /// Rows whose class is whether the bright places of the upper half are as many as those of the lower half, modulo two: no affine map tells, and a product of two features does.
    /// </summary>
    /// <param name="count">How many rows.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <returns>The rows.</returns>
    public static Dataset Parity(int count, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[count * 16];
        var targets = new float[count];
        for (var row = 0; row < count; row++)
        {
            var (upper, lower) = (random.Next(2), random.Next(2));
            targets[row] = upper ^ lower;
            for (var i = 0; i < 16; i++)
            {
                inputs[(row * 16) + i] = ((i < 8 ? upper : lower) == 1 ? 1 : -1) + (float)(random.NextDouble() - 0.5);
            }
        }

        return new Dataset(Shape.Image(4, 4, 1), inputs, TargetKind.Class, 2, targets);
    }

    /// <summary>Runs a search on rows that are written to a file.</summary>
    /// <param name="search">The search.</param>
    /// <param name="threads">How many candidates are trained at once; null for what the engine prefers.</param>
    /// <param name="journal">What is known before, or null.</param>
    /// <param name="engine">What trains; the managed engine by default.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The result.</returns>
    public static async Task<SearchResult> RunAsync(SearchDefinition search, int? threads, ITrialJournal? journal = null, IEngine? engine = null, CancellationToken cancellationToken = default)
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            await WriteAsync(Path.Combine(directory.FullName, "rows.csv"), Parity(300, 5));
            return await SearchRunner.RunAsync(
                search,
                engine ?? new ManagedEngine(),
                new SearchOptions { Threads = threads, BaseDirectory = directory.FullName, Journal = journal, CheckpointAfter = TimeSpan.Zero },
                null,
                cancellationToken);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Task WriteAsync(string path, Dataset rows) => File.WriteAllLinesAsync(path, Enumerable.Range(0, rows.Count).Select(row =>
        FormattableString.Invariant($"{string.Join(',', rows.Inputs.Span.Slice(row * 16, 16).ToArray().Select(value => FormattableString.Invariant($"{value:R}")))},{rows.Targets.Span[row]}")));
}
