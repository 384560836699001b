using System.CommandLine;
using System.Text.Json;
using NasDsl.CommandLine;
using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using NasDsl.Reporting;
using NasDsl.Search;

namespace NasDsl.Cli;

/// <summary><c>nas search FILE [--search NAME] [--seed N] [--trials N] [--threads N] [--out DIR] [--json]</c></summary>
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
        var options = new SearchArguments();
        var command = new Command("search", "Runs a search and prints its champion.") { file, name, directory, json };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ConsoleProgram.GuardAsync(
            async () =>
            {
                await RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(name),
                    options.Read(parsed),
                    parsed.GetValue(directory),
                    parsed.GetValue(json),
                    cancellationToken).ConfigureAwait(false);
                return ExitCodes.Success;
            },
            SearchConsole.CancelledMessage));
        return command;
    }

    private static async Task RunAsync(
        string file,
        string? name,
        SearchOptions options,
        string? directory,
        bool json,
        CancellationToken cancellationToken)
    {
        var model = NasFile.CompileOrThrow([file]).Model;
        var definition = SearchDefinition.Create(model, Choose(file, model, name));
        if (directory is not null)
        {
            // A folder that cannot be made is better known before the search than after it.
            Directory.CreateDirectory(directory);
        }

        var result = await SearchRunner.RunAsync(
            definition,
            new ManagedEngine(),
            options with { BaseDirectory = Path.GetDirectoryName(Path.GetFullPath(file)) },
            new ConsoleProgress(json ? Console.Error : Console.Out),
            cancellationToken).ConfigureAwait(false);

        var document = JsonSerializer.Serialize(ResultDocument.Create(result), JsonOutput.Options);
        if (json)
        {
            Console.WriteLine(document);
        }
        else
        {
            TextReport.Write(result, Console.Out);
        }

        if (directory is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(directory, "result.json"), document + "\n", cancellationToken).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(directory, "architecture.txt"), result.Champion.Network + "\n", cancellationToken).ConfigureAwait(false);
            SafetensorsFile.Write(Path.Combine(directory, "weights.safetensors"), result.Champion.Weights);
        }
    }

    private static SearchModel Choose(string file, NasModel model, string? name)
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
