namespace NasDsl.Generator;

/// <summary>What is checked now and executed later is no reason for the generator to give up.</summary>
public sealed class PlannedTests
{
    private const string Program =
        """
        data Signals { from extern Wrist; input x: columns 0..31 as image(4, 4, 2); target y: columns 32..33; split 60% train, 20% validation, 20% test; }
        data Digits { from npy "digits.npy"; input x: columns 0..63 as image(8, 8, 1); target y: column 64 as class(10); split 60% train, 20% validation, 20% test; }
        extern data Wrist;
        extern metric Sharpness(k = 3);
        extern op Sobel;
        device Watch { clock 64 MHz; ram 256 KB; energy 20 pJ per mac, 5 pJ per byte; }
        device Here = local;
        device Phone from latencies "phone.csv";
        space Pulse for Signals { conv(4) -> globalavgpool -> linear(outputs) }
        space Net for Digits {
            stem: conv({ 8, 16 }) -> relu -> globalavgpool -> linear(classes)
            require latency(Watch) <= 5 ms && memory <= Watch.ram;
            require energy(Phone) <= 1 mJ;
        }
        search Regress { space Pulse; maximize r2; minimize latency(Here); strategy nsga2; train 6 epochs; budget 4 trials; }
        search Harden {
            space Net;
            maximize f1 - ldcl(stem) + Sharpness(k: 5);
            strategy coevolution versus challenges(4);
            fidelity hyperband(over: rows, from: 10%);
            train 6 epochs;
            budget 4 trials;
        }
        search Replay { space Net; maximize accuracy; strategy grid; evaluate table "bench.csv" key (stem.filters) value acc; budget 4 trials; }
        """;

    private const string Code =
        """
        namespace Project;

        public static partial class Wrist
        {
            public static partial System.Collections.Generic.IEnumerable<double[]> ReadRows(string directory) => [];
        }

        public static partial class Sharpness
        {
            public static partial double Measure(NasDsl.Externs.ExternAnswers answers, double k) => k;
        }

        public partial class Sobel
        {
            private partial void Forward(System.ReadOnlySpan<float> input, System.Span<float> output) => input.CopyTo(output);

            private partial void Backward(
                System.ReadOnlySpan<float> input, System.ReadOnlySpan<float> output, System.ReadOnlySpan<float> outputGradient, System.Span<float> inputGradient) =>
                outputGradient.CopyTo(inputGradient);
        }
        """;

    [Fact]
    public void Spaces_and_searches_are_generated_and_compile_without_a_warning()
    {
        var run = GeneratorRun.Of(Program, Code);

        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        var types = CSharpCode.Load(run.Output).GetTypes().Select(type => type.Name).ToArray();
        Assert.All(["Pulse", "Net", "Regress", "Harden", "Replay"], name => Assert.Contains(name, types));
    }
}
