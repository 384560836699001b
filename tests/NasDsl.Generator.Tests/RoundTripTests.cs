namespace NasDsl.Generator;

/// <summary>Generated code compiles without a warning, and what it writes to a genome it reads back.</summary>
public sealed class RoundTripTests
{
    private const string SampleMany = """
        /// <summary>Samples many architectures.</summary>
        public static class Program
        {
            /// <summary>Takes each from typed to flat and back.</summary>
            /// <returns>What differs.</returns>
            public static string Run()
            {
                for (ulong seed = 0; seed < 100; seed++)
                {
                    var net = NET.Sample(seed);
                    var flat = net.ToGenome();
                    var back = NET.FromGenome(flat);
                    var read = NET.Parse(net.ToString());
                    if (!flat.Values.SequenceEqual(back.ToGenome().Values) || !net.Equals(read) || !flat.Values.SequenceEqual(read.ToGenome().Values))
                    {
                        return $"{seed}: {net} is not {back} or {read}";
                    }

                    if (net.GetHashCode() != back.GetHashCode() || !net.ToNetwork().Equals(back.ToNetwork()))
                    {
                        return $"{seed}: another network";
                    }

                    if (NET.Space.FindViolations(net.Mutate(seed).ToGenome()).Count + NET.Space.FindViolations(net.Crossover(back, seed).ToGenome()).Count > 0)
                    {
                        return $"{seed}: breaks a requirement";
                    }
                }

                return "";
            }
        }
        """;

    [Theory]
    [InlineData("Digits", "Samples.Digits.DigitsNet")]
    [InlineData("Cells", "Test.Cells.Cells")]
    [InlineData("Layers", "Test.Layers.Layers")]
    [InlineData("Everything", "Test.@event.Wide")]
    [InlineData("Everything", "Test.@event.@default")]
    public void Typed_to_flat_and_back_is_the_same_genome(string program, string net)
    {
        var nas = program switch
        {
            "Digits" => Programs.Digits,
            "Cells" => Programs.Cells,
            "Layers" => Programs.Layers,
            _ => Programs.Everything,
        };

        Assert.Equal("", Run(nas, "using System.Linq;\n" + SampleMany.Replace("NET", net, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_architecture_can_be_written_down_in_C_sharp()
    {
        var text = Run(Programs.Digits, """
            using Samples.Digits;

            /// <summary>Writes an architecture.</summary>
            public static class Program
            {
                /// <summary>Writes it.</summary>
                /// <returns>Its genes.</returns>
                public static string Run()
                {
                    var conv = new Conv(Filters: 16, Kernel: 3, Batchnorm: true, Activation: ConvActivation.Relu);
                    var net = new DigitsNet(
                        conv,
                        [
                            new(new DigitsNetStageOp.Residual(conv with { Kernel = 5 }), Maxpool: true),
                            new(new DigitsNetStageOp.Separable(new Separable(Kernel: 3, Filters: 32)), Maxpool: false),
                        ],
                        Rate: 0.1);
                    var filters = 0;
                    foreach (var stage in net.Stage)
                    {
                        filters += stage.Op.Match(conv: conv => conv.Filters, separable: separable => separable.Filters, residual: conv => conv.Filters);
                        filters += stage.Op switch
                        {
                            DigitsNetStageOp.Conv(var block) => block.Filters,
                            DigitsNetStageOp.Separable(var block) => block.Filters,
                            DigitsNetStageOp.Residual(var block) => block.Filters,
                            _ => 0,
                        };
                    }

                    return $"{filters} {net}";
                }
            }
            """);

        Assert.Equal(
            "96 Conv.filters=16 Conv.kernel=3 Conv.batchnorm=true Conv.activation=relu stage=2 "
            + "stage[0].op=residual stage[0].residual.Conv.filters=16 stage[0].residual.Conv.kernel=5 stage[0].residual.Conv.batchnorm=true "
            + "stage[0].residual.Conv.activation=relu stage[0].maxpool=true "
            + "stage[1].op=Separable stage[1].Separable.kernel=3 stage[1].Separable.filters=32 stage[1].maxpool=false rate=0.1",
            text);
    }

    [Theory]
    [InlineData("new Conv(7, 3, false, ConvActivation.Relu)", "Filters is one of 8, 16, 32, not 7. (Parameter 'Filters')")]
    [InlineData("new Conv(8, 3, false, ConvActivation.Relu) with { Kernel = 2 }", "Kernel is one of 1, 3, 5, not 2. (Parameter 'Kernel')")]
    [InlineData("DigitsNet.Sample(1) with { Rate = 0.2 }", "Rate is one of 0, 0.1, 0.3, not 0.2. (Parameter 'Rate')")]
    [InlineData("DigitsNet.Sample(1) with { Stage = [] }", "Stage.Count is one of 1, 2, 3, 4, not 0. (Parameter 'Stage')")]
    public void A_value_that_is_not_allowed_is_refused_with_those_that_are(string expression, string message)
    {
        var text = Run(Programs.Digits, $$"""
            using Samples.Digits;

            /// <summary>Writes what is not allowed.</summary>
            public static class Program
            {
                /// <summary>Tries to.</summary>
                /// <returns>The message.</returns>
                public static string Run()
                {
                    try
                    {
                        return $"{ {{expression}} }";
                    }
                    catch (System.ArgumentOutOfRangeException exception)
                    {
                        return exception.Message;
                    }
                }
            }
            """);

        Assert.Equal(message, text);
    }

    [Fact]
    public void A_genome_of_a_search_is_read_without_the_genes_of_its_recipe()
    {
        var text = Run(Programs.Digits, """
            using Samples.Digits;

            /// <summary>Reads a candidate.</summary>
            public static class Program
            {
                /// <summary>Reads it.</summary>
                /// <returns>The genes that the typed genome has not.</returns>
                public static string Run()
                {
                    var random = new NasDsl.Randomness.RandomStream(1, NasDsl.Randomness.RandomPurpose.User);
                    var candidate = DigitsSearch.Definition.Space.Sample(random);
                    return candidate.ToString().Replace(DigitsNet.FromGenome(candidate).ToString(), "").Split('=')[0];
                }
            }
            """);

        Assert.Equal(" train.lr", text);
    }

    [Fact]
    public void Two_ways_to_write_one_architecture_are_equal()
    {
        // Pooling over 1 x 1 changes nothing.
        var text = Run(Programs.Digits, """
            using Samples.Digits;

            /// <summary>Writes one architecture twice.</summary>
            public static class Program
            {
                /// <summary>Compares them.</summary>
                /// <returns>Whether they are equal.</returns>
                public static string Run()
                {
                    var conv = new Conv(8, 3, false, ConvActivation.Relu);
                    var pooled = new DigitsNetStage(new DigitsNetStageOp.Conv(conv), true);
                    var first = new DigitsNet(conv, [pooled, pooled, pooled, pooled], 0);
                    var second = first with { Stage = [pooled, pooled, pooled, pooled with { Maxpool = false }] };
                    return $"{first == second} {first.GetHashCode() == second.GetHashCode()} {first == (second with { Rate = 0.1 })}";
                }
            }
            """);

        Assert.Equal("True True False", text);
    }

    private static string Run(string nas, string source)
    {
        var run = GeneratorRun.Of(nas, source);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
        return CSharpCode.Run(CSharpCode.Load(run.Output));
    }
}
