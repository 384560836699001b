namespace NasDsl.Tests.Shared;

/// <summary>The list of cases that drives all tests of operations: ordinary shapes and degenerate ones.</summary>
public static class OperationCases
{
    private const double Small = 0.2;
    private static readonly string[] Elementwise = ["3x3x5", "1x1x1", "7x3", "17", "4x4x33"];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new("conv", 3, "5x5x1", "filters=8 kernel=3"),
        new("conv", 1, "1x1x1", "filters=1 kernel=1"),
        new("conv", 1, "1x1x3", "filters=5 kernel=5"),
        new("conv", 2, "6x4x3", "filters=17 kernel=3 stride=2"),
        new("conv", 2, "7x7x5", "filters=3 kernel=3 stride=3 bias=false"),
        new("conv", 3, "5x5x33", "filters=17 kernel=3"),
        new("conv", 2, "5x6x4", "filters=40 kernel=4"),
        new("conv", 2, "5x6x4", "filters=3 kernel=2 stride=2"),
        new("conv", 2, "6x6x5", "filters=8 kernel=3 padding=valid"),
        new("conv", 2, "7x8x2", "filters=9 kernel=2 padding=valid stride=3"),
        new("conv", 9, "8x8x16", "filters=16 kernel=3"),
        new("conv", 3, "6x4x17", "filters=33 kernel=3"),
        new("conv", 2, "2x2x40", "filters=16 kernel=3 bias=false"),
        new("conv", 3, "14x10x16", "filters=24 kernel=3"),
        new("conv", 5, "7x5x9", "filters=16 kernel=3"),
        new("conv", 2, "3x6x16", "filters=8 kernel=3 bias=false"),
        new("conv", 3, "9x13x8", "filters=8 kernel=3"),
        new("conv", 1, "6x6x150", "filters=16 kernel=3"),
        new("conv", 2, "20x28x16", "filters=16 kernel=3 bias=false"),
        new("conv", 4, "9x1", "filters=5 kernel=5"),
        new("conv", 2, "12x3", "filters=17 kernel=4 stride=2"),
        new("conv", 2, "12x3", "filters=8 kernel=5 padding=valid bias=false"),
        new("conv", 2, "7x6x3", "filters=9 kernel=3 dilation=2"),
        new("conv", 2, "4x9x16", "filters=16 kernel=3 dilation=3 stride=2 padding=same"),
        new("conv", 2, "12x3", "filters=8 kernel=3 dilation=4 padding=valid"),
        new("conv", 3, "5x5x12", "filters=6 kernel=3 groups=3"),
        new("conv", 2, "26x23x1", "filters=11"),
        new("conv", 1, "4x4x32", "filters=32 kernel=3 groups=2 bias=false"),
        new("conv", 2, "5x4x6", "filters=6 kernel=3 groups=6 stride=2 dilation=2"),
        new("conv", 2, "9x10", "filters=20 kernel=5 groups=5"),
        new("conv", 2, "4x4x24", "filters=36 kernel=3 groups=6"),
        new("conv", 1, "4x2x32", "filters=32 kernel=3 groups=32 bias=false"),
        new("depthwise", 2, "7x6x9", "kernel=3 dilation=2"),
        new("depthwise", 2, "11x3", "kernel=2 dilation=5 stride=2"),
        new("convtranspose", 2, "3x4x5", "filters=9"),
        new("convtranspose", 3, "3x3x17", "filters=3 kernel=3"),
        new("convtranspose", 2, "3x2x8", "filters=16 kernel=4 padding=valid bias=false"),
        new("convtranspose", 2, "4x3x3", "filters=5 kernel=3 stride=1"),
        new("convtranspose", 2, "2x3x3", "filters=8 kernel=2 stride=3"),
        new("convtranspose", 2, "7x3", "filters=5 kernel=5 stride=2"),
        new("convtranspose", 1, "1x1x1", "filters=1 kernel=1 stride=1"),
        new("convtranspose", 5, "8x8x3", "filters=4"),
        new("depthwise", 3, "5x5x1", "kernel=3"),
        new("depthwise", 2, "27x25x3", "kernel=3"),
        new("depthwise", 2, "1x6x19", "kernel=3 bias=false"),
        new("depthwise", 1, "1x1x17", "kernel=3"),
        .. from kernel in (int[])[3, 5, 7]
           from one in (OperationCase[])
           [
               new("conv", 3, "256x1", $"filters=16 kernel={kernel}"),
               new("conv", 5, "33x1", $"filters=24 kernel={kernel} bias=false"),
               new("conv", 70, "2x1", $"filters=5 kernel={kernel}"),
               new("conv", 2, "1x1", $"filters=8 kernel={kernel}"),
               new("conv", 1, "700x1", $"filters=3 kernel={kernel}"),
               new("depthwise", 3, "41x19", $"kernel={kernel}"),
               new("depthwise", 40, "3x24", $"kernel={kernel} bias=false"),
               new("depthwise", 2, "2x16", $"kernel={kernel}"),
               new("depthwise", 1, "1x3", $"kernel={kernel}"),
           ]
           select one,
        new("depthwise", 2, "6x5x33", "kernel=5"),
        new("depthwise", 2, "6x5x5", "kernel=3 stride=2 bias=false"),
        new("depthwise", 2, "6x5x8", "kernel=2 padding=valid"),
        new("depthwise", 2, "11x3", "kernel=4 stride=3"),
        new("pointwise", 3, "3x3x5", "filters=17"),
        new("pointwise", 1, "1x1x1", "filters=1 bias=false"),
        new("pointwise", 2, "5x4x33", "filters=3 stride=2"),
        new("pointwise", 2, "9x16", "filters=32"),
        new("linear", 1, "1", "units=1"),
        new("linear", 5, "17", "units=10"),
        new("linear", 70, "33", "units=65 bias=false"),
        new("batchnorm", 5, "3x3x5", ""),
        new("batchnorm", 7, "17", ""),
        new("batchnorm", 3, "6x33", ""),
        new("batchnorm", 40, "4x4x8", ""),
        .. from norm in (string[])["layernorm", "softmax"]
           from shape in Elementwise
           select new OperationCase(norm, shape == "1x1x1" ? 1 : 3, shape, ""),
        new("layernorm", 5, "9x9x40", ""),
        new("softmax", 70, "10", ""),
        new("groupnorm", 3, "3x3x6", "groups=2"),
        new("groupnorm", 2, "5x17", "groups=1"),
        new("groupnorm", 2, "17x20x3", "groups=3"),
        new("groupnorm", 4, "32", "groups=4"),
        new("leaky", 3, "3x3x5", ""),
        new("leaky", 2, "33", "slope=0.3"),
        new("leaky", 2, "7x3", "slope=0"),
        new("squeezeexcite", 3, "4x5x8", ""),
        new("squeezeexcite", 2, "3x3x17", "reduction=2"),
        new("squeezeexcite", 2, "300x3", "reduction=16"),
        new("squeezeexcite", 1, "1x1x1", ""),
        .. from operation in (string[])["relu", "hardswish", "gelu", "tanh", "sigmoid", "silu", "identity", "zero"]
           from shape in Elementwise
           select new OperationCase(operation, shape == "1x1x1" ? 1 : 3, shape, ""),
        .. from pool in (string[])["maxpool", "avgpool"]
           from arguments in (string[])["", "kernel=3 stride=1", "kernel=3 stride=2", "kernel=2 padding=valid", "kernel=2 stride=3"]
           from shape in (string[])["5x6x5", "9x17", "4x4x16"]
           select new OperationCase(pool, 2, shape, arguments),
        new("maxpool", 1, "1x1x3", "kernel=2"),
        new("avgpool", 1, "1x1x3", "kernel=3"),
        .. from pool in (string[])["globalavgpool", "globalmaxpool"]
           from shape in (string[])["4x5x17", "1x1x1", "9x8"]
           select new OperationCase(pool, 2, shape, ""),
        .. from pool in (string[])["adaptiveavgpool", "adaptivemaxpool"]
           from arguments in (string[])["size=1", "size=2", "size=3", "size=8"]
           from shape in (string[])["5x6x5", "9x17", "8x4x8"]
           select new OperationCase(pool, 2, shape, arguments),
        .. from mode in (string[])["nearest", "bilinear"]
           from arguments in (string[])["factor=2", "factor=3", "factor=1"]
           from shape in (string[])["3x4x5", "7x17", "1x1x8"]
           select new OperationCase("upsample", 2, shape, $"{arguments} mode={mode}"),
        new("embedding", 3, "tokens(5,7)", "size=5"),
        new("embedding", 1, "tokens(1,2)", "size=1"),
        new("embedding", 9, "tokens(6,3)", "size=24"),
        new("positional", 3, "9x6", ""),
        new("positional", 1, "1x1", ""),
        new("positional", 2, "70x17", ""),
        new("attention", 3, "5x8", "heads=2") { WeightScale = Small },
        new("attention", 1, "1x1", "heads=1") { WeightScale = Small },
        new("attention", 2, "7x9", "heads=3") { WeightScale = Small },
        new("attention", 5, "3x10", "heads=2 bias=false") { WeightScale = Small },
        new("attention", 2, "17x16", "heads=1") { WeightScale = Small },
        new("attention", 40, "20x4", "heads=4") { WeightScale = Small },
        .. from recurrent in (string[])["gru", "lstm"]
           from isSequence in (string[])["false", "true"]
           from one in (OperationCase[])
           [
               new(recurrent, 3, "4x5", $"units=6 sequence={isSequence}"),
               new(recurrent, 1, "1x1", $"units=1 sequence={isSequence}"),
               new(recurrent, 2, "7x17", $"units=16 sequence={isSequence} bias=false"),
               new(recurrent, 70, "3x3", $"units=9 sequence={isSequence}"),
               new(recurrent, 2, "12x2", $"units=33 sequence={isSequence}"),
           ]
           select one with { WeightScale = Small },
        new("c4lift", 2, "5x5x3", "filters=2"),
        new("c4lift", 1, "1x1x1", "filters=1 kernel=1 bias=false"),
        new("c4lift", 2, "6x5x2", "filters=3 kernel=2 padding=valid"),
        new("c4conv", 2, "5x4x8", "filters=3"),
        new("c4conv", 1, "1x1x4", "filters=1 kernel=3"),
        new("c4conv", 2, "6x6x4", "filters=5 kernel=5 padding=valid bias=false"),
        new("c4conv", 2, "4x4x16", "filters=4"),
        new("c4norm", 3, "3x3x8", ""),
        new("c4norm", 5, "2x1x12", ""),
        new("c4norm", 40, "3x3x4", ""),
        new("c4pool", 3, "3x2x8", ""),
        new("c4pool", 1, "1x1x4", ""),
        new("c4pool", 2, "4x4x36", ""),
        new("dropout", 4, "17", "rate=0.3"),
        new("dropout", 2, "3x3x5", "rate=0.5"),
        new("dropout", 1, "8", "rate=0"),
        new("flatten", 3, "3x4x5", ""),
        new("flatten", 2, "3x4x8", ""),
        new("flatten", 2, "7x1", ""),
        new("reshape", 3, "12", "height=2 width=3"),
        new("reshape", 2, "4x6x5", "length=3 channels=40"),
        new("reshape", 2, "8x8x1", "height=4 width=4"),
        new("reshape", 2, "9x4", "length=18"),
        new("mul", 3, "3x3x5 3x3x5", ""),
        new("mul", 2, "17 17 17 17", ""),
        new("add", 3, "3x3x5 3x3x5", ""),
        new("add", 2, "17 17 17", ""),
        new("concat", 3, "3x3x5 3x3x8", ""),
        new("concat", 2, "7x1 7x17 7x3", ""),
        new("concat", 1, "4 16", ""),
        new("mix", 3, "3x3x5 3x3x5 3x3x5", ""),
        new("mix", 2, "4x3x17 4x3x3 4x3x16 4x3x17", ""),
        new("mix", 70, "5x9 5x8", ""),
        new("mix", 2, "17", ""),
        new("slice", 3, "3x3x5", "channels=2"),
        new("slice", 2, "7x33", "channels=16"),
        new("slice", 2, "17", "channels=17"),
    ];
}
