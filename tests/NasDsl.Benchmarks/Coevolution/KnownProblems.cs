using System.Globalization;
using NasDsl.Genomes;
using NasDsl.Randomness;

namespace NasDsl.Benchmarks.Coevolution;

/// <summary>The problems that strategies are compared on.</summary>
internal static class KnownProblems
{
    private const string Chain = """
        data Grey { from csv "none.csv"; input pixels: columns 0..63 as image(8, 8, 1); target digit: column 64 as class(10); split 60% train, 20% validation, 20% test, seed 1; }
        space Chain for Grey {
            conv(filters: { 2, 3, 4 }) -> conv(filters: { 2, 3, 4 }) -> conv(filters: { 2, 3, 4 }) -> conv(filters: { 2, 3, 4 }) -> conv(filters: { 2, 3, 4 })
            -> conv(filters: { 2, 3, 4 }) -> conv(filters: { 2, 3, 4 }) -> conv(filters: { 2, 3, 4 }) -> conv(filters: { 2, 3, 4 }) -> conv(filters: { 2, 3, 4 })
            -> globalavgpool -> linear(classes)
        }
        """;

    private const string Stages = """
        data Grey { from csv "none.csv"; input pixels: columns 0..63 as image(8, 8, 1); target digit: column 64 as class(10); split 60% train, 20% validation, 20% test, seed 1; }
        block Conv { conv(filters: { 4, 8, 16 }, kernel: { 1, 3 }) -> (relu | tanh) }
        block Separable { depthwise(kernel: { 3, 5 }) -> pointwise(filters: { 4, 8 }) -> relu }
        space Stages for Grey {
            repeat stage 1..3 { (Conv | Separable) -> batchnorm? } -> globalavgpool -> dropout({ 0, 0.1, 0.3 }) -> linear(classes)
        }
        """;

    /// <summary>Finds a problem; the made-up ones are another instance for each seed.</summary>
    public static KnownProblem Create(string name, int seed) => name switch
    {
        "digits" => Digits(),
        "macro" => Macro(isNoisy: false),
        "macro-noisy" => Macro(isNoisy: true),
        "chain" => Enumerated("chain", NasProgram.Compile(Chain).GetSpace("Chain"), space => ChainValue(space, seed)),
        "stages" => Enumerated("stages", NasProgram.Compile(Stages).GetSpace("Stages"), space => StagesValue(space, seed)),
        _ => throw new ArgumentException($"There is no problem '{name}'.", nameof(name)),
    };

    /// <summary>NAS-Bench-Macro (Su et al., 2021). The noisy variant is told the first run and scored by the mean of the others.</summary>
    private static KnownProblem Macro(bool isNoisy)
    {
        var space = NasProgram.Compile(File.ReadAllText(Find("samples/Spaces/spaces.nas"))).GetSpace("NasBenchMacro");
        var layers = space.Genes.Where(gene => gene.Domain.Cardinality == 3).Select(gene => gene.Index).ToArray();
        var lines = File.ReadLines(Find("../shared/data/nas-bench-macro.csv")).Select(line => line.Split(',')).ToArray();
        int Column(string title) => Array.IndexOf(lines[0], title);
        double[] Read(params string[] titles) => [.. lines.Skip(1)
            .OrderBy(row => row[Column("code")], StringComparer.Ordinal)
            .Select(row => titles.Average(title => double.Parse(row[Column(title)], CultureInfo.InvariantCulture)))];
        var values = Read(isNoisy ? ["test_run1"] : ["test_mean"]);
        var scores = Read(isNoisy ? ["test_run2", "test_run3"] : ["test_mean"]);
        int Row(Genome genome) => layers.Aggregate(0, (row, gene) => (row * 3) + (int)genome.Values[gene]);
        return new KnownProblem(isNoisy ? "macro-noisy" : "macro", space, genome => values[Row(genome)], genome => scores[Row(genome)], scores.Max(), 1);
    }

    /// <summary>An NK landscape (Kauffman and Weinberger, 1989): what a gene is worth depends on it and on the two behind it.</summary>
    private static Func<double[], double> ChainValue(Space space, int seed)
    {
        var genes = space.Genes.Count;
        return values =>
        {
            var sum = 0.0;
            for (var gene = 0; gene < genes; gene++)
            {
                sum += Effect(seed, gene, (int)values[gene], (int)values[(gene + 1) % genes], (int)values[(gene + 2) % genes]);
            }

            return sum / genes;
        };
    }

