using NasDsl.CommandLine;
using NasDsl.Reporting;
using Samples.NasBenchMacro;

if (args is not [var path, .. var rest] || path.StartsWith('-'))
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project samples/NasBenchMacro -- TABLE [--seed N] [--trials N]");
    Console.Error.WriteLine("TABLE is nas-bench-macro_cifar10.json of https://github.com/xiusu/NAS-Bench-Macro, or nas-bench-macro.csv, which is made of it.");
    return ExitCodes.Failure;
}

return await SearchConsole.RunAsync(rest, async (options, progress, cancellationToken) =>
{
    var folder = BenchmarkTable.Prepare(path);
    var result = await MostAccurate.RunAsync(options with { BaseDirectory = folder }, progress, cancellationToken);
    TextReport.Write(result.Untyped, Console.Out);

    // The genes are in the order of the layers.
    Console.WriteLine();
    Console.WriteLine($"Code of the champion: {string.Concat(result.Untyped.Champion.Genome.Values)}");
});
