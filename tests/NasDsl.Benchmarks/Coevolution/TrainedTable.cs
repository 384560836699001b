using System.Globalization;
using NasDsl.Data;
using NasDsl.Engine;
using NasDsl.Genomes;
using NasDsl.Search;
using NasDsl.Search.Evaluation;

namespace NasDsl.Benchmarks.Coevolution;

/// <summary>
/// All networks of a small space for the digits, each trained once by the engine: what a search would have been told of each, which rows it answers, and what it reaches on the rows that
/// no search sees. <c>ablation train</c> writes it anew.
/// </summary>
internal static class TrainedTable
{
    public const string File = "tests/NasDsl.Benchmarks/Coevolution/digits-table.csv";

    private const string Program = """
        data Digits { from csv "data/digits.csv"; input pixels: columns 0..63 as image(8, 8, 1) / 16; target digit: column 64 as class(10); split 40% train, 30% validation, 30% test, stratified, seed 7; }
        block Conv { conv(filters: { 4, 8, 16 }, kernel: { 1, 3 }) -> batchnorm? -> relu }
        space Small for Digits { repeat stage 1..2 { Conv -> maxpool(2)? } -> globalavgpool -> linear(classes) }
        search Find { space Small; maximize accuracy; train 6 epochs, batch 32, adam(lr: 3e-3), cosine; budget 1000 trials; }
        """;

    public static SearchDefinition Search { get; } = NasProgram.Compile(Program).GetSearch("Find");

    /// <summary>Trains all networks.</summary>
    public static void Write()
    {
        var folder = Path.GetDirectoryName(KnownProblems.Find("samples/Digits/digits.nas")) ?? ".";
        var rows = DatasetLoader.Load(Search.Data, folder);
        var split = DataSplit.Create(rows, Search.Data.Split);
        var (training, validation, test) = (rows.Select(split.Train), rows.Select(split.Validation), rows.Select(split.Test));
        var engine = new ManagedEngine();
        var lines = GenomeEnumerator.Enumerate(Search.Space).Distinct().AsParallel().AsOrdered().Select((genome, number) =>
        {
            using var run = engine.Start(genome.Network, training, RecipeBuilder.Build(Search.Model.Recipe, Search.Model.Recipe.Epochs, genome), (ulong)number);
            while (run.Epoch < Search.Model.Recipe.Epochs)
            {
                run.TrainEpoch(CancellationToken.None);
            }

            var outputs = run.Predict(validation, CancellationToken.None);
            var metrics = MetricsCalculator.Measure(outputs, validation);
            var tested = MetricsCalculator.Measure(run.Predict(test, CancellationToken.None), test);
            return string.Create(CultureInfo.InvariantCulture, $"{genome},{metrics.Accuracy:R},{metrics.Loss:G9},{tested.Accuracy:R},{RightRows.Of(outputs, validation)}");
        });
        System.IO.File.WriteAllLines(File, ["genome,accuracy,loss,test,right", .. lines]);
    }

    /// <summary>Reads the table.</summary>
    public static Dictionary<Genome, (Metrics Metrics, double Test, RowSet Right)> Read() => System.IO.File.ReadLines(KnownProblems.Find(File)).Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(
            cells => Search.Space.Parse(cells[0]),
            cells => (new Metrics(Number(cells[2]), Number(cells[1]), null, null), Number(cells[3]), RowSet.Parse(cells[4])));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
