using Microsoft.CodeAnalysis;

namespace NasDsl.Generator;

/// <summary>What a program names as extern is written by the user against generated signatures, and runs.</summary>
public sealed class ExternTests
{
    private const string Code = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using NasDsl.Externs;
        using NasDsl.Randomness;

        namespace Test.Written;

        public static partial class Cloud
        {
            public static partial IEnumerable<double[]> ReadRows(string directory, double rows, bool isNoisy)
            {
                var random = new RandomStream(5, RandomPurpose.User);
                for (var row = 0; row < rows; row++)
                {
                    var values = new double[17];
                    values[16] = row % 2;
                    for (var i = 0; i < 16; i++)
                    {
                        values[i] = (row % 2 == 0 ? 1 : -1) * (i % 4) / 4.0 + (isNoisy ? random.NextSingle() : 0);
                    }

                    yield return values;
                }
            }
        }

        sealed partial class Affine
        {
            private partial void InitializeScale(Span<float> values, RandomStream random) => values.Fill(1);

            private partial void InitializeOffset(Span<float> values, RandomStream random)
            {
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = random.NextSingle() - 0.5f;
                }
            }

            private partial void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> scale, ReadOnlySpan<float> offset, Span<float> output)
            {
                for (var i = 0; i < input.Length; i++)
                {
                    var c = i % Node.Input.Channels;
                    output[i] = ((float)Gain * input[i] * scale[c]) + (IsMoved ? offset[c] : 0);
                }
            }

            private partial void Backward(
                ReadOnlySpan<float> input,
                ReadOnlySpan<float> output,
                ReadOnlySpan<float> outputGradient,
                ReadOnlySpan<float> scale,
                ReadOnlySpan<float> offset,
                Span<float> inputGradient,
                Span<float> scaleGradient,
                Span<float> offsetGradient)
            {
                for (var i = 0; i < input.Length; i++)
                {
                    var c = i % Node.Input.Channels;
                    inputGradient[i] = (float)Gain * scale[c] * outputGradient[i];
                    scaleGradient[c] += (float)Gain * input[i] * outputGradient[i];
                    offsetGradient[c] += IsMoved ? outputGradient[i] : 0;
                }
            }
        }

        sealed partial class Halve
        {
            private partial void Forward(ReadOnlySpan<float> input, Span<float> output)
            {
                for (var i = 0; i < output.Length; i++)
                {
                    foreach (var from in Sources(i))
                    {
                        output[i] += input[from] / 4;
                    }
                }
            }

            private partial void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
            {
                for (var i = 0; i < output.Length; i++)
                {
                    foreach (var from in Sources(i))
                    {
                        inputGradient[from] += outputGradient[i] / 4;
                    }
                }
            }

            private int[] Sources(int i)
            {
                var (channels, width) = (Node.Input.Channels, Node.Input.Width);
                var (row, column, channel) = (i / channels / Node.Output.Width, i / channels % Node.Output.Width, i % channels);
                int Place(int dy, int dx) => ((((2 * row) + dy) * width) + (2 * column) + dx) * channels + channel;
                return new[] { Place(0, 0), Place(0, 1), Place(1, 0), Place(1, 1) };
            }
        }

        public static partial class Sharpness
        {
            public static partial double Measure(ExternAnswers answers, double k)
            {
                var sum = 0.0;
                for (var row = 0; row < answers.Rows.Count; row++)
                {
                    var logits = answers.Outputs.Span.Slice(row * 2, 2);
                    sum += Math.Pow(1 / (1 + Math.Exp(-Math.Abs(logits[0] - logits[1]))), k);
                }

                return sum / answers.Rows.Count;
            }
        }

        public static partial class Bill
        {
            public static partial double Measure(ExternCandidate candidate, double price, bool isGross) =>
                price * candidate.Network.Cost.Params * (isGross ? 1.19 : 1);
        }

        """;

    private const string Run = """

        /// <summary>Runs the search.</summary>
        public static class Program
        {
            /// <summary>Runs it twice.</summary>
            /// <returns>What came of it.</returns>
            public static string Run()
            {
                var one = Test.Written.Find.RunAsync(new NasDsl.Search.SearchOptions { Threads = 1 }).Result;
                var two = Test.Written.Find.RunAsync(new NasDsl.Search.SearchOptions { Threads = 3 }).Result;
                var best = one.Champion;
                var first = best.Weights.Tensors[0].Values.AsSpan().SequenceEqual(two.Champion.Weights.Tensors[0].Values.AsSpan());
                var merges = one.Trials.Select(trial => trial.Genome.Merge).Distinct().Count();
                return $"{best.Validation?.Accuracy} {best.Genome == two.Champion.Genome} {first} {one.Trials.Length} {merges}"
                    + $" {one.Trials.Any(trial => trial.Genome.Affine is not null)} {one.Trials.All(trial => trial.Status == NasDsl.Search.TrialStatus.Finished)}";
            }
        }
        """;

    [Fact]
    public async Task Generated_signatures() => await Verify(GeneratorRun.Of(Programs.Externs).Sources.Select(source => new Target(
        "cs",
        $"//HintName: {source.HintName}\n{source.SourceText.ToString().TrimEnd('\n')}",
        Path.GetFileNameWithoutExtension(source.HintName))));

    [Fact]
    public void Code_that_the_user_completes_is_searched_with_the_same_result_on_any_number_of_threads()
    {
        var run = GeneratorRun.Of(Programs.Externs, Code, "using System;\nusing System.Linq;\n" + Run);

        Assert.Equal("1 True True 8 2 True True", CSharpCode.Run(CSharpCode.Load(run.Output)));
    }

    [Fact]
    public void Without_the_code_the_project_does_not_compile()
    {
        var errors = GeneratorRun.Of(Programs.Externs, "").Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))
            .Order(StringComparer.Ordinal)
            .ToArray();

        Assert.Equal(9, errors.Length);
        Assert.All(errors, error => Assert.Contains("must have an implementation part", error, StringComparison.Ordinal));
    }
}
