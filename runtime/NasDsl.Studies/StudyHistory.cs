using System.Collections.Immutable;
using NasDsl.Genomes;
using NasDsl.Language;
using NasDsl.Language.Text;
using NasDsl.Search;

namespace NasDsl.Studies;

/// <summary>What earlier runs of a study are worth to a new one, after the program was edited.</summary>
public static class StudyHistory
{
    /// <summary>
    /// Finds the trials that still hold: their architecture is in the new space, and training, data and engine are the same. Runs that differ from the new one in their seed alone are repetitions, which are to be independent.
    /// </summary>
    /// <param name="runs">The earlier runs with their trials.</param>
    /// <param name="plan">What the new run depends on.</param>
    /// <returns>The trials, in the order in which they were tried, each architecture once.</returns>
    public static ImmutableArray<CarriedTrial> Find(IEnumerable<(StudyRun Run, ImmutableArray<StudyTrial> Trials)> runs, StudyPlan plan)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(plan);
        var known = new HashSet<Genome>();
        var carried = ImmutableArray.CreateBuilder<CarriedTrial>();
        foreach (var (run, trials) in runs.Where(item => IsOfUse(item.Run, plan)))
        {
            if (FindSearch(run, plan) is not { } search)
            {
                continue;
            }

            var carrier = new TrialCarrier(search, plan.Search);
            foreach (var trial in trials)
            {
                if (Read(trial, search.Space) is { } old && carrier.Carry(old) is { } found && known.Add(found.Genome))
                {
                    carried.Add(new CarriedTrial(found with { Id = carried.Count, Generation = 0 }, trial.Origin ?? new StudyOrigin(run.Id, trial.Id)));
                }
            }
        }

        return carried.ToImmutable();
    }

    private static bool IsOfUse(StudyRun run, StudyPlan plan)
    {
        var now = plan.Deciding.ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal);
        var isAlike = run.Inputs.All(input => input.Name is not ("rows" or "engine") || now.GetValueOrDefault(input.Name) == input.Value);
        var isEdited = run.Search != plan.Search.Model.Name || run.Inputs.Any(input => input.Name != "seed" && now.GetValueOrDefault(input.Name) != input.Value);
        return isAlike && isEdited;
    }

    // A program that this version no longer compiles stays where it is.
    private static SearchDefinition? FindSearch(StudyRun run, StudyPlan plan)
    {
        var compilation = NasCompiler.Compile([new SourceText("program.nas", run.Program)], NasCompilerOptions.Proven);
        return !compilation.HasErrors && compilation.Model.Searches.FirstOrDefault(search => search.Name == run.Search) is { } search
            ? SearchDefinition.Create(compilation.Model, search, plan.Search.Space.Externs)
            : null;
    }

    private static Trial? Read(StudyTrial trial, Space space)
    {
        try
        {
            return trial.Record.ToTrial(space);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
