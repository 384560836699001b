using NasDsl.Language.Analysis;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using Xunit;

namespace NasDsl.Language.Tests;

/// <summary>What rows of the catalogue say of shapes and costs, on numbers that are worked out by hand.</summary>
public sealed class LayerTests
{
    [Theory]
    [InlineData("conv", "6x5x8", "filters=12 groups=4", "6x5x12", 228, 6480, 13320)] // 9 x 2 weights for each of 12, at 30 places
    [InlineData("conv", "9x7x2", "filters=1 dilation=3 padding=valid", "3x1x1", 19, 54, 111)] // a window of 3 reaches over 7
    [InlineData("depthwise", "7x7x3", "dilation=2 stride=2", "4x4x3", 30, 432, 912)]
    [InlineData("convtranspose", "3x4x5", "filters=4", "6x8x4", 84, 960, 2112)] // 4 x 5 x 4 weights at 12 places, 192 offsets
    [InlineData("convtranspose", "3x5", "filters=2 kernel=4 stride=3 padding=valid", "10x2", 42, 120, 260)]
    [InlineData("layernorm", "3x4x5", "", "3x4x5", 10, 120, 420)]
    [InlineData("groupnorm", "3x4x6", "groups=3", "3x4x6", 12, 144, 504)]
    [InlineData("softmax", "17", "", "17", 0, 0, 51)]
    [InlineData("leaky", "7x3", "", "7x3", 0, 0, 21)]
    [InlineData("hardswish", "7x3", "", "7x3", 0, 0, 21)]
    [InlineData("squeezeexcite", "4x3x8", "", "4x3x8", 42, 32, 276)] // 8 x 2 and 2 x 8 weights, 10 offsets, 10 activations, 96 numbers twice
    [InlineData("squeezeexcite", "9x3", "reduction=8", "9x3", 10, 6, 74)]
    [InlineData("adaptivemaxpool", "5x7x3", "size=3", "3x3x3", 0, 0, 189)] // rows 2 + 3 + 2, columns 3 + 3 + 3
    [InlineData("adaptiveavgpool", "2x3", "size=4", "4x3", 0, 0, 12)]
    [InlineData("globalmaxpool", "4x5x3", "", "3", 0, 0, 60)]
    [InlineData("upsample", "3x4x3", "", "6x8x3", 0, 0, 0)]
    [InlineData("upsample", "3x4x3", "mode=bilinear", "6x8x3", 0, 576, 1152)]
    [InlineData("upsample", "5x2", "factor=3 mode=bilinear", "15x2", 0, 60, 120)]
    [InlineData("reshape", "4x6x5", "length=12", "12x10", 0, 0, 0)]
    [InlineData("reshape", "24", "height=2 width=4 channels=3", "2x4x3", 0, 0, 0)]
    [InlineData("mul", "3x3x5 3x3x5 3x3x5", "", "3x3x5", 0, 0, 90)]
    public void Shape_and_cost_are_those_worked_out(string operation, string inputs, string arguments, string shape, long parameters, long macs, long flops)
    {
        var given = Arguments(operation, arguments);
        var shapes = inputs.Split(' ').Select(ShapeOf).ToArray();

        var output = given.Operation.InferShape(shapes, given);

        Assert.Null(output.Error);
        Assert.Equal(shape, output.Shape.ToString());
        Assert.Equal(new OperationCost(parameters, macs, flops), given.Operation.Cost(shapes, output.Shape, given));
    }

    [Theory]
    [InlineData("leaky", "7x3", "slope=1", true)]
    [InlineData("leaky", "7x3", "slope=0.5", false)]
    [InlineData("adaptivemaxpool", "3x3x2", "size=3", true)]
    [InlineData("adaptivemaxpool", "3x4x2", "size=3", false)]
    [InlineData("adaptiveavgpool", "3x2", "size=3", true)]
    [InlineData("upsample", "3x2", "factor=1", true)]
    [InlineData("reshape", "4x2x3", "height=4 width=2", true)]
    [InlineData("reshape", "4x2x3", "height=2 width=4", false)]
    public void What_changes_nothing_is_known(string operation, string input, string arguments, bool isIdentity)
    {
        var given = Arguments(operation, arguments);

        Assert.True(given.Operation.CanVanish);
        Assert.Equal(isIdentity, given.Operation.IsIdentity(ShapeOf(input), given));
    }

