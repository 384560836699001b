using System.CommandLine;
using NasDsl.CommandLine;
using NasDsl.Engines;
using NasDsl.Language.Diagnostics;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary><c>nas export STUDY (--csv | --json | --weights) [--run N] [--out FILE]</c></summary>
internal static class ExportCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var study = new Argument<string>("STUDY") { Description = "The study." };
        var csv = new Option<bool>("--csv") { Description = "A table of the trials, one on a line." };
        var json = new Option<bool>("--json") { Description = "All that the study holds; 'nas import' reads it." };
        var weights = new Option<bool>("--weights") { Description = "The weights of the champion, in the safetensors layout; needs --out." };
        var run = new Option<int?>("--run") { Description = "Which run: all by default, the last for --weights.", HelpName = "N" };
        var output = new Option<string?>("--out") { Description = "The file to write; the output by default.", HelpName = "FILE" };
        var command = new Command("export", "Writes what a study holds for other programs.") { study, csv, json, weights, run, output };
        command.Validators.Add(result =>
        {
            var chosen = new[] { csv, json, weights }.Count(result.GetValue);
            if (chosen != 1)
            {
                result.AddError("Choose one of --csv, --json and --weights.");
            }
            else if (result.GetValue(weights) && result.GetValue(output) is null)
            {
                result.AddError("--weights needs --out FILE.");
            }
        });
        command.SetAction((parsed, _) => ConsoleProgram.GuardAsync(
            () =>
            {
                var path = parsed.GetRequiredValue(study);
                if (parsed.GetValue(weights))
                {
                    WriteWeights(path, parsed.GetValue(run), parsed.GetValue(output) ?? "");
                }
                else
                {
                    Write(Choose(path, parsed.GetValue(run)), parsed.GetValue(csv), parsed.GetValue(output));
                }

                return Task.FromResult(ExitCodes.Success);
            },
            "Cancelled."));
        return command;
    }

    private static StudyContents Choose(string path, int? run)
    {
        // What is exported is whole: a damaged study is told, and not written in part.
        using (var reader = StudyReader.Open(path))
        {
            _ = run is null ? null : reader.ReadRun(run);
            foreach (var item in reader.ReadRuns())
            {
                reader.ReadTrials(item.Id);
            }
        }

        var contents = StudyContents.Read(path);
        return contents with { Runs = [.. contents.Runs.Where(item => run is null || item.Run.Id == run)] };
    }

    private static void Write(StudyContents contents, bool isCsv, string? path)
    {
        using var text = new StringWriter();
        if (isCsv)
        {
            StudyCsv.Write(contents.Runs, text);
        }
        else
        {
            text.Write(StudyJson.Write(contents) + "\n");
        }

        if (path is null)
        {
            Console.Write(text);
        }
        else
        {
            File.WriteAllText(path, text.ToString());
        }
    }

    private static void WriteWeights(string path, int? number, string output)
    {
        using var reader = StudyReader.Open(path);
        var run = reader.ReadRun(number);
        var weights = reader.ReadWeights(run.Id)
            ?? throw new NasException([Diagnostic.Create(DiagnosticCatalog.StudyNoChampion, new(path, new(1, 1)), run.Id, path)]);
        SafetensorsFile.Write(output, weights);
    }
}
