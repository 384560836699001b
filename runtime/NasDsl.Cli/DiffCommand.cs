using System.CommandLine;
using System.Text.Json;
using NasDsl.CommandLine;
using NasDsl.Engine;
using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Locks;
using NasDsl.Language.Model;
using NasDsl.Language.Text;
using NasDsl.Randomness;
using NasDsl.Search;
using NasDsl.Studies;

namespace NasDsl.Cli;

/// <summary><c>nas diff OLD NEW [--search NAME] [--json]</c></summary>
internal static class DiffCommand
{
    private const int Draws = 200;

    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var old = new Argument<string>("OLD") { Description = "A .nas file, or a study: the program of its last run." };
        var now = new Argument<string>("NEW") { Description = "Another .nas file or study." };
        var name = new Option<string?>("--search") { Description = "Which search is meant, when the programs declare several.", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "Print JSON for programs instead of text for people." };
        var command = new Command("diff", "Says what has changed between two programs: genes added, removed and renamed, and how many trials carry over.") { old, now, name, json };
        command.SetAction((parsed, _) => ConsoleProgram.GuardAsync(
            () =>
            {
                var document = Compare(parsed.GetRequiredValue(old), parsed.GetRequiredValue(now), parsed.GetValue(name));
                if (parsed.GetValue(json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(document, JsonOutput.Options));
                }
                else
                {
                    document.WriteTo(Console.Out);
                }

                return Task.FromResult(ExitCodes.Success);
            },
            "Cancelled."));
        return command;
    }

    private static DiffDocument Compare(string old, string now, string? name)
    {
        using var study = StudyFile.Is(old) ? StudyReader.Open(old) : null;
        var from = study is null ? Read(old, name) : Recall(study, name);
        var to = Read(now, name);
        var changes = SpaceChanges.Of(from.Search.Space, to.Search.Space);
        var (trials, carried) = study is null ? Draw(from.Search, to.Search) : Carry(study, to);
        return DiffDocument.Create(
            to.Search.Model.Name, to.Search.Space.Genes.Count, changes, LockInputs.Changes(InputsOf(from.Search), InputsOf(to.Search)), trials, carried, study is null);
    }

    private static (int Trials, int Carried) Carry(StudyReader study, Program to)
    {
        var runs = study.ReadRuns().Select(run => (Run: run, Trials: study.ReadTrials(run.Id))).ToArray();
        var plan = StudyPlan.Create(to.Model, to.Search, EngineOf(to.Search.Model, [.. runs.Select(item => item.Run)]), [], to.Folder);

        // Where nothing has changed all of them carry over, since the run goes on.
        var known = runs.FirstOrDefault(item => plan.ChangesSince(item.Run).Count == 0);
        return known.Run is not null
            ? (known.Trials.Length, known.Trials.Length)
            : (runs.Sum(item => item.Trials.Count(trial => trial.Origin is null)), StudyHistory.Find(runs, plan).Length);
    }

    // An engine that is not a part of the tool is the one that the study knows by that name.
    private static string EngineOf(SearchModel search, IReadOnlyList<StudyRun> runs)
    {
        var managed = new ManagedEngine();
        var name = EngineRequest.Of(search).Name;
        return name == managed.Name ? $"{name} {managed.Version}" : runs.Select(run => run.Engine).LastOrDefault(engine => engine.Split(' ')[0] == name) ?? name;
    }

    private static (int Drawn, int Found) Draw(SearchDefinition from, SearchDefinition to)
    {
        var translation = new GenomeTranslation(from.Space, to.Space);
        return (Draws, Enumerable.Range(0, Draws).Count(i => translation.Find(from.Space.Sample(new RandomStream(0, RandomPurpose.User, (uint)i))) is not null));
    }

    private static EquatableArray<LockInput> InputsOf(SearchDefinition search) => LockInputs.Of(search.Model, search.Space.Model, search.Data, "", "");

    private static Program Read(string path, string? name)
    {
        if (StudyFile.Is(path))
        {
            using var study = StudyReader.Open(path);
            return Recall(study, name);
        }

        var model = NasFile.CompileOrThrow([path]).Model;
        return new Program(model, SearchDefinition.Create(model, SearchCommand.Choose(path, model, name)), Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
    }

    private static Program Recall(StudyReader study, string? name)
    {
        var runs = study.ReadRuns();
        var run = runs.LastOrDefault(candidate => candidate.Search == name) ?? study.ReadRun();
        var compilation = NasCompiler.Compile([new SourceText(study.Path, run.Program)], NasCompilerOptions.Proven);
        return compilation.HasErrors
            ? throw new NasException(compilation.Diagnostics)
            : new Program(compilation.Model, SearchDefinition.Create(compilation.Model, compilation.Model.Searches.First(search => search.Name == run.Search)), run.DataDirectory);
    }

    private sealed record Program(NasModel Model, SearchDefinition Search, string Folder);
}