    [Theory]
    [InlineData("conv(6, groups: 4)", "'conv' in 4 groups takes channels that 4 divides, and gets 8x8x1; choose groups that divide the channels")]
    [InlineData("conv(8) -> conv(6, groups: 4)", "'conv' in 4 groups makes channels that 4 divides, and filters is 6; choose groups that divide the filters")]
    [InlineData("conv(6) -> groupnorm(4)", "'groupnorm' in 4 groups takes channels that 4 divides, and gets 8x8x6; choose groups that divide the channels")]
    [InlineData("conv(6, dilation: 4, padding: valid)", "'conv' with a window of 9 does not fit into 8x8x1; use a smaller window, fewer poolings before it, or padding: same")]
    [InlineData("flatten -> squeezeexcite", "'squeezeexcite' takes an image or a signal, and gets a vector of 64; put it before globalavgpool or flatten")]
    [InlineData("flatten -> upsample", "'upsample' takes an image or a signal, and gets a vector of 64; put it before globalavgpool or flatten")]
    [InlineData("upsample(100000)", "'upsample' makes more than 16777216 numbers of 8x8x1; let it grow less")]
    [InlineData("flatten -> convtranspose(4)", "'convtranspose' takes an image or a signal, and gets a vector of 64; put it before globalavgpool or flatten")]
    [InlineData("flatten -> adaptiveavgpool(2)", "'adaptiveavgpool' takes an image or a signal, and gets a vector of 64; put it before globalavgpool or flatten")]
    [InlineData("flatten -> globalmaxpool", "'globalmaxpool' takes an image or a signal, and gets a vector of 64; leave it out")]
    [InlineData("reshape(height: 4)", "'reshape' takes height and width for an image, or length for a signal; use flatten for a vector")]
    [InlineData("reshape(length: 7)", "'reshape' puts the 64 numbers of 8x8x1 into 7 places, which does not come out even; choose sizes whose product is 64")]
    [InlineData("reshape(height: 4, width: 4, channels: 3)", "'reshape' puts the 64 numbers of 8x8x1 into 4x4x3, which does not come out even; choose sizes whose product is 64")]
    [InlineData("parallel(mul) { conv(4); conv(8) }", "'mul' takes inputs of one shape, and gets 8x8x4 and 8x8x8")]
    public void What_does_not_fit_is_said(string chain, string message)
    {
        var compilation = Compilation.Of(Snippets.Prelude + $"space Net for Digits {{ {chain} -> flatten -> linear(classes) }}");

        var error = Assert.Single(compilation.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relu", true)]
    [InlineData("groupnorm(1)", true)]
    [InlineData("groupnorm(4)", false)]
    [InlineData("conv(16, groups: { 1, 2 })", false)]
    [InlineData("reshape(length: 32)", false)]
    public void Widths_between_the_ends_are_left_out_only_where_no_shape_depends_on_them(string next, bool isThinned)
    {
        var compilation = Compilation.Of(Snippets.Prelude + $"space Net for Digits {{ conv(8..32 step 4) -> {next} -> globalavgpool -> linear(classes) }}");

        Assert.Equal(isThinned, ChannelThinning.Find(compilation.Model.Spaces.Single()).Count > 0);
    }

    [Theory]
    [InlineData("parallel(mul) { conv(4); conv(4) }")]
    [InlineData("conv(4) -> dag(nodes: 3, inputs: all, merge: mul) { pointwise(4) }")]
    [InlineData("conv(4) -> adaptivemaxpool(2)")]
    [InlineData("conv(4) -> layernorm")]
    [InlineData("conv(4) -> squeezeexcite")]
    public void What_is_more_than_an_affine_map_counts_as_a_nonlinearity(string chain)
    {
        var compilation = Compilation.Of(Snippets.Prelude + $"space Net for Digits {{ {chain} -> globalavgpool -> linear(classes) }}");

        Assert.True(ModuleFacts.CompletenessOf(compilation.Model.Spaces.Single().Root).HasNonlinearity);
    }

    [Fact]
    public void Separable_is_depthwise_and_pointwise()
    {
        static SpaceModel SpaceOf(string chain) =>
            Compilation.Of(Snippets.Prelude + $"space Net for Digits {{ conv(8) -> {chain} -> globalavgpool -> linear(classes) }}").Model.Spaces.Single();

        var named = SpaceOf("separable(kernel: { 3, 5 }, filters: { 8, 16 }, stride: 2, bias: false)");
        var written = SpaceOf("depthwise({ 3, 5 }, stride: 2, bias: false) -> pointwise({ 8, 16 }, bias: false)");

        Assert.Equal(written.Root, named.Root);
        Assert.Equal(["kernel", "filters"], named.Genes.Select(gene => gene.Path));
        Assert.NotEqual(written.Root, SpaceOf("separable(kernel: { 3, 5 }, filters: { 8, 16 }, stride: 2)").Root);
    }

    [Fact]
    public void The_name_of_a_composition_is_taken()
    {
        var compilation = Compilation.Of(Snippets.Prelude + "block separable { relu }\nspace Net for Digits { flatten -> separable -> linear(classes) }");

        Assert.Contains(compilation.Diagnostics, diagnostic => diagnostic.Id == DiagnosticCatalog.NameOfOperation.Id);
    }

    [Fact]
    public void A_composition_takes_its_own_arguments_alone()
    {
        var compilation = Compilation.Of(Snippets.Prelude + "space Net for Digits { separable(8, groups: 2) -> globalavgpool -> linear(classes) }");

        var error = Assert.Single(compilation.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Contains("filters, kernel, stride, padding, dilation and bias", error.Message, StringComparison.Ordinal);
    }

    private static OperationArguments Arguments(string operation, string arguments)
    {
        var row = OperationCatalog.Get(operation);
        var given = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(argument => argument.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Empty(given.Keys.Except(row.Parameters.Select(parameter => parameter.Name)));
        return new OperationArguments(row, row.Parameters.Select(parameter =>
            !given.TryGetValue(parameter.Name, out var text) ? parameter.Default ?? throw new ArgumentException(parameter.Name)
            : double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Value.Of(number)
            : Value.Of(text)));
    }

    private static Shape ShapeOf(string text) => text.Split('x').Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)).ToArray() switch
    {
        [var height, var width, var channels] => Shape.Image(height, width, channels),
        [var length, var channels] => Shape.Signal(length, channels),
        [var length] => Shape.Vector(length),
        _ => throw new FormatException(text),
    };
}
