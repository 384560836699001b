using System.CommandLine;
using System.Globalization;
using NasDsl.Engines;
using NasDsl.Search;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary>A search that keeps a study.</summary>
internal static class StudySearch
{
    /// <summary>The option that says how much training may be lost.</summary>
    /// <returns>The option, in seconds.</returns>
    public static Option<double> CreatePatience()
    {
        var option = new Option<double>("--checkpoint-after")
        {
            Description = "How many seconds of the training of one candidate may be lost when the search is killed; more than that is kept in the study on the way. Default: 5.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 5,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var seconds) && !(seconds is >= 0 and <= 1e6))
            {
                result.AddError($"--checkpoint-after takes seconds from 0 to a million, not {token.Value}.");
            }
        });
        return option;
    }

    /// <summary>What is said when Ctrl-C ends it.</summary>
    /// <param name="study">The study.</param>
    /// <returns>The text.</returns>
    public static string CancelledMessage(string study) => $"Cancelled: all finished trials are in '{study}', and the search goes on from there when it is run again.";

    /// <summary>The file of a study.</summary>
    /// <param name="study">What the user named: a file, or a folder.</param>
    /// <param name="search">The name of the search.</param>
    /// <returns>The path.</returns>
    public static string PathOf(string study, string search) => Directory.Exists(study) ? Path.Combine(study, search + StudyFile.Extension) : study;

    /// <summary>Begins the search or goes on with it, and prints the result.</summary>
    /// <param name="path">The study.</param>
    /// <param name="plan">What the run depends on.</param>
    /// <param name="isAlone">Whether a new run takes over nothing from earlier ones.</param>
    /// <param name="engine">What trains.</param>
    /// <param name="options">What the user decides.</param>
    /// <param name="output">Where the result goes.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>When it is done.</returns>
    public static async Task RunAsync(string path, StudyPlan plan, bool isAlone, IEngine engine, SearchOptions options, SearchOutput output, CancellationToken cancellationToken)
    {
        using var study = StudyWriter.Open(path, plan, isAlone);
        if (study.Restored > 0)
        {
            await output.Messages.WriteLineAsync($"{path}: going on with run {study.Run} after {study.Restored} trials").ConfigureAwait(false);
        }
        else if (study.History.Length > 0)
        {
            await output.Messages.WriteLineAsync($"{path}: run {study.Run} takes over {study.History.Length} trials of earlier runs").ConfigureAwait(false);
        }

        var result = await SearchRunner.RunAsync(
            plan.Search,
            engine,
            options with { Seed = plan.Seed, Trials = plan.Trials, BaseDirectory = plan.DataDirectory, Journal = study, History = study.History, Spent = study.Spent },
            output.Progress,
            cancellationToken).ConfigureAwait(false);
        study.Finish(result);
        await output.WriteAsync(result, cancellationToken).ConfigureAwait(false);
    }
}
