using NasDsl.Language;
using NasDsl.Language.Analysis;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;

namespace NasDsl.Analysis.Tests;

/// <summary>Spaces over tokens, signals and quarter turns: what the analysis says is what trying every genome gives.</summary>
public class SequenceSpaceTests
{
    private const string Tokens = "tokens(12, 30)";
    private const string Signal = "signal(4, 3)";
    private const string Image = "image(2, 2, 3)";

    public static TheoryData<string, string> Spaces => new()
    {
        { Tokens, "embedding({ 4, 8 }) -> positional? -> residual { attention(heads: { 1, 2, 4 }) } -> (globalavgpool | gru({ 3, 5 }) | lstm(4)) -> linear(classes)" },
        { Tokens, "embedding({ 4, 6 }) -> attention(heads: { 1, 4 }) -> globalavgpool -> linear(classes)" },
        { Tokens, "repeat stage 0..2 { identity } -> embedding(3) -> gru(4, sequence: { true, false }) -> linear(classes)" },
        { Tokens, "embedding(3)? -> gru(4) -> linear(classes)" },
        { Tokens, "dag(nodes: 3, inputs: 1) { identity | embedding(3) } -> globalavgpool -> linear(classes)" },
        { Tokens, "residual { identity } -> embedding(3) -> lstm(2) -> linear(classes)" },
        { Tokens, "parallel(add | concat) { embedding({ 2, 3 }); embedding(3) } -> lstm(2) -> linear(classes)" },
        { Tokens, "parallel(concat) { identity; identity } -> embedding(3) -> lstm(2) -> linear(classes)" },
        { Signal, "repeat layer 0..2 { lstm({ 2, 3, 4, 5, 6, 7 }, sequence: true) } -> attention({ 1, 2, 3 }) -> globalavgpool -> linear(classes)" },
        { Image, "c4lift({ 1, 2 }) -> c4norm? -> repeat stage 0..2 { c4conv({ 1, 3 }, kernel: { 1, 3 }) -> (relu | tanh) } -> c4pool -> globalavgpool -> linear(classes)" },
        { Image, "conv({ 4, 6, 8 }) -> c4conv(2, kernel: { 2, 3 }) -> c4pool -> globalavgpool -> linear(classes)" },
        { Image, "c4conv(2, kernel: 2, padding: valid)? -> c4lift(1) -> c4pool -> c4pool? -> globalavgpool -> linear(classes)" },
    };

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Shapes_and_bounds_are_those_of_every_genome(string input, string body)
    {
        var (space, data, _) = Compile(input, body);
        var networks = BruteSpace.Networks(space, data);
        var sound = networks.Where(network => network.IsSound).ToArray();

        var analysis = SpaceAnalyzer.Analyze(space, data);

        Assert.Equal(sound.Length == networks.Count ? ShapeVerdict.Sound : ShapeVerdict.Faulty, analysis.Shapes);
        Assert.Equal(networks.Count, analysis.Genomes.Number);
        foreach (var (range, kind) in new[] { (analysis.Params, CostKind.Params), (analysis.Macs, CostKind.Macs), (analysis.Flops, CostKind.Flops), (analysis.Memory, CostKind.Memory) })
        {
            Assert.Equal(sound.Length == 0 ? null : new CostRange(sound.Min(network => network.Cost(kind)), sound.Max(network => network.Cost(kind)), true), range);
        }
    }

    [Theory]
    [InlineData(Tokens, "conv(4) -> globalavgpool -> linear(classes)", "'conv' takes numbers, and gets tokens(12,30); put embedding before it.")]
    [InlineData(Tokens, "residual { identity } -> embedding(4) -> gru(4) -> linear(classes)", "'residual' adds numbers, and gets tokens(12,30); put embedding before it.")]
    [InlineData(Tokens, "residual { embedding(4) } -> gru(4) -> linear(classes)", "'residual' adds its input tokens(12,30) to 12x4, and no projection leads from the one to the other;")]
    [InlineData(Tokens, "parallel(add) { identity; identity } -> embedding(4) -> gru(4) -> linear(classes)", "'add' takes numbers, and gets tokens(12,30); put embedding before it.")]
    [InlineData(Signal, "embedding(4) -> gru(4) -> linear(classes)", "'embedding' takes tokens, and gets 4x3; declare the input as tokens(length, vocabulary), or leave it out.")]
    [InlineData(Signal, "attention(2) -> gru(4) -> linear(classes)", "'attention' splits the channels into 2 equal heads, and gets 4x3; use a number of heads that divides 3.")]
    [InlineData(Signal, "gru(4) -> gru(4) -> linear(classes)", "'gru' takes a signal, and gets a vector of 4; put it before globalavgpool and flatten, and behind gru and lstm only with sequence: true.")]
    [InlineData(Image, "lstm(4) -> linear(classes)", "'lstm' takes a signal, and gets an image of 2x2x3; declare the input as signal(length, channels).")]
    [InlineData(Image, "c4conv(4) -> c4pool -> globalavgpool -> linear(classes)", "'c4conv' takes fields of four channels, and gets 2x2x3; put c4lift before it.")]
    [InlineData(Image, "c4lift(4, kernel: 2) -> c4pool -> globalavgpool -> linear(classes)", "'c4lift' with a window of 2 pads one side more than the other, which turns do not keep; use an odd window, or padding: valid.")]
    [InlineData(Signal, "c4lift(4) -> globalavgpool -> linear(classes)", "'c4lift' takes an image, and gets a signal of 4x3; only images can be turned.")]
    public void What_does_not_fit_is_told(string input, string body, string message)
    {
        var (_, _, diagnostics) = Compile(input, body);
        var diagnostic = Assert.Single(diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("NAS2001", diagnostic.Id);
        Assert.StartsWith(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embedding(4) -> gru(4) -> linear(classes)", true, true)]
    [InlineData("embedding(4) -> attention(2) -> globalavgpool -> linear(classes)", true, false)]
    [InlineData("embedding(4) -> globalavgpool -> linear(classes)", false, false)]
    public void Recurrence_is_part_of_the_component_set(string body, bool isNonlinear, bool isRecurrent)
    {
        var (space, data, _) = Compile(Tokens, body);
        Assert.Equal(new Completeness(true, isNonlinear, isRecurrent), SpaceAnalyzer.Analyze(space, data).Completeness);
    }

    private static (SpaceModel Space, DataModel Data, IReadOnlyList<Diagnostic> Diagnostics) Compile(string input, string body)
    {
        var compilation = NasCompiler.Compile([new SourceText("main.nas", $$"""
            data Rows {
                from csv "rows.csv";
                input numbers: columns 0..11 as {{input}};
                target kind: column 12 as class(2);
                split 60% train, 20% validation, 20% test;
            }

            space Net for Rows { {{body}} }
            """)]);
        return (compilation.Model.Spaces[0], compilation.Model.Data[0], compilation.Diagnostics);
    }
}
