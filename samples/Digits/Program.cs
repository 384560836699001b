using NasDsl.CommandLine;
using NasDsl.Reporting;
using Samples.Digits;

return await SearchConsole.RunAsync(args, async (options, progress, cancellationToken) =>
{
    var result = await DigitsSearch.RunAsync(options, progress, cancellationToken);
    TextReport.Write(result.Untyped, Console.Out);

    // The champion is a value of a generated type: what the .nas file declares is what IntelliSense offers here.
    DigitsNet champion = result.Champion.Genome;
    Console.WriteLine();
    Console.WriteLine($"In words: {Describe(champion.Conv)}");
    foreach (var stage in champion.Stage)
        Console.WriteLine($"          then {DescribeStage(stage)}");
    return result.Untyped;
});

static string DescribeStage(DigitsNetStage stage) =>
    stage.Op switch
    {
        DigitsNetStageOp.Conv(var conv) => Describe(conv),
        DigitsNetStageOp.Separable(var separable) => $"a separable {separable.Kernel}x{separable.Kernel} convolution to {separable.Filters} channels",
        DigitsNetStageOp.Residual(var conv) => $"a shortcut around {Describe(conv)}",
    } + (stage.Maxpool ? " and a pooling" : "");

static string Describe(Conv conv) => $"a {conv.Kernel}x{conv.Kernel} convolution to {conv.Filters} channels with {conv.Activation}";