    /// <summary>
    /// Stages of modules: a value is worth something wherever it stands, something else besides at its place, and something with each other value of its module and with the stage before;
    /// and there is a best number of stages.
    /// </summary>
    private static Func<double[], double> StagesValue(Space space, int seed)
    {
        // The kind of a gene is its path without the number of the stage.
        var kinds = space.Genes.Select(gene => gene.Path.Split('.')[^1]).Distinct(StringComparer.Ordinal).ToList();
        var kind = space.Genes.Select(gene => kinds.IndexOf(gene.Path.Split('.')[^1])).ToArray();
        var stage = space.Genes.Select(gene => gene.Path.StartsWith("stage[", StringComparison.Ordinal) ? gene.Path[6] - '0' : -1).ToArray();
        return values =>
        {
            var active = new bool[values.Length];
            var sum = 0.0;
            for (var gene = 0; gene < values.Length; gene++)
            {
                active[gene] = space.Genes[gene].Condition is not { } condition
                    || (active[condition.Gene] && values[condition.Gene] >= condition.From && values[condition.Gene] <= condition.To);
                if (!active[gene])
                {
                    continue;
                }

                sum += 2 * Effect(seed, 1, kind[gene], (int)values[gene], 0) + Effect(seed, 2, gene, (int)values[gene], 0);
                for (var other = 0; other < gene; other++)
                {
                    if (active[other] && stage[gene] >= 0 && (stage[other] == stage[gene] || (stage[other] == stage[gene] - 1 && kind[other] == kind[gene])))
                    {
                        sum += Effect(seed, 3 + kind[other], kind[gene], (int)values[other], (int)values[gene]) - 0.5;
                    }
                }
            }

            return sum / Math.Sqrt(active.Count(isActive => isActive));
        };
    }

    /// <summary>A number from 0 to 1 that is made up of five others.</summary>
    private static double Effect(int seed, int a, int b, int c, int d) =>
        Philox.Generate((uint)a, (uint)b, (uint)c, (uint)d, (uint)seed, 77).A / (double)uint.MaxValue;

    private static KnownProblem Enumerated(string name, Space space, Func<Space, Func<double[], double>> make)
    {
        var value = make(space);
        var best = double.MinValue;
        var sum = 0.0;
        var squares = 0.0;
        var count = 0;
        foreach (var values in Assignments(space))
        {
            var found = value(values);
            best = Math.Max(best, found);
            sum += found;
            squares += found * found;
            count++;
        }

        var mean = sum / count;
        double Of(Genome genome) => value([.. genome.Values]);
        return new KnownProblem(name, space, Of, Of, best, Math.Sqrt((squares / count) - (mean * mean)));
    }

    /// <summary>Every assignment in canonical form.</summary>
    private static IEnumerable<double[]> Assignments(Space space)
    {
        var values = new double[space.Genes.Count];
        var active = new bool[values.Length];
        return From(0);

        IEnumerable<double[]> From(int gene)
        {
            if (gene == values.Length)
            {
                yield return values;
                yield break;
            }

            active[gene] = space.Genes[gene].Condition is not { } condition
                || (active[condition.Gene] && values[condition.Gene] >= condition.From && values[condition.Gene] <= condition.To);
            for (var value = 0; value < (active[gene] ? space.Genes[gene].Domain.Cardinality : 1); value++)
            {
                values[gene] = value;
                foreach (var assignment in From(gene + 1))
                {
                    yield return assignment;
                }
            }
        }
    }

    /// <summary>A training problem: chosen on the validation rows, scored on the test rows.</summary>
    private static KnownProblem Digits()
    {
        var table = TrainedTable.Read();
        return new KnownProblem(
            "digits",
            TrainedTable.Search.Space,
            genome => table[genome].Metrics.Accuracy ?? 0,
            genome => table[genome].Test * 100,
            table.Values.Max(row => row.Test) * 100,
            1)
        {
            Measured = genome => (table[genome].Metrics, table[genome].Right),
        };
    }

    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
            {
                return Path.Combine(folder.FullName, path);
            }
        }

        throw new FileNotFoundException($"'{path}' is in none of the folders above {AppContext.BaseDirectory}.");
    }
}
