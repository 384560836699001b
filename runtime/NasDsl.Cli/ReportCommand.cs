using System.CommandLine;
using NasDsl.CommandLine;
using NasDsl.Dashboard;
using NasDsl.Report;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary><c>nas report STUDY [-o FILE] [--run N]</c></summary>
internal static class ReportCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var study = new Argument<string>("STUDY") { Description = "The study; a search may be working on it." };
        var output = new Option<string?>("--output", "-o") { Description = "Where to write the page; beside the study by default.", HelpName = "FILE" };
        var run = new Option<int?>("--run") { Description = "Which run of the study it tells of; the last by default.", HelpName = "N" };
        var command = new Command("report", "Writes a study as one page of HTML that needs no network and no other file.") { study, output, run };
        command.SetAction((parsed, cancellationToken) => ConsoleProgram.GuardAsync(
            async () =>
            {
                var path = parsed.GetRequiredValue(study);
                var target = parsed.GetValue(output) ?? Path.ChangeExtension(path, ".html");
                await File.WriteAllTextAsync(target, Write(path, parsed.GetValue(run)), cancellationToken).ConfigureAwait(false);
                Console.WriteLine(target);
                return ExitCodes.Success;
            },
            "Cancelled."));
        return command;
    }

    private static string Write(string path, int? run)
    {
        using var study = StudyReader.Open(path);
        return ReportPage.Write(StudyReport.Read(study, run));
    }
}
