using System.Collections.Immutable;
using System.Globalization;
using NasDsl.Language;
using NasDsl.Language.Diagnostics;
using NasDsl.Language.Text;
using NasDsl.Report;
using NasDsl.Search;
using NasDsl.Studies;

namespace NasDsl.Dashboard;

/// <summary>What a report tells of a study.</summary>
public static class StudyReport
{
    /// <summary>Reads a run of a study. It may be one that a search in another process works on.</summary>
    /// <param name="study">The study.</param>
    /// <param name="number">The number of the run, or null for the last.</param>
    /// <returns>What a report tells of it.</returns>
    /// <exception cref="NasException">There is no such run, or the study is damaged.</exception>
    public static ReportInput Read(StudyReader study, int? number = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        var run = study.ReadRun(number);
        var search = Compile(study.Path, run);
        var kept = study.ReadTrials(run.Id);
        ImmutableArray<Trial> trials;
        try
        {
            trials = [.. kept.Select(trial => trial.Record.ToTrial(search.Space))];
        }
        catch (FormatException failure)
        {
            throw new NasException([Diagnostic.Create(DiagnosticCatalog.StudyDamaged, At(study.Path), $"a trial of run {run.Id} is none of its space: {failure.Message.TrimEnd('.')}", study.Path)]);
        }

        return new ReportInput(search, run.Seed, trials)
        {
            History = [.. trials.Where((_, i) => kept[i].Origin is not null)],
            BaseDirectory = run.DataDirectory,
            Budget = run.Budget,
            IsRunning = run.Result is null && study.IsInUse,
            Elapsed = run.Elapsed,
            Outcome = run.Result is { } result ? new ReportOutcome(result.Champion, result.StopReason, result.Test, result.Weights) : null,
            Trainings = [.. study.ReadProgress(run.Id).Select(training => new ReportTraining(training.Trial, training.Losses))],
            Files = [.. run.Sources.Select(source => new ReportFile(NameOf(source.Path), source.Text))],
            Inputs = run.Inputs,
            Facts =
            [
                new ReportFact("run", run.Id.ToString(CultureInfo.InvariantCulture)),
                new ReportFact("NasDsl", run.Product),
                new ReportFact("engine", run.Engine),
                new ReportFact("begun", run.StartedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
                new ReportFact("processor time", string.Create(CultureInfo.InvariantCulture, $"{run.Cpu.TotalSeconds:F1} s")),
            ],
        };
    }

    private static SearchDefinition Compile(string path, StudyRun run)
    {
        var compilation = NasCompiler.Compile([new SourceText(path, run.Program)], NasCompilerOptions.Proven);
        return compilation.HasErrors
            ? throw new NasException(compilation.Diagnostics)
            : SearchDefinition.Create(compilation.Model, compilation.Model.Searches.First(search => search.Name == run.Search));
    }

    private static SourceLocation At(string path) => new(path, new LinePosition(1, 1));

    // The study may come from a machine with other separators; and where its files lay there is nobody's business.
    private static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
