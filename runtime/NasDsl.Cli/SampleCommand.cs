using System.CommandLine;
using System.Text.Json;
using NasDsl.CommandLine;
using NasDsl.Engine;
using NasDsl.Genomes;
using NasDsl.Language.Catalog;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using NasDsl.Networks;
using NasDsl.Randomness;
using NasDsl.Search;

namespace NasDsl.Cli;

/// <summary><c>nas sample FILE [--space NAME] [--count N] [--seed S] [--json]</c></summary>
internal static class SampleCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The .nas file." };
        var name = new Option<string?>("--space") { Description = "Which space to draw from, when the file declares several.", HelpName = "NAME" };
        var count = new Option<int?>("--count") { Description = "How many genomes to draw; one if not given.", HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "What all randomness is drawn from.", HelpName = "S" };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs instead of text for people." };
        count.Validators.Add(result =>
        {
            // A text that is no number has a message already.
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number < 1)
            {
                result.AddError($"--count takes a number of at least 1, not {result.Tokens[0].Value}.");
            }
        });
        var command = new Command("sample", "Draws genomes that satisfy the requirements, and prints them with their networks and costs.") { file, name, count, seed, json };
        command.SetAction((parsed, cancellationToken) => ConsoleProgram.GuardAsync(
            () =>
            {
                var model = NasFile.CompileOrThrow([parsed.GetRequiredValue(file)]).Model;
                var space = Choose(model, parsed.GetRequiredValue(file), parsed.GetValue(name));
                var searches = SearchesOf(model, space);
                var samples = Draw(space, parsed.GetValue(count) ?? 1, parsed.GetValue(seed), network => Plan(searches, network), cancellationToken);
                Write(samples, parsed.GetValue(json));
                return Task.FromResult(ExitCodes.Success);
            },
            "Cancelled."));
        return command;
    }

    // Each genome has a stream of its own: the first ten of a hundred are the ten of ten.
    private static IEnumerable<SampleDocument> Draw(
        Space space, int count, ulong seed, Func<Network, IEnumerable<TrainingMemory>> planTraining, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return SampleDocument.Create(space.Sample(new RandomStream(seed, RandomPurpose.User, (uint)i)), planTraining);
        }
    }

    // Each with a genome of its own, which has the genes of the recipe.
    private static (SearchDefinition Search, Genome Genome)[] SearchesOf(NasModel model, Space space) =>
    [
        .. model.Searches
            .Where(search => search.Space == space.Model.Name)
            .Select(search => SearchDefinition.Create(model, search))
            .Select(search => (search, search.Space.Sample(new RandomStream(0, RandomPurpose.User, 0)))),
    ];

    private static IEnumerable<TrainingMemory> Plan((SearchDefinition Search, Genome Genome)[] searches, Network network)
    {
        var engine = new ManagedEngine();
        return searches.Select(pair => TrainingMemory.Plan(pair.Search, pair.Genome, network, engine)).OfType<TrainingMemory>();
    }

    private static void Write(IEnumerable<SampleDocument> samples, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(samples.ToArray(), JsonOutput.Options));
            return;
        }

        foreach (var (sample, i) in samples.Select((sample, i) => (sample, i)))
        {
            if (i > 0)
            {
                Console.WriteLine();
            }

            sample.WriteTo(Console.Out);
        }
    }

    private static Space Choose(NasModel model, string file, string? name)
    {
        var found = name is null
            ? model.Spaces.Count == 1 ? model.Spaces[0] : null
            : model.Spaces.FirstOrDefault(space => space.Name == name);
        return found is null
            ? throw new NasException([Explain(model, name, new SourceLocation(file, new LinePosition(1, 1)))])
            : new Space(DeviceCost.Expand(found, model.Devices), model.Data.First(data => data.Name == found.Data), devices: model.Devices);
    }

    private static Diagnostic Explain(NasModel model, string? name, SourceLocation start)
    {
        var names = string.Join(", ", model.Spaces.Select(space => space.Name));
        return model.Spaces.Count == 0
            ? Diagnostic.Create(DiagnosticCatalog.NoSpace, start)
            : name is null
                ? Diagnostic.Create(DiagnosticCatalog.SpaceAmbiguous, start, names)
                : Diagnostic.Create(DiagnosticCatalog.DeclarationNotFound, start, "space", name, names);
    }
}
