using System.CommandLine;
using System.Text.Json;
using NasDsl.CommandLine;
using NasDsl.Language;
using NasDsl.Language.Analysis;
using NasDsl.Language.Model;

namespace NasDsl.Cli;

/// <summary><c>nas info FILE... [--json]</c></summary>
internal static class InfoCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "The .nas files, compiled together.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs instead of text for people." };
        var command = new Command("info", "Describes what .nas files declare: data, the size and bounds of spaces, searches.") { files, json };
        command.SetAction((parsed, _) => ConsoleProgram.GuardAsync(
            () => Task.FromResult(Run(parsed.GetRequiredValue(files), parsed.GetValue(json))), "Cancelled."));
        return command;
    }

    private static int Run(IReadOnlyList<string> files, bool json)
    {
        var compilation = NasFile.CompileOrThrow(files);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(InfoDocument.Create(compilation), JsonOutput.Options));
        }
        else
        {
            WriteText(compilation);
        }

        return ExitCodes.Success;
    }

    private static void WriteText(NasCompilation compilation)
    {
        var model = compilation.Model;
        foreach (var data in model.Data)
        {
            Console.WriteLine($"data {data.Name}: {data.Source.Kind} \"{data.Source.Path}\", {data.Input.Shape} -> {Describe(data.Target)}");
        }

        foreach (var space in model.Spaces)
        {
            Console.WriteLine($"space {space.Name} for {space.Data}: {Plural(space.Genes.Count, "gene")}, {Plural(space.Requirements.Count, "requirement")}");
            var analysis = compilation.Analyses.FirstOrDefault(candidate => candidate.Space == space.Name);
            if (analysis is not null)
            {
                Console.WriteLine($"    {analysis.Summary}");
                Console.WriteLine($"    {Describe(analysis.Completeness)}");
            }
        }

        foreach (var search in model.Searches)
        {
            Console.WriteLine($"search {search.Name} of {search.Space}: {search.Strategy.Name}, {string.Join(", ", search.Objectives.Select(Describe))}{(search.TrainOn is { } device ? $", trained on {device.Name}" : "")}");
        }
    }

    private static string Describe(TargetModel target) =>
        target.Kind == TargetKind.Class ? $"{target.Size} classes" : target.Size == 1 ? "a number" : $"{target.Size} numbers";

    private static string Describe(Completeness has) =>
        $"{(has.HasAffineMap ? "affine maps" : "no affine map")}, {(has.HasNonlinearity ? "non-linearities" : "no non-linearity")}, {(has.HasUnboundedDepth ? "unbounded depth" : "no unbounded depth")}";

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Describe(ObjectiveModel objective) => $"{(objective.IsMaximized ? "maximize" : "minimize")} {objective.Text}";
}
