using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NasDsl.CommandLine;
using NasDsl.Language.Diagnostics;
using NasDsl.Reporting;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary><c>nas studies [DIR] [--json]</c></summary>
internal static class StudiesCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "The folder to look in, with those inside it; the current one by default.", DefaultValueFactory = _ => "." };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs instead of text for people." };
        var command = new Command("studies", "Lists the studies of a folder, with how far their runs are.") { directory, json };
        command.SetAction((parsed, _) => ConsoleProgram.GuardAsync(() => Task.FromResult(Run(parsed.GetRequiredValue(directory), parsed.GetValue(json))), "Cancelled."));
        return command;
    }

    private static int Run(string directory, bool json)
    {
        var runs = new List<RunDocument>();
        var failures = new List<Diagnostic>();
        foreach (var path in Directory.EnumerateFiles(directory, "*" + StudyFile.Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                using var study = StudyReader.Open(path);
                runs.AddRange(study.ReadRuns().Select(run => RunDocument.Create(study, run)));
            }
            catch (NasException failure)
            {
                // One that cannot be read does not keep the others from being listed.
                failures.AddRange(failure.Diagnostics);
            }
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(runs, JsonOutput.Options));
        }
        else if (runs.Count > 0)
        {
            TextTable.Write(Console.Out, "", [["run", "search", "state", "trials", "best", "time", "last", "study"], .. runs.Select(Row)]);
        }
        else if (failures.Count == 0)
        {
            Console.WriteLine($"There are no studies in '{directory}'; 'nas search FILE --study STUDY' keeps one.");
        }

        return failures.Count == 0 ? ExitCodes.Success : throw new NasException(failures);
    }

    private static string[] Row(RunDocument run) =>
    [
        run.Id.ToString(CultureInfo.InvariantCulture),
        run.Search,
        run.State,
        run.Budget is { } budget ? $"{run.Trials}/{budget + run.TakenOver}" : $"{run.Trials}",
        run.Best is { } best ? $"{run.Objectives[0]} {ReportText.Number(best)}" : "-",
        ReportText.Duration(TimeSpan.FromSeconds(run.Seconds)),
        run.LastSeen.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        run.Study,
    ];
}
