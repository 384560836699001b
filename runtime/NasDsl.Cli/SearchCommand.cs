using System.CommandLine;
using NasDsl.CommandLine;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using NasDsl.Search;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary><c>nas search FILE [--search NAME] [--seed N] [--trials N] [--threads N] [--engine NAME] [--device NAME] [--engine-assembly PATH] [--out DIR] [--json] [--study STUDY] [--no-history] [--checkpoint-after SECONDS]</c></summary>
internal static class SearchCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The .nas file; the paths of its data are relative to it." };
        var name = new Option<string?>("--search") { Description = "Which search to run, when the file declares several.", HelpName = "NAME" };
        var directory = new Option<string?>("--out") { Description = "Where to write result.json, architecture.txt and weights.safetensors.", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON; progress goes to the error stream." };
        var study = new Option<string?>("--study")
        {
            Description = "Keep every trial in this study, or in NAME.nasstudy of this folder, and go on with what is there: a search that is killed loses nothing.",
            HelpName = "STUDY",
        };
        var alone = new Option<bool>("--no-history") { Description = "After the program was edited, take over nothing from the trials that the study has." };
        var patience = StudySearch.CreatePatience();
        var assemblies = EngineOptions.CreateAssembly();
        var options = new SearchArguments();
        var command = new Command("search", "Runs a search and prints its champion.") { file, name, directory, json, study, alone, patience, assemblies };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ConsoleProgram.GuardAsync(
            async () =>
            {
                var isJson = parsed.GetValue(json);
                using var output = new SearchOutput(parsed.GetValue(directory), isJson, options.CreateProgress(parsed, SearchOutput.MessagesOf(isJson)));
                await RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(name),
                    options.Read(parsed) with { CheckpointAfter = TimeSpan.FromSeconds(parsed.GetValue(patience)) },
                    parsed.GetValue(assemblies) ?? [],
                    output,
                    parsed.GetValue(study),
                    parsed.GetValue(alone),
                    cancellationToken).ConfigureAwait(false);
                return ExitCodes.Success;
            },
            parsed.GetValue(study) is { } path ? StudySearch.CancelledMessage(path) : SearchConsole.CancelledMessage));
        return command;
    }

    private static async Task RunAsync(
        string file,
        string? name,
        SearchOptions options,
        string[] assemblies,
        SearchOutput output,
        string? study,
        bool isAlone,
        CancellationToken cancellationToken)
    {
        var source = new StudySource(Path.GetFullPath(file), File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false) : "");
        var model = NasFile.CompileOrThrow([file]).Model;
        var definition = SearchDefinition.Create(model, Choose(file, model, name));
        var engine = EngineCatalog.Create(assemblies).Choose(definition.Model, EngineRequest.Parse(options.EngineName, options.Device)).Load();
        output.Prepare();
        var folder = Path.GetDirectoryName(source.Path) ?? ".";
        if (study is null)
        {
            var result = await SearchRunner.RunAsync(definition, engine, options with { BaseDirectory = folder }, output.Progress, cancellationToken).ConfigureAwait(false);
            await output.WriteAsync(result, cancellationToken).ConfigureAwait(false);
            return;
        }

        var plan = StudyPlan.Create(model, definition, engine, [source], folder) with { Seed = options.Seed, Trials = options.Trials };
        await StudySearch.RunAsync(StudySearch.PathOf(study, definition.Model.Name), plan, isAlone, engine, options, output, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the search that is meant.</summary>
    internal static SearchModel Choose(string file, NasModel model, string? name)
    {
        var found = name is null
            ? model.Searches.Count == 1 ? model.Searches[0] : null
            : model.Searches.FirstOrDefault(search => search.Name == name);
        if (found is not null)
        {
            return found;
        }

        var start = new SourceLocation(file, new LinePosition(1, 1));
        throw new NasException(
        [
            model.Searches.Count == 0
                ? Diagnostic.Create(DiagnosticCatalog.NoSearch, start)
                : name is null
                    ? Diagnostic.Create(DiagnosticCatalog.SearchAmbiguous, start, Names(model))
                    : Diagnostic.Create(DiagnosticCatalog.DeclarationNotFound, start, "search", name, Names(model)),
        ]);
    }

    private static string Names(NasModel model) => string.Join(", ", model.Searches.Select(search => search.Name));
}
