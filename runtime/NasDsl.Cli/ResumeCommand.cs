using System.CommandLine;
using NasDsl.CommandLine;
using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using NasDsl.Search;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary><c>nas resume STUDY [--run N] [--trials N] [--threads N] [--engine NAME] [--device NAME] [--engine-assembly PATH] [--data DIR] [--out DIR] [--json] [--checkpoint-after SECONDS]</c></summary>
internal static class ResumeCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var study = new Argument<string>("STUDY") { Description = "The study." };
        var run = new Option<int?>("--run") { Description = "Which run goes on; the last by default.", HelpName = "N" };
        var trials = new Option<int?>("--trials") { Description = "How many candidates are tried in all: more than before lets a search that is over go on.", HelpName = "N" };
        var threads = new Option<int?>("--threads") { Description = "How many candidates are trained at once; the result does not depend on it.", HelpName = "N" };
        var data = new Option<string?>("--data") { Description = "The directory that the paths of data start from, where it is another one now.", HelpName = "DIR" };
        var directory = new Option<string?>("--out") { Description = "Where to write result.json, architecture.txt and weights.safetensors.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON; progress goes to the error stream." };
        var options = new SearchArguments();
        var patience = StudySearch.CreatePatience();
        var assemblies = EngineOptions.CreateAssembly();
        var command = new Command("resume", "Goes on with a search that was ended somehow, with the program that the study holds: the result is that of a search that never ended.")
        {
            study, run, trials, threads, data, directory, json, patience, assemblies,
        };
        options.AddEngineTo(command);
        options.AddProgressTo(command);
        command.SetAction((parsed, cancellationToken) => ConsoleProgram.GuardAsync(
            async () =>
            {
                var path = parsed.GetRequiredValue(study);
                var isJson = parsed.GetValue(json);
                using var output = new SearchOutput(parsed.GetValue(directory), isJson, options.CreateProgress(parsed, SearchOutput.MessagesOf(isJson)));
                output.Prepare();
                var catalog = EngineCatalog.Create(parsed.GetValue(assemblies) ?? []);
                var (plan, engine) = Recall(path, parsed.GetValue(run), parsed.GetValue(data), parsed.GetValue(trials), catalog, options.ReadEngine(parsed));
                await StudySearch.RunAsync(path, plan, false, engine, new SearchOptions { Threads = parsed.GetValue(threads), CheckpointAfter = TimeSpan.FromSeconds(parsed.GetValue(patience)) }, output, cancellationToken).ConfigureAwait(false);
                return ExitCodes.Success;
            },
            StudySearch.CancelledMessage(parsed.GetValue(study) ?? "")));
        return command;
    }

    private static (StudyPlan Plan, IEngine Engine) Recall(string path, int? number, string? data, int? trials, EngineCatalog catalog, EngineRequest asked)
    {
        StudyRun run;
        using (var reader = StudyReader.Open(path))
        {
            run = reader.ReadRun(number);
        }

        var compilation = NasCompiler.Compile([new SourceText(run.Sources.IsEmpty ? path : run.Sources[0].Path, run.Program)], NasCompilerOptions.Proven);
        if (compilation.HasErrors)
        {
            throw new NasException(compilation.Diagnostics);
        }

        var search = SearchDefinition.Create(compilation.Model, compilation.Model.Searches.First(search => search.Name == run.Search));
        var folder = data ?? run.DataDirectory;

        // What has trained so far goes on, unless the user asks for another engine: then it is said that these trials are not comparable.
        var engine = catalog.Choose(search.Model, asked.Or(new EngineRequest(run.Engine.Split(' ')[0], null))).Load();
        var plan = StudyPlan.Create(compilation.Model, search, engine, run.Sources, Path.GetFullPath(folder)) with { Seed = run.Seed, Trials = trials ?? run.Budget };
        var changes = plan.ChangesSince(run);
        return changes.Count == 0 ? (plan, engine) : throw new NasException(
        [
            Diagnostic.Create(
                DiagnosticCatalog.StudyChanged,
                new SourceLocation(path, new LinePosition(1, 1)),
                run.Id,
                run.Search,
                LockRun.Sentence(changes),
                path),
        ]);
    }
}
