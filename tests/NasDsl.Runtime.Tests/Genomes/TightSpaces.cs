using System.Runtime.CompilerServices;
using NasDsl.Genomes;

namespace NasDsl.Runtime.Tests.Genomes;

/// <summary>Spaces of which hardly any genome meets the requirements, and some of which few do.</summary>
internal static class TightSpaces
{
    private const string Program = """
        data Images {
            from csv "images.csv";
            input pixels: columns 0..63 as image(8, 8, 1);
            target digit: column 64 as class(10);
            split 60% train, 20% validation, 20% test, seed 1;
        }

        block Layer { conv(filters: { 4, 6, 8, 10, 12, 14, 16, 18 }, kernel: { 1, 3, 5 }) -> batchnorm? -> (relu | gelu | tanh | silu) }

        space Window for Images {
            repeat stage 1..6 { Layer } -> globalavgpool -> linear(classes)
            require params >= 20_000 && params <= 20_020;
            require flops <= 4M;
        }

        space Exact for Images {
            repeat stage 1..4 { (Layer | residual { Layer }) -> maxpool(2)? } -> globalavgpool -> linear(classes)
            require params == 12_346;
        }

        space Equal for Images {
            repeat stage 6 { Layer } -> globalavgpool -> linear(classes)
            require stage[0].Layer.filters == stage[1].Layer.filters && stage[1].Layer.filters == stage[2].Layer.filters;
            require stage[3].Layer.filters == stage[4].Layer.filters && stage[4].Layer.filters == stage[5].Layer.filters;
            require stage[0].Layer.kernel + stage[1].Layer.kernel + stage[2].Layer.kernel + stage[3].Layer.kernel + stage[4].Layer.kernel + stage[5].Layer.kernel == 28;
            require stage[5].Layer.filters > 2 * stage[0].Layer.filters;
        }

        space Quantified for Images {
            repeat stage 3..6 { Layer -> maxpool(2)? } -> globalavgpool -> linear(classes)
            require all stage s: s.Layer.kernel == 3 && s.Layer.batchnorm;
            require any stage s: s.Layer.filters == 18;
            require params <= 3k;
        }

        space Tied for Images {
            let width = { 4, 6, 8, 10, 12, 14, 16, 18 };
            conv(filters: width, kernel: 3) -> relu
            -> repeat stage 1..4 same { conv(filters: width, kernel: { 1, 3, 5 }) -> batchnorm? -> (relu | gelu | tanh | silu) }
            -> Layer -> residual { Layer }
            -> globalavgpool -> linear(classes)
            require params >= 9_000 && params <= 9_004;
            require depth <= 8;
        }

        space Lengths for Images {
            repeat stage 1..4 { (Layer | parallel(concat) { Layer; maxpool(3, stride: 1, padding: same) -> pointwise(8) }) -> maxpool(2)? } -> globalavgpool -> linear(classes)
            require length == 9 && depth == 4;
        }

        space Memory for Images {
            repeat stage 1..4 { (Layer | residual { Layer }) -> maxpool(2)? } -> globalavgpool -> linear(classes)
            require memory <= 3 KiB;
            require log10(params) + depth / 10 <= 3;
        }

        space Kept for Images {
            reshape(length: 16)
            -> repeat stage 1..3 { residual { attention(heads: { 1, 2 }) } | residual { gelu? -> pointwise({ 2, 4, 6 }) -> tanh } | gru({ 4, 8 }, sequence: true) | squeezeexcite }
            -> globalavgpool -> linear(classes)
            require memory <= 3_800 B && memory >= 2_400 B;
        }

        space Rates for Images {
            repeat stage 1..4 { Layer -> dropout(0.0..0.5) } -> globalavgpool -> linear(classes)
            require all stage s: s.rate <= 0.25;
            require params <= 2k;
        }

        space LowRates for Images {
            repeat stage 4 { conv(4, 3) -> dropout(0.0..0.5) } -> globalavgpool -> linear(classes)
            require all stage s: s.rate <= 0.001;
            require (sum stage s: s.rate) >= 0.0035;
            require stage[0].rate + 2 * stage[1].rate <= 0.0028 && stage[2].rate == 0.001;
        }

        space Cell for Images {
            conv(4)
            -> cell: dag(nodes: 4, inputs: all) { zero | identity | conv(4, { 1, 3 }) -> relu | avgpool(3, stride: 1, padding: same) }
            -> globalavgpool -> linear(classes)
            require cell.edge0to3.op == zero && cell.edge0to1.op != zero;
            require params >= 404 && params <= 408;
        }

        space Cells for Images {
            conv(4)
            -> repeat stage 1..2 { cell: dag(nodes: 4, inputs: 2, merge: concat) { identity | maxpool(3, stride: 1, padding: same) | conv(4, 3) -> relu } -> pointwise(4) }
            -> globalavgpool -> linear(classes)
            require stage[0].cell.node3.inputs == from0and2;
            require params == 934;
            require length >= 12;
        }

        space Vanishing for Images {
            residual { conv({ 1, 4 }, { 1, 3 }) -> (zero | relu) } -> parallel(add) { pointwise(4); (conv(4) | pointwise(4) -> zero); conv(4, { 1, 3 }) }
            -> globalavgpool -> linear(classes)
            require params <= 140;
        }

        space Wide for Images {
            repeat stage 1..4 { conv(filters: 1..2000, kernel: { 1, 3, 5 }) -> relu } -> globalavgpool -> linear(classes)
            require params <= 20k;
        }

        space Contradiction for Images {
            Layer -> globalavgpool -> linear(classes)
            require params >= 600;
            require params <= 599;
            require flops <= 60k;
        }
        """;

    /// <summary>The spaces that have valid genomes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Window", "Exact", "Equal", "Quantified", "Tied", "Lengths", "Memory", "Kept", "Rates", "LowRates", "Cell", "Cells", "Vanishing", "Wide"];

    /// <summary>What stands for the file of these spaces.</summary>
    public const string File = "";

    /// <summary>A space of a file in the repository, the first one where it has no name.</summary>
    public static Space Get(string file, string name) => file == File ? Get(name) : Load(file, name);

    /// <summary>One of the spaces; their analysis is not what is tested here.</summary>
    public static Space Get(string name) => NasProgram.Load(Program).GetSpace(name);

    private static Space Load(string file, string name, [CallerFilePath] string path = "")
    {
        var program = NasProgram.Load(System.IO.File.ReadAllText(Path.Combine(Path.GetDirectoryName(path) ?? "", "..", "..", "..", file)));
        return program.GetSpace(name.Length == 0 ? program.Model.Spaces[0].Name : name);
    }
}
