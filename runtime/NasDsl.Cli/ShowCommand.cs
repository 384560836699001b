using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasDsl.CommandLine;
using NasDsl.Engine;
using NasDsl.Language;
using NasDsl.Language.Text;
using NasDsl.Reporting;
using NasDsl.Search;
using NasDsl.Search.Journal;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary><c>nas show STUDY [TRIAL] [--run N] [--watts W] [--json]</c></summary>
internal static class ShowCommand
{
    private const double DefaultWatts = 10;

    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var study = new Argument<string>("STUDY") { Description = "The study." };
        var trial = new Argument<int?>("TRIAL") { Description = "The number of a trial; without one, the run is shown.", Arity = ArgumentArity.ZeroOrOne };
        var run = new Option<int?>("--run") { Description = "Which run; the last by default.", HelpName = "N" };
        var watts = new Option<double>("--watts")
        {
            Description = "The power that one busy processor core takes, for the estimate of energy.",
            HelpName = "W",
            DefaultValueFactory = _ => DefaultWatts,
        };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs instead of text for people." };
        var command = new Command("show", "Shows a run of a study, or one of its trials.") { study, trial, run, watts, json };
        command.SetAction((parsed, _) => ConsoleProgram.GuardAsync(
            () =>
            {
                using var reader = StudyReader.Open(parsed.GetRequiredValue(study));
                var shown = reader.ReadRun(parsed.GetValue(run));
                if (parsed.GetValue(trial) is { } number)
                {
                    Show(shown, reader.ReadTrial(shown.Id, number), parsed.GetValue(json));
                }
                else
                {
                    Show(reader, shown, parsed.GetValue(watts), parsed.GetValue(json));
                }

                return Task.FromResult(ExitCodes.Success);
            },
            "Cancelled."));
        return command;
    }

    private static void Show(StudyReader reader, StudyRun run, double watts, bool json)
    {
        var document = RunDocument.Create(reader, run);
        var hours = run.Cpu.TotalHours * watts;
        if (json)
        {
            var node = JsonSerializer.SerializeToNode(document, JsonOutput.Options)?.AsObject() ?? [];
            node["estimatedWattHours"] = hours;
            node["wattsPerCore"] = watts;
            node["champion"] = run.Result?.Champion;
            node["front"] = new JsonArray([.. StudyFront.Of(run.Objectives, reader.ReadTrials(run.Id)).Select(trial => JsonValue.Create(trial.Id))]);
            Console.WriteLine(node.ToJsonString(JsonOutput.Options));
            return;
        }

        var trials = reader.ReadTrials(run.Id);
        Console.WriteLine($"{run.Search}, run {run.Id}, seed {run.Seed}: {document.State}, {document.Trials}{(run.Budget is { } budget ? $" of {budget + document.TakenOver}" : "")} trials");
        Console.WriteLine($"  {document.Finished} finished, {document.Stopped} stopped early, {document.Failed} failed{(document.TakenOver > 0 ? $"; {document.TakenOver} taken over from earlier runs" : "")}");
        Console.WriteLine($"  began {Time(run.StartedAt)}, {Plural(run.Sessions.Length, "session")}, {ReportText.Duration(run.Elapsed)} in all, {ReportText.Duration(run.Cpu)} of processor time");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  energy about {hours:G2} Wh (an estimate: processor time at {watts:G4} W for a core)"));
        Console.WriteLine($"  program {(run.Sources.IsEmpty ? "as the study holds it" : run.Sources[0].Path)}, engine {run.Engine}");
        if (run.Result is { } result)
        {
            Console.WriteLine($"  champion: trial {result.Champion}{Quality(", validation", result.Validation)}{Quality(", test", result.Test)}, weights {result.Weights[..12]}");
        }

        foreach (var progress in reader.ReadProgress(run.Id).Where(_ => document.State != "finished"))
        {
            var what = progress.Stage == TrainingStage.Champion ? "the champion" : $"trial {progress.Trial}";
            Console.WriteLine($"  {what} is kept after {Plural(progress.Losses.Length, "epoch")}, {ReportText.Duration(progress.Elapsed)}");
        }

        var front = StudyFront.Of(run.Objectives, trials);
        if (!front.IsEmpty)
        {
            var costs = new (string Name, Func<StudyCosts, long> Value)[] { ("params", cost => cost.Params), ("flops", cost => cost.Flops) }
                .Where(cost => run.Objectives.All(objective => objective.Text != cost.Name))
                .ToArray();
            Console.WriteLine();
            Console.WriteLine("Pareto front");
            TextTable.Write(
                Console.Out,
                "  ",
                [
                    ["trial", .. run.Objectives.Select(objective => objective.Text), .. costs.Select(cost => cost.Name)],
                    .. front.Select(trial => (string[])
                    [
                        trial.Id.ToString(CultureInfo.InvariantCulture),
                        .. trial.Record.Objectives.Select(ReportText.Number),
                        .. costs.Select(cost => ReportText.Count(cost.Value(trial.Costs))),
                    ]),
                ]);
        }
    }

    private static void Show(StudyRun run, StudyTrial trial, bool json)
    {
        var training = PlanTraining(run, trial);
        if (json)
        {
            var node = JsonNode.Parse(StudyJson.Write(trial))?.AsObject() ?? [];
            node["training"] = JsonSerializer.SerializeToNode(training, JsonOutput.Options);
            Console.WriteLine(node.ToJsonString(JsonOutput.Options));
            return;
        }

        var record = trial.Record;
        Console.WriteLine($"Trial {trial.Id} of run {run.Id} ({run.Search}): {Describe(record)}");
        if (trial.Origin is { } origin)
        {
            Console.WriteLine($"  taken over from trial {origin.Trial} of run {origin.Run}");
        }

        foreach (var line in trial.Network.Split('\n'))
        {
            Console.WriteLine("  " + line);
        }

        Console.WriteLine();
        Console.WriteLine("  " + record.Genome);
        Console.WriteLine();
        foreach (var (objective, value) in run.Objectives.Zip(record.Objectives))
        {
            Console.WriteLine($"  {(objective.IsMaximized ? "maximize" : "minimize")} {objective.Text}: {ReportText.Number(value)}");
        }

        if (record.Metrics is { } metrics)
        {
            Console.WriteLine($"  validation: {ReportText.Quality(metrics)}, loss {ReportText.Number(metrics.Loss)}");
        }

        Console.WriteLine($"  cost: {ReportText.Count(trial.Costs.Params)} params, {ReportText.Count(trial.Costs.Flops)} FLOPs, {ReportText.Count(trial.Costs.Memory)} bytes of memory");
        if (training is not null)
        {
            Console.WriteLine($"  memory: {training}");
        }

        if (!record.Losses.IsEmpty)
        {
            Console.WriteLine($"  training loss by epoch: {string.Join(' ', record.Losses.Select(ReportText.Number))}");
        }

        Console.WriteLine($"  {Plural(record.Epochs, "epoch")} in {ReportText.Duration(record.Elapsed)}, recorded {Time(trial.RecordedAt)}, architecture {trial.Architecture[..12]}");
    }

    // Null where the study holds a program that this version reads otherwise, or where another engine has trained.
    private static TrainingMemory? PlanTraining(StudyRun run, StudyTrial trial)
    {
        var engine = new ManagedEngine();
        var compilation = NasCompiler.Compile([new SourceText(run.Search, run.Program)], NasCompilerOptions.Proven);
        if (compilation.HasErrors || !run.Engine.StartsWith(engine.Name, StringComparison.Ordinal)
            || compilation.Model.Searches.FirstOrDefault(search => search.Name == run.Search) is not { } model)
        {
            return null;
        }

        var definition = SearchDefinition.Create(compilation.Model, model);
        try
        {
            var genome = definition.Space.Parse(trial.Record.Genome);
            return TrainingMemory.Plan(definition, genome, genome.Network, engine);
        }
        catch (NasException)
        {
            return null;
        }
    }

    private static string Describe(TrialRecord record) => record.Status switch
    {
        TrialStatus.Finished => "finished",
        TrialStatus.Stopped => record.Reason is { } reason ? $"stopped early: {reason}" : "stopped early",
        _ => $"failed: {record.Reason}",
    };

    private static string Quality(string label, Metrics? metrics) => metrics is null ? "" : $"{label} {ReportText.Quality(metrics)}";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
