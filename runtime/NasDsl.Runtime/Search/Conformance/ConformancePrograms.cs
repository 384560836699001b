namespace NasDsl.Search.Conformance;

/// <summary>The searches that strategies are checked on.</summary>
internal static class ConformancePrograms
{
    /// <summary>How many candidates <see cref="Tiny"/> has: three widths, the two kernels that the requirement leaves, an activation or none.</summary>
    public const int TinyCandidates = 12;

    private const string Objectives = "maximize accuracy; minimize params;";

    private const string Spaces = """
        namespace Conformance;

        data Rows {
            from   csv "rows.csv";
            input  pixels: columns 0..63 as image(8, 8, 1);
            target kind:   column 64 as class(10);
            split  60% train, 20% validation, 20% test;
        }

        block Conv {
            conv(filters: { 8, 16, 32 }, kernel: { 1, 3, 5 }) -> batchnorm? -> (relu | gelu | tanh)
        }

        space Tiny for Rows {
            conv(filters: { 8, 16, 32 }, kernel: { 1, 3, 5 }) -> relu? -> globalavgpool -> linear(classes)
            require kernel >= 3;
        }

        space Plain for Rows {
            stem: conv({ 8, 16, 32 }, { 1, 3, 5 }) -> (relu | gelu | tanh)
            -> repeat stage 1..3 { conv({ 8, 16 }, { 1, 3, 5 }) -> batchnorm? -> (relu | identity) }
            -> globalavgpool -> linear(classes)
            require params <= 6k;
        }

        space Blocks for Rows {
            Conv -> repeat stage 1..4 { (Conv | residual { Conv }) -> maxpool(2)? } -> globalavgpool -> dropout({ 0, 0.1, 0.3 }) -> linear(classes)
            require params <= 50k;
            require stage[0].Conv.kernel >= 3 when count(stage) == 1;
        }

        """;

    /// <summary>Blocks and copies, under requirements on costs and on genes, for two objectives, with a gene of the training.</summary>
    public static SearchDefinition Blocks { get; } = Create("Blocks", Objectives, "train 6 epochs, adam(lr: { 1e-3, 3e-3, 1e-2 });");

    /// <summary>A space without blocks, for one objective.</summary>
    public static SearchDefinition Plain { get; } = Create("Plain", "maximize accuracy;");

    /// <summary>A space with a real-valued gene of the training.</summary>
    public static SearchDefinition Real { get; } = Create("Blocks", "maximize accuracy;", "train 6 epochs, adam(lr: 1e-4..1e-2 log);");

    /// <summary>A space with several objectives, without blocks.</summary>
    public static SearchDefinition Several { get; } = Create("Plain", Objectives);

    /// <summary>An objective with a penalty.</summary>
    public static SearchDefinition Penalised { get; } = Create("Blocks", "maximize accuracy - 0.05 * log10(params);");

    /// <summary>A few candidates.</summary>
    public static SearchDefinition Tiny { get; } = Create("Tiny", "maximize accuracy;");

    /// <summary>Candidates that are compared while they are trained.</summary>
    public static SearchDefinition Halving { get; } = Create("Plain", "maximize accuracy;", "train 9 epochs; fidelity halving(eta: 3, from: 1 epochs);");

    private static SearchDefinition Create(string space, string objectives, string training = "train 6 epochs;") => NasProgram
        .Compile($"{Spaces} search Find {{ space {space}; {objectives} {training} strategy random; budget 100 trials; }}")
        .GetSearch("Find");
}
