using System.CommandLine;
using System.Globalization;
using NasDsl.CommandLine;
using NasDsl.Dashboard;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary><c>nas watch [STUDY] [--run N] [--port N]</c></summary>
internal static class WatchCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var study = new Argument<string?>("STUDY")
        {
            Description = "The study; by default that of this folder which changed last.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var run = new Option<int?>("--run") { Description = "Which run of the study is shown; the last by default.", HelpName = "N" };
        var port = new Option<int>("--port") { Description = "The port on this machine; a free one by default.", HelpName = "N" };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ushort.TryParse(token.Value, CultureInfo.InvariantCulture, out _))
            {
                result.AddError($"--port takes a number from 0 to 65535, not {token.Value}.");
            }
        });
        var command = new Command("watch", "Shows a study in a browser of this machine while a search in another process goes on; Ctrl-C ends it.") { study, run, port };
        command.SetAction((parsed, cancellationToken) => ConsoleProgram.GuardAsync(
            async () =>
            {
                var path = parsed.GetValue(study) ?? FindLatest();
                await using var server = await DashboardServer.StartAsync(path, parsed.GetValue(run), parsed.GetValue(port), cancellationToken).ConfigureAwait(false);
                Console.WriteLine($"{path}: {server.Address}");
                await DashboardServer.RunAsync(cancellationToken).ConfigureAwait(false);
                return ExitCodes.Success;
            },
            "Cancelled."));
        return command;
    }

    private static string FindLatest() =>
        Directory.EnumerateFiles(".", "*" + StudyFile.Extension)
            .Select(file => Path.GetFileName(file))
            .MaxBy(File.GetLastWriteTimeUtc)
        ?? throw new NasException([Diagnostic.Create(DiagnosticCatalog.ProgramFileNotFound, new SourceLocation("*" + StudyFile.Extension, new LinePosition(1, 1)), "*" + StudyFile.Extension)]);
}
