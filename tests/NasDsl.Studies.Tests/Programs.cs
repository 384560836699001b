using NasDsl.Engine;
using NasDsl.Engines;
using NasDsl.Language;
using NasDsl.Language.Text;
using NasDsl.Search;

namespace NasDsl.Studies.Tests;

/// <summary>The searches of the test programs, and runs of them.</summary>
internal static class Programs
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Programs");

    public static string Steady { get; } = Path.Combine(Folder, "steady.nas");

    public static string SteadyText { get; } = File.ReadAllText(Steady);

    public static StudyPlan Plan(string search = "Steady", IEngine? engine = null, Func<string, string>? edit = null)
    {
        var text = edit is null ? SteadyText : edit(SteadyText);
        var compilation = NasCompiler.Compile([new SourceText(Steady, text)]);
        Assert.False(compilation.HasErrors, string.Join("\n", compilation.Diagnostics));
        var model = compilation.Model;
        var definition = SearchDefinition.Create(model, model.Searches.Single(candidate => candidate.Name == search));
        return StudyPlan.Create(model, definition, engine ?? new ManagedEngine(), [new StudySource(Steady, text)], Folder);
    }

    /// <summary>Runs a search, with a study or without.</summary>
    public static Task<SearchResult> RunAsync(StudyPlan plan, StudyWriter? study = null, IEngine? engine = null, SearchOptions? options = null, CancellationToken cancellationToken = default) =>
        SearchRunner.RunAsync(
            plan.Search,
            engine ?? new ManagedEngine(),
            (options ?? new SearchOptions { Threads = 2 }) with { Journal = study, History = study?.History ?? [], Spent = study?.Spent ?? default, BaseDirectory = Folder, Seed = plan.Seed, Trials = plan.Trials },
            null,
            cancellationToken);

    /// <summary>All of a result that must be the same in every run, as text.</summary>
    public static string Describe(SearchResult result) => string.Join('\n', result.Trials
        .OrderBy(trial => trial.Id)
        .Select(trial => $"{trial.Id} {trial.Generation} {trial.Status} {trial.Reason} {trial.Epochs} {trial.Share} [{string.Join(' ', trial.Objectives)}] [{string.Join(' ', trial.Losses)}] [{string.Join(' ', trial.Curve)}] {trial.Genome}")
        .Append($"champion {result.Champion.Trial.Id} {result.Champion.Weights.Hash()} {result.Champion.Test?.Loss} {result.StopReason} front {string.Join(' ', result.Front.Select(trial => trial.Id))}"));
}
